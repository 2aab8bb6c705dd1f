import type { Allocation } from '$lib/domain/funding';
import * as v from 'valibot';
import type { Session } from '../db';
import { scenarioNumber } from './list';

const FUNDED = v.array(v.object({ finess: v.string(), year: v.number() }));
/** An allocation as it is stored. */
export const ALLOCATION: v.GenericSchema<unknown, Allocation> = v.object({
	funded: FUNDED,
	objective: v.number(),
	bound: v.number(),
	gap: v.number(),
	status: v.picklist(['optimal', 'time-limit', 'kept']),
	seed: v.number(),
	timeLimitSeconds: v.number(),
	constraints: v.object({
		ssoFirst: v.boolean(),
		departmentMinimums: v.array(v.object({ department: v.string(), professionals: v.number() })),
		forced: v.array(v.string()),
		excluded: v.array(v.string())
	}),
	prices: v.object({
		envelopes: v.array(
			v.object({
				funder: v.string(),
				year: v.number(),
				of: v.picklist(['ae', 'cp']),
				professionalsPerCent: v.number()
			})
		),
		departments: v.array(v.object({ department: v.string(), price: v.number() })),
		sso: v.number()
	})
});

/** A stored allocation, when it belongs to one of some scenarios; null otherwise. @throws Error when it cannot be read */
export async function readAllocation(
	session: Session,
	id: string,
	scenarios: readonly string[]
): Promise<Allocation | null> {
	const number = scenarioNumber(id);
	if (number === null) return null;
	const [row] = await session.query(
		'select scenario_id, allocation from scenario_allocations where id = $1',
		[number]
	);
	if (!row || !scenarios.includes(String(row[0]))) return null;
	return v.parse(ALLOCATION, row[1]);
}
