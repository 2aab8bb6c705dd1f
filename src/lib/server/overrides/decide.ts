import {
	canMove,
	computedOutcomes,
	rowsOfSubject,
	type OverrideRecord,
	type OverrideSubject
} from '$lib/domain/overrides';
import { classify } from '$lib/domain/segmentation';
import { err, isCalendarDate, ok, type Result } from '$lib/domain/shared';
import { criteriaInForce } from '../criteria';
import type { Database, Session } from '../db';
import { authorOf, note, scopeOf, type Actor } from '../journal';
import { scopedTable } from '../territory';
import { currentVersion, loadTable } from '../versions';
import { findOverride } from './list';
import type { OverrideRefusal } from './refusal';
import { subjectId } from './subject';
import { parisToday, TODAY } from './today';

/** A segment to decide for a structure or for a whole organisation. */
export interface OverrideToDecide {
	readonly subject: OverrideSubject;
	/** Id of a segment of the criteria in force. */
	readonly segment: string;
	/** French, without anybody's name. */
	readonly reason: string;
	/** The last day it holds, as `yyyy-mm-dd` in the time of Paris; null without an end. */
	readonly expiresOn: string | null;
}

/** Any two decisions about overrides exclude one another, in all processes: a subject has one in force. */
const OVERRIDES_LOCK = 20281229;
const exclude = (session: Session) => session.query('select pg_advisory_xact_lock($1)', [OVERRIDES_LOCK]);

const LONGEST_REASON = 500;
/** Overrides in force at once: every page carries them. */
const MOST = 5000;

/**
 * Decides a segment in place of the criteria. An override in force on the same subject is replaced.
 * @returns the number of the override
 */
export async function decideOverride(
	db: Database,
	asked: OverrideToDecide,
	actor: Actor
): Promise<Result<number, OverrideRefusal>> {
	const reason = readReason(asked.reason);
	if (!reason.ok) return reason;
	const { expiresOn, subject, segment } = asked;
	if (expiresOn !== null && (!isCalendarDate(expiresOn) || expiresOn < (await parisToday(db))))
		return err({ code: 'date' });
	const mine = await subjectOfActor(db, subject, actor);
	if (!mine.ok) return mine;
	const { table, rows } = mine.value;
	const { criteria } = await criteriaInForce(db);
	const computed = classify(table, criteria);
	const at = computed.segments.indexOf(segment);
	if (at < 0) return err({ code: 'no-segment' });
	const movable = rows.filter((row) => canMove(computed, row, subject.kind));
	if (movable.length === 0) return err({ code: 'out-of-scope' });
	const outcomes = computedOutcomes(computed, rows);
	const isThere = movable.every((row) => computed.result[row] === at && computed.estimated[row] === 0);
	return db.transaction(async (session) => {
		await exclude(session);
		const before = await inForceOf(session, subject);
		if (isThere && !before) return err({ code: 'already-there' });
		if (before?.segment === segment && before.reason === reason.value && before.expiresOn === expiresOn)
			return err({ code: 'unchanged' });
		if (!before && (await countInForce(session)) >= MOST) return err({ code: 'too-many', limit: MOST });
		const [row] = await session.query(
			`insert into overrides
				(subject_kind, subject_id, segment, reason, expires_on, computed, decided_by, owner_id, scope)
			values ($1, $2, $3, $4, $5::text::date, $6, $7, $7, $8::text::jsonb) returning id`,
			[
				subject.kind,
				subjectId(subject),
				segment,
				reason.value,
				expiresOn,
				outcomes.join(' '),
				authorOf(actor),
				JSON.stringify(scopeOf(actor))
			]
		);
		const id = Number(row?.[0]);
		if (before) await close(session, before, `Remplacée par la dérogation n° ${id}`, actor);
		// The reason stays with the override: the journal can never be corrected.
		await note(session, actor, {
			action: 'override-decided',
			subject: `override ${id}`,
			before: { segment: before?.segment ?? null, expiresOn: before?.expiresOn ?? null },
			after: {
				about: `${subject.kind} ${subjectId(subject)}`,
				segment,
				expiresOn,
				computed: outcomes.join(', ')
			}
		});
		return ok(id);
	});
}

/** Withdraws an override in force: the criteria decide again. */
export async function withdrawOverride(
	db: Database,
	id: number,
	said: string,
	actor: Actor
): Promise<Result<null, OverrideRefusal>> {
	const reason = readReason(said);
	if (!reason.ok) return reason;
	const override = await findOverride(db, id);
	if (!override) return err({ code: 'not-in-territory' });
	const { subject, segment } = override;
	const mine = await subjectOfActor(db, subject, actor);
	// Who sees everything may withdraw what is about nothing any more.
	if (!mine.ok && (scopeOf(actor) !== 'national' || mine.error.code !== 'not-in-territory')) return mine;
	return db.transaction(async (session) => {
		await exclude(session);
		if ((await inForceOf(session, subject))?.id !== id) return err({ code: 'not-in-force' });
		await close(session, override, reason.value, actor);
		await note(session, actor, {
			action: 'override-withdrawn',
			subject: `override ${id}`,
			before: { segment },
			after: { about: `${subject.kind} ${subjectId(subject)}`, segment: null }
		});
		return ok(null);
	});
}

function readReason(said: string): Result<string, OverrideRefusal> {
	const reason = said.replace(/[^\S\n]+/g, ' ').trim();
	if (reason === '') return err({ code: 'reason-missing' });
	return reason.length > LONGEST_REASON
		? err({ code: 'reason-too-long', limit: LONGEST_REASON })
		: ok(reason);
}

/** The rows that a subject has in the whole table, if all of them are of the actor's territories. */
async function subjectOfActor(db: Database, subject: OverrideSubject, actor: Actor) {
	const version = await currentVersion(db);
	if (!version) return err({ code: 'not-in-territory' as const });
	const table = await loadTable(db, version.hash);
	const seen = await scopedTable(db, version.hash, scopeOf(actor));
	const [rows, inside] = [rowsOfSubject(table, subject), rowsOfSubject(seen.table, subject)];
	if (inside.length === 0) return err({ code: 'not-in-territory' as const });
	const outside = rows.length - inside.length;
	if (outside > 0) return err({ code: 'of-other-territories' as const, structures: outside });
	return ok({ table, rows });
}

/** The override in force of a subject, as `overridesInForce` has it. */
async function inForceOf(session: Session, subject: OverrideSubject): Promise<OverrideRecord | null> {
	const [row] = await session.query(
		`select id from overrides where subject_kind = $1 and subject_id = $2 and withdrawn_at is null
			and (expires_on is null or expires_on >= ${TODAY}) order by id desc limit 1`,
		[subject.kind, subjectId(subject)]
	);
	return row ? findOverride(session, Number(row[0])) : null;
}

async function countInForce(session: Session): Promise<number> {
	const [row] = await session.query(
		`select count(*)::int from overrides where withdrawn_at is null and (expires_on is null or expires_on >= ${TODAY})`
	);
	return Number(row?.[0]);
}

/** Ends an override and whatever came before it on the same subject, so that nothing older comes back. */
async function close(
	session: Session,
	{ id, subject }: OverrideRecord,
	reason: string,
	actor: Actor
): Promise<void> {
	await session.query(
		`update overrides set withdrawn_at = now(), withdrawn_by = $2, withdrawal_reason = $3
		where subject_kind = $4 and subject_id = $5 and id <= $1 and withdrawn_at is null`,
		[id, authorOf(actor), reason, subject.kind, subjectId(subject)]
	);
}
