import { err, ok, type Result } from '$lib/domain/shared';
import { criteriaInForce, readCriteriaVersion } from '../criteria';
import type { Database } from '../db';
import { authorOf, note, scopeOf, type Actor } from '../journal';
import { liveRoom } from '../live';
import { discardGroupWork } from './group-work';
import { readWorkshop } from './list';
import { firstPreparation, keptPart, readPreparation, readTitle } from './preparation';
import type { PreparationRefusal } from './preparation-refusal';
import type { Workshop } from './workshop';

/** Workshops of an installation. */
const MOST = 2000;

type Done = Result<Workshop, PreparationRefusal>;

const found = (workshop: Workshop | null): Done => (workshop ? ok(workshop) : err({ code: 'gone' }));

/** Makes a workshop from the script, on the territories of who makes it and the criteria in force. */
export async function createWorkshop(
	db: Database,
	actor: Actor,
	{ title, rehearsal }: { readonly title: string; readonly rehearsal: boolean }
): Promise<Done> {
	const read = readTitle(title);
	if (!read.ok) return read;
	const { number, criteria } = await criteriaInForce(db);
	const preparation = firstPreparation({
		title: read.value,
		scope: scopeOf(actor),
		criteriaVersion: number,
		segments: criteria.segments.map(({ id }) => id),
		rehearsal
	});
	return db.transaction(async (session) => {
		const [count] = await session.query('select count(*)::int from workshops');
		if (Number(count?.[0]) >= MOST) return err({ code: 'too-many', limit: MOST });
		const [row] = await session.query(
			`insert into workshops (created_by, owner_id, scope, title, preparation)
			values ($1, $1, $2::text::jsonb, $3, $4::text::jsonb) returning id`,
			[
				authorOf(actor),
				JSON.stringify(preparation.scope),
				preparation.title,
				JSON.stringify(keptPart(preparation))
			]
		);
		const id = Number(row?.[0]);
		await note(session, actor, {
			action: 'workshop-created',
			subject: `workshop ${id}`,
			after: { rehearsal }
		});
		return found(await readWorkshop(session, id, scopeOf(actor)));
	});
}

/**
 * Keeps what a workshop is to be, unless somebody did so since `revision`: nothing is then overwritten.
 * @param given anything: it is read as a Preparation
 */
export async function savePreparation(
	db: Database,
	actor: Actor,
	{ id, revision, given }: { readonly id: number; readonly revision: number; readonly given: unknown }
): Promise<Done> {
	const scope = scopeOf(actor);
	const read = readPreparation(given, scope);
	if (!read.ok) return read;
	const { criteriaVersion } = read.value;
	if ((await readCriteriaVersion(db, criteriaVersion)) === null)
		return err({ code: 'no-criteria', version: criteriaVersion });
	return db.transaction(async (session) => {
		const workshop = await readWorkshop(session, id, scope, { lock: true });
		if (!workshop) return err({ code: 'gone' });
		if (workshop.status !== 'preparing') return err({ code: 'not-preparing' });
		if (workshop.revision !== revision) return err({ code: 'changed-meanwhile', theirs: workshop });
		// A rehearsal stays one: what it makes counts for nothing, whatever it is called afterwards.
		const preparation = { ...read.value, rehearsal: workshop.rehearsal };
		await session.query(
			`update workshops set title = $2, scope = $3::text::jsonb, preparation = $4::text::jsonb, revision = revision + 1,
				updated_at = now() where id = $1`,
			[id, preparation.title, JSON.stringify(preparation.scope), JSON.stringify(keptPart(preparation))]
		);
		return found(await readWorkshop(session, id, scope));
	});
}

/**
 * Deletes a workshop that is not being held, with all that happened in it. What its sub-groups worked on stays, but for a rehearsal,
 * which leaves nothing.
 */
export async function deleteWorkshop(
	db: Database,
	actor: Actor,
	id: number
): Promise<Result<null, PreparationRefusal>> {
	if (!(await readWorkshop(db, id, scopeOf(actor)))) return err({ code: 'gone' });
	const { drafts, scenarios } = (await liveRoom(db, id)).state;
	const deleted = await db.transaction(async (session): Promise<Result<Workshop, PreparationRefusal>> => {
		const workshop = await readWorkshop(session, id, scopeOf(actor), { lock: true });
		if (!workshop) return err({ code: 'gone' });
		if (workshop.status === 'live' && !workshop.rehearsal) return err({ code: 'live' });
		await session.query('delete from workshops where id = $1', [id]);
		await note(session, actor, {
			action: 'workshop-deleted',
			subject: `workshop ${id}`,
			before: { title: workshop.title, rehearsal: workshop.rehearsal }
		});
		return ok(workshop);
	});
	if (!deleted.ok) return deleted;
	if (deleted.value.rehearsal) await discardGroupWork(db, actor, { drafts, scenarios });
	return ok(null);
}
