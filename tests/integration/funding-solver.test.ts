import {
	costModel,
	NO_AMOUNTS,
	NO_CONSTRAINTS,
	optimumProblem,
	type OptimumProblem
} from '$lib/domain/funding';
import { solveAllocation, USUAL_SOLVE } from '$lib/server/funding-solver';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { funderOf, PHYSICAL, PLAIN_RULE, planOf, SEGMENTS } from '../support/grants';
import { population } from '../support/population';

const PROGRAM = path.resolve('build-node', 'solver-worker.js');

/** 60, 50 and 50 professionals at 100 € each, for 5,000 € a year. */
function problem(): OptimumProblem {
	const structures = [60, 50, 50].map((heads, i) => ({
		finess: String(560_000_001 + i),
		segment: PHYSICAL,
		heads,
		equipped: 0,
		turnover: 0.2
	}));
	const plan = planOf({ 'grant:physical-mie': PLAIN_RULE, 'funder:ars-fir': funderOf(500_000) });
	return optimumProblem(costModel(population(SEGMENTS, structures), plan), NO_AMOUNTS, NO_CONSTRAINTS);
}

describe('the built solver thread', () => {
	it('answers as the solver does in this thread', async () => {
		const { signal } = new AbortController();
		const apart = await solveAllocation(problem(), USUAL_SOLVE, signal, PROGRAM);
		expect(apart).toMatchObject({ kind: 'found', allocation: { objective: 100, status: 'optimal' } });
		expect(apart).toEqual(await solveAllocation(problem(), USUAL_SOLVE, signal, null));
	});

	it('ends when it is cancelled, with the reason', async () => {
		const controller = new AbortController();
		const work = solveAllocation(problem(), USUAL_SOLVE, controller.signal, PROGRAM);
		const reason = new Error('The page was closed');
		controller.abort(reason);
		await expect(work).rejects.toBe(reason);
	});
});
