import { err, ok, type Result } from '$lib/domain/shared';
import { preparationProblems, type Poll, type RoomSegment, type WorkshopSetup } from '$lib/domain/workshop';
import type { Database } from '../db';
import { note, scopeOf, type Actor } from '../journal';
import { liveRoom, workshopRefusalMessage } from '../live';
import { newJoinToken, newRoomCode } from './codes';
import { facilitatorOf } from './facilitators';
import { discardGroupWork, makeGroupWork } from './group-work';
import { readWorkshop } from './list';
import type { PreparationRefusal } from './preparation-refusal';
import { findRoomByCode } from './rooms';
import type { Workshop } from './workshop';

/** What is read of the product when a workshop opens, and stays as it was then. */
export interface OpeningGround {
	/** As people are told of it, in French. */
	readonly territory: string;
	readonly dataset: WorkshopSetup['dataset'];
	readonly segments: readonly RoomSegment[];
	readonly polls: readonly Poll[];
}

type Opened = Result<Workshop, PreparationRefusal>;

/**
 * Opens a workshop as it was prepared at `revision`: draws its code, gives each sub-group a draft of the criteria and a variant of the
 * scenario, and lets people in. Stopped half-way, it can be asked again.
 * @param ground of the data in force on the workshop's territories
 */
export async function openWorkshop(
	db: Database,
	actor: Actor,
	{ id, revision, ground }: { readonly id: number; readonly revision: number; readonly ground: OpeningGround }
): Promise<Opened> {
	const workshop = await readWorkshop(db, id, scopeOf(actor));
	if (!workshop) return err({ code: 'gone' });
	if (workshop.status !== 'preparing') return err({ code: 'not-preparing' });
	if (workshop.revision !== revision) return err({ code: 'changed-meanwhile', theirs: workshop });
	const { preparation } = workshop;
	const problems = preparationProblems(preparation, ground.segments);
	if (problems.length > 0) return err({ code: 'not-ready', problems });
	const room = await liveRoom(db, id);
	if (room.state.phase !== 'preparing') return err({ code: 'not-preparing' });
	const made = await makeGroupWork(db, actor, workshop);
	if (!made.ok) return made;
	await giveCode(db, actor, workshop);
	const { plannedFor: _, ...prepared } = preparation;
	const { territory, dataset, segments, polls } = ground;
	const setup: WorkshopSetup = { ...prepared, territory, dataset, segments };
	const [outcome] = await room.submit({ kind: 'program' }, [
		{ key: null, command: { type: 'open', setup, polls, ...made.value } }
	]);
	if (outcome && !outcome.ok) {
		await discardGroupWork(db, actor, made.value);
		// Somebody else may have opened it at the same time: it is open.
		if (outcome.error.code !== 'already-open')
			return err({ code: 'not-made', why: workshopRefusalMessage(outcome.error) });
	}
	const opened = await readWorkshop(db, id, scopeOf(actor));
	if (!opened) return err({ code: 'gone' });
	await letDrive(db, actor, opened);
	return ok(opened);
}

/** Who opens a workshop drives it, until somebody else takes over. */
async function letDrive(db: Database, actor: Actor, { id, code }: Workshop): Promise<void> {
	const head = code === null ? null : await findRoomByCode(db, code);
	const facilitator = head && typeof actor !== 'string' ? await facilitatorOf(db, head, actor) : null;
	if (facilitator === null) return;
	const room = await liveRoom(db, id);
	if (room.state.driver !== null) return;
	await room.submit({ kind: 'facilitator', id: facilitator }, [
		{ key: null, command: { type: 'take-driving' } }
	]);
}

/** Draws the code and what the QR code holds, once: nobody comes in by them before the workshop is open. */
async function giveCode(db: Database, actor: Actor, { id, rehearsal }: Workshop): Promise<void> {
	await db.transaction(async (session) => {
		const given = await session.query(
			`update workshops set code = $2, join_token = $3 where id = $1 and code is null returning id`,
			[id, newRoomCode(), newJoinToken()]
		);
		if (given.length > 0)
			await note(session, actor, {
				action: 'workshop-opened',
				subject: `workshop ${id}`,
				after: { rehearsal }
			});
	});
}
