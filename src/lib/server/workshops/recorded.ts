import type { Scope } from '$lib/domain/access';
import type { DatabaseGap } from '$lib/domain/dossier';
import { err, ok, type Result } from '$lib/domain/shared';
import { applyEvents, EMPTY_STATE } from '$lib/domain/workshop';
import { recordOf, type WorkshopRecord } from '$lib/domain/workshop-record';
import type { Database } from '../db';
import { eventsAfter } from '../live';
import { changedBy } from '../saved';

/**
 * The record of a workshop, made again from its events, and how many they are.
 * @param said which workshop an archive says that it is of; another one may have its number here
 */
export async function recordThen(
	db: Database,
	scope: Scope,
	{ workshop: id, openedAt }: { readonly workshop: number; readonly openedAt: string }
): Promise<Result<{ readonly record: WorkshopRecord; readonly events: number }, DatabaseGap>> {
	const isNumber = Number.isInteger(id) && id > 0 && id < 2 ** 31;
	const gone = err({ code: 'workshop-gone' as const, id });
	if (!isNumber) return gone;
	const seen = await db.query(`select id from workshops where id = $2 and ${changedBy(scope, '$1')}`, [
		JSON.stringify(scope),
		id
	]);
	if (seen.length === 0) return gone;
	const state = applyEvents(EMPTY_STATE, await eventsAfter(db, id, 0));
	if (state.openedAt === null || new Date(state.openedAt).toISOString() !== openedAt)
		return err({ code: 'other-workshop', id });
	const record = recordOf(state);
	return record ? ok({ record, events: state.seq }) : err({ code: 'workshop-open', id });
}
