import type { Allocation } from '$lib/domain/funding';
import { err, ok, type Result } from '$lib/domain/shared';
import * as v from 'valibot';
import { toJsonb } from '../db/columns';
import type { Database } from '../db';
import { authorOf, note, type Actor } from '../journal';
import { changeWithin } from './change';
import { groundNow, segmentsInForce } from './ground';
import { toChange } from './guard';
import { ALLOCATION } from './read-allocation';
import type { ScenarioRefusal } from './refusal';

/**
 * Keeps what the solver found as a decision of the actor's, and has the scenario follow it (setting « shortage »).
 * @returns the id of the allocation, and the new revision of the scenario
 */
export async function storeAllocation(
	db: Database,
	actor: Actor,
	{
		scenario,
		revision,
		allocation,
		note: why
	}: {
		readonly scenario: string;
		readonly revision: number;
		readonly allocation: Allocation;
		/** Why, in French; may be empty. */
		readonly note: string;
	}
): Promise<Result<{ readonly allocation: string; readonly revision: number }, ScenarioRefusal>> {
	const read = v.safeParse(ALLOCATION, allocation);
	if (!read.success) return err({ code: 'malformed' });
	const now = await groundNow(db);
	const segments = await segmentsInForce(db);
	return db.transaction(async (session) => {
		const found = await toChange(session, scenario, actor, now);
		if (!found.ok) return found;
		const [row] = await session.query(
			`insert into scenario_allocations (scenario_id, author, allocation, dataset_version, dataset_hash, criteria_version)
			select $1, $2::int, $3::text::jsonb, $4::int, $5::text, $6::int where (select revision from scenarios where id = $1) = $7
			returning id`,
			[
				found.value.number,
				authorOf(actor),
				toJsonb(read.output),
				now.datasetVersion,
				now.datasetHash,
				now.criteriaVersion,
				revision
			]
		);
		const id = String(row?.[0] ?? '');
		const value = { kind: 'optimum', allocation: id };
		const changed = await changeWithin(
			session,
			actor,
			{ id: scenario, revision, changes: [{ key: 'shortage', value }], note: why },
			{ now, segments }
		);
		if (!changed.ok) return changed;
		await note(session, actor, {
			action: 'allocation-stored',
			subject: `scenario ${found.value.number}`,
			after: { allocation: Number(id), structures: read.output.funded.length }
		});
		return ok({ allocation: id, revision: changed.value });
	});
}
