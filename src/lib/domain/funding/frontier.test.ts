import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { financed, funderOf, PHYSICAL, PLAIN_RULE } from '../../../../tests/support/grants';
import type { TestStructure } from '../../../../tests/support/population';
import {
	efficientFrontier,
	NO_AMOUNTS,
	NO_CONSTRAINTS,
	optimumProblem,
	protection,
	type AmountInputs,
	type OptimumProblem
} from '.';

const structures = (heads: readonly number[]): TestStructure[] =>
	heads.map((count, i) => ({
		finess: String(560_000_001 + i),
		segment: PHYSICAL,
		heads: count,
		equipped: 0,
		turnover: 0.2
	}));

/** 1,000 € for each structure, whatever its size. */
const FIXED = { 'grant:physical-mie': { ...PLAIN_RULE, brackets: [], fixed: 100_000 } };

function problem(heads: readonly number[], inputs: Partial<AmountInputs> = {}): OptimumProblem {
	const { model } = financed(structures(heads), FIXED);
	return optimumProblem(model, { ...NO_AMOUNTS, ...inputs }, NO_CONSTRAINTS);
}

describe('the efficient frontier', () => {
	it('goes from nothing to everything, by the most professionals per euro', () => {
		expect(efficientFrontier(problem([20, 60, 40]), 4)).toEqual([
			{ cents: 0, professionals: 0 },
			{ cents: 100_000, professionals: 60 },
			{ cents: 200_000, professionals: 100 },
			{ cents: 300_000, professionals: 120 }
		]);
	});

	it('starts from what is decided', () => {
		const decided = new Map([['560000001', { cents: 70_000, reason: '', author: '', at: '' }]]);
		expect(efficientFrontier(problem([20, 60], { decided }), 3)).toEqual([
			{ cents: 70_000, professionals: 20 },
			{ cents: 170_000, professionals: 80 }
		]);
	});

	it('is one point where nothing is left to choose', () => {
		expect(efficientFrontier(problem([]))).toEqual([{ cents: 0, professionals: 0 }]);
	});

	it('has nobody above it, whatever is funded with the same money, and never falls', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 6 }),
				fc.nat(63),
				(heads, chosen) => {
					const of = problem(heads);
					const points = efficientFrontier(of, 20);
					const funded = of.groups.filter((_, g) => (chosen & (1 << g)) !== 0);
					const cents = funded.reduce((sum, group) => sum + (group.cents[0] ?? 0), 0);
					const professionals = funded.reduce((sum, group) => sum + group.professionals, 0);
					const same = points.find((point) => point.cents === cents);
					expect(same === undefined || same.professionals >= professionals - 1e-6).toBe(true);
					points.slice(1).forEach((point, i) => {
						expect(point.cents).toBeGreaterThan(points[i]?.cents ?? NaN);
						expect(point.professionals).toBeGreaterThan(points[i]?.professionals ?? NaN);
					});
				}
			),
			{ numRuns: 200 }
		);
	});
});

describe('where a financing stands', () => {
	it('counts professionals by the part of their grant, and those of whole grants alone', () => {
		const settings = {
			...FIXED,
			'pace:physical-mie': [{ from: '2027-01', perMonth: 1000 }],
			'funder:ars-fir': funderOf(150_000)
		};
		const shared = financed(structures([60, 40]), settings).result;
		expect(protection(shared)).toEqual({ cents: 150_000, full: 0, proportional: 75 });
		const order = { kind: 'priority', order: ['largest-first'] };
		const served = financed(structures([60, 40]), { ...settings, shortage: order }).result;
		expect(protection(served)).toEqual({ cents: 150_000, full: 60, proportional: 80 });
	});
});
