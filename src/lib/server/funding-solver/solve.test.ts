import {
	checkAllocation,
	checkStored,
	costModel,
	NO_AMOUNTS,
	NO_CONSTRAINTS,
	optimumProblem,
	protection,
	type Allocation,
	type AllocationConstraints,
	type OptimumProblem
} from '$lib/domain/funding';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { financed, funderOf, PHYSICAL, PLAIN_RULE, planOf, SEGMENTS } from '../../../../tests/support/grants';
import { population, type TestStructure } from '../../../../tests/support/population';
import { solve, type SolveOptions, type SolveResult } from './solve';

const OPTIONS: SolveOptions = { timeLimitSeconds: 10, seed: 1, gap: 0, incumbent: null };

/** Structures of one organisation each, at 100 € a professional. */
const structures = (heads: readonly number[], more: Partial<TestStructure> = {}): TestStructure[] =>
	heads.map((count, i) => ({
		finess: String(560_000_001 + i),
		segment: PHYSICAL,
		heads: count,
		equipped: 0,
		turnover: 0.2,
		...more
	}));

function problemOf(
	list: readonly TestStructure[],
	settings: Readonly<Record<string, unknown>>,
	constraints: Partial<AllocationConstraints> = {},
	organisations = {}
): OptimumProblem {
	const plan = planOf({ 'grant:physical-mie': PLAIN_RULE, ...settings });
	const model = costModel(population(SEGMENTS, list, organisations), plan);
	return optimumProblem(model, NO_AMOUNTS, { ...NO_CONSTRAINTS, ...constraints });
}

/** Money in one year only. */
const onlyIn2027 = (cents: number): unknown => ({
	label: 'ARS',
	envelopes: [2026, 2027, 2028, 2029, 2030].map((year) => ({ year, ae: year === 2027 ? cents : 0 }))
});

function found(result: SolveResult): Allocation {
	if (result.kind !== 'found') throw new Error(JSON.stringify(result));
	return result.allocation;
}

const solved = async (problem: OptimumProblem, options = OPTIONS): Promise<Allocation> =>
	found(await solve(problem, options));

describe('the best allocation', () => {
	it('is not what one gets by taking the best ratio first', async () => {
		// 60 professionals at the best ratio leave 40 unused; 50 and 50 fill the envelope.
		const problem = problemOf(structures([60, 50, 50]), { 'funder:ars-fir': onlyIn2027(1_000_000) });
		const allocation = await solved(problem);
		expect([allocation.objective, allocation.gap, allocation.status]).toEqual([100, 0, 'optimal']);
		expect(allocation.funded).toEqual([
			{ finess: '560000002', year: 2027 },
			{ finess: '560000003', year: 2027 }
		]);
		expect(checkAllocation(problem, allocation).faults).toEqual([]);
	});

	it('spreads commitments over the years', async () => {
		const problem = problemOf(structures([60, 50]), { 'funder:ars-fir': funderOf(600_000) });
		const allocation = await solved(problem);
		expect(allocation.objective).toBe(110);
		expect(new Set(allocation.funded.map(({ year }) => year)).size).toBe(2);
	});

	it('waits for a year when amounts fall with time', async () => {
		const rule = { ...PLAIN_RULE, yearFactors: [{ year: 2028, factor: 0.5 }] };
		const problem = problemOf(structures([60, 50]), {
			'grant:physical-mie': rule,
			'funder:ars-fir': funderOf(550_000)
		});
		const allocation = await solved(problem);
		expect(allocation.objective).toBe(110);
		expect(allocation.funded.every(({ year }) => year === 2028)).toBe(true);
	});

	it('keeps within payments too', async () => {
		const problem = problemOf(structures([60, 50]), { 'funder:ars-fir': funderOf(null, 350_000) });
		// 70 % is paid in 2028, whatever the year of the commitment.
		expect((await solved(problem)).objective).toBe(50);
	});

	it('puts those obliged to single sign-on first, even where others are more', async () => {
		const list = structures([60, 50]);
		const settings = { 'funder:ars-fir': onlyIn2027(600_000) };
		const obliged = { '560000002': { sso: 'mandatory' } };
		const funded = async (ssoFirst: boolean): Promise<readonly string[]> =>
			(await solved(problemOf(list, settings, { ssoFirst }, obliged))).funded.map(({ finess }) => finess);
		expect(await funded(true)).toEqual(['560000002']);
		expect(await funded(false)).toEqual(['560000001']);
	});

	it('funds the structures of an organisation together, or none', async () => {
		const list = structures([60, 50], { organisation: 'A' });
		const problem = problemOf(list, { 'funder:ars-fir': onlyIn2027(600_000) });
		expect((await solved(problem)).funded).toEqual([]);
	});

	it('forces some, leaves others out, and comes to the minimum of a département', async () => {
		const list = [...structures([60, 50]), { ...structures([10])[0], finess: '350000001', department: '35' }];
		const settings = { 'funder:ars-fir': onlyIn2027(600_000) };
		const funded = async (constraints: Partial<AllocationConstraints>): Promise<readonly string[]> =>
			(await solved(problemOf(list as TestStructure[], settings, constraints))).funded.map(
				({ finess }) => finess
			);
		expect(await funded({ excluded: ['350000001'] })).toEqual(['560000001']);
		expect(await funded({ forced: ['560000002'] })).toEqual(['350000001', '560000002']);
		expect(await funded({ excluded: ['560000001', '350000001'] })).toEqual(['560000002']);
		expect(await funded({ departmentMinimums: [{ department: '35', professionals: 10 }] })).toEqual([
			'350000001',
			'560000002'
		]);
	});

	it('says what would make an impossible choice possible', async () => {
		const constraints = {
			forced: ['560000001'],
			departmentMinimums: [{ department: '56', professionals: 100 }]
		};
		const problem = problemOf(structures([60, 50]), { 'funder:ars-fir': onlyIn2027(600_000) }, constraints);
		expect(await solve(problem, OPTIONS)).toEqual({
			kind: 'infeasible',
			conflict: {
				impossible: [],
				moreMoney: [expect.objectContaining({ funder: 'ars-fir', of: 'ae', cents: 500_000 })],
				lessAsked: {
					departments: [{ department: '56', asked: 100, possible: 60 }],
					organisations: []
				}
			}
		});
	});

	it('says what no money could do', async () => {
		const problem = problemOf(
			structures([60]),
			{},
			{ forced: ['999999999'], departmentMinimums: [{ department: '56', professionals: 61 }] }
		);
		expect(await solve(problem, OPTIONS)).toMatchObject({
			kind: 'infeasible',
			conflict: {
				impossible: [
					{ code: 'forced-not-a-candidate', finess: '999999999' },
					{ code: 'department-too-small', department: '56', asked: 61, possible: 60 }
				]
			}
		});
	});

	it('funds nobody with envelopes of zero, and everybody without a limit', async () => {
		const list = structures([60, 50]);
		expect(await solved(problemOf(list, { 'funder:ars-fir': funderOf(0) }))).toMatchObject({
			funded: [],
			objective: 0,
			gap: 0,
			status: 'optimal'
		});
		expect((await solved(problemOf(list, {}))).objective).toBe(110);
	});

	it('keeps the best found and says the gap when there is no time', async () => {
		const problem = problemOf(structures([60, 50, 50]), { 'funder:ars-fir': onlyIn2027(1_000_000) });
		const allocation = await solved(problem, { ...OPTIONS, timeLimitSeconds: 0 });
		expect(allocation.objective).toBeGreaterThanOrEqual(60);
		expect(checkAllocation(problem, allocation).faults).toEqual([]);
	});
});

describe('the check of an allocation', () => {
	it('finds what was changed', async () => {
		const list = structures([60, 50, 50]);
		const problem = problemOf(list, { 'funder:ars-fir': onlyIn2027(1_000_000) });
		const allocation = await solved(problem);
		const codes = (change: Partial<Allocation>): unknown[] =>
			checkAllocation(problem, { ...allocation, ...change }).faults.map(({ code }) => code);
		expect(codes({ objective: 101, bound: 101 })).toEqual(['objective-differs']);
		expect(codes({ gap: 0.1 })).toEqual(['gap-differs']);
		expect(codes({ bound: 90, gap: 0 })).toEqual(['bound-below-objective']);
		const all = list.map(({ finess }) => ({ finess, year: 2027 }));
		expect(codes({ funded: all })).toContain('envelope-exceeded');
		expect(codes({ funded: [{ finess: '999999999', year: 2027 }] })).toContain('not-a-candidate');
		expect(codes({ funded: [{ finess: '560000001', year: 2031 }] })).toContain('year-outside');
	});

	it('is as good when somebody decides afterwards on what it funds', async () => {
		const list = structures([60, 50, 50]);
		const settings = { 'grant:physical-mie': PLAIN_RULE, 'funder:ars-fir': onlyIn2027(1_000_000) };
		const allocation = await solved(problemOf(list, settings));
		const { model } = financed(list, settings);
		const check = (finess: string): unknown[] => {
			const decided = new Map([[finess, { cents: 600_000, reason: '', author: '', at: '' }]]);
			return checkStored(model, { ...NO_AMOUNTS, decided, allocation })?.faults.map(({ code }) => code) ?? [];
		};
		expect(check('560000002')).toEqual([]);
		// Money that goes to another is no longer there.
		expect(check('560000001')).toEqual(['envelope-exceeded']);
		expect(checkStored(model, NO_AMOUNTS)).toBeNull();
	});

	it('finds an organisation funded in part', async () => {
		const list = structures([60, 50], { organisation: 'A' });
		const problem = problemOf(list, {});
		const allocation = await solved(problem);
		expect(
			checkAllocation(problem, { ...allocation, funded: allocation.funded.slice(0, 1) }).faults
		).toContainEqual({ code: 'organisation-split', organisation: 'A' });
	});
});

describe('laws of the optimum', () => {
	const heads = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 8 });
	const world = fc.record({
		heads,
		obliged: fc.nat(8),
		first: fc.nat(30_000_00),
		more: fc.nat(30_000_00),
		ssoFirst: fc.boolean()
	});
	const problemIn = (
		{ heads: of, obliged, ssoFirst }: { heads: readonly number[]; obliged: number; ssoFirst: boolean },
		cents: number
	): OptimumProblem =>
		problemOf(
			structures(of),
			{ 'funder:ars-fir': onlyIn2027(cents) },
			{ ssoFirst },
			{
				[String(560_000_001 + obliged)]: { sso: 'mandatory' }
			}
		);

	it('an allocation is allowed, and its bound is proved by its prices or by the solver', async () => {
		await fc.assert(
			fc.asyncProperty(world, async (said) => {
				const problem = problemIn(said, said.first);
				const allocation = await solved(problem);
				const { faults, provedBound } = checkAllocation(problem, allocation);
				expect(faults).toEqual([]);
				expect(provedBound).toBeGreaterThanOrEqual(allocation.objective - 1e-6);
			}),
			{ numRuns: 100 }
		);
	});

	it('a larger envelope never protects fewer', async () => {
		await fc.assert(
			fc.asyncProperty(world, async (said) => {
				const small = await solved(problemIn(said, said.first), { ...OPTIONS, gap: 0.2 });
				const large = problemIn(said, said.first + said.more);
				const next = await solved(large, { ...OPTIONS, gap: 0.2, incumbent: small.funded });
				expect(next.objective).toBeGreaterThanOrEqual(small.objective - 1e-6);
			}),
			{ numRuns: 100 }
		);
	});

	it('a plan that follows an allocation grants all that it says and nothing else, within its envelopes', async () => {
		const rule = {
			...PLAIN_RULE,
			coverRate: 0.7,
			yearFactors: [{ year: 2028, factor: 0.9 }],
			funders: [
				{ funder: 'ars-fir', share: 0.35 },
				{ funder: 'cnsa', share: 0.65 }
			]
		};
		await fc.assert(
			fc.asyncProperty(world, fc.option(fc.nat(2_000_000)), fc.boolean(), async (said, cp, isDecided) => {
				const list = structures(said.heads);
				const settings = {
					'grant:physical-mie': rule,
					'funder:ars-fir': funderOf(said.first, cp),
					'funder:cnsa': funderOf(said.more),
					shortage: { kind: 'optimum', allocation: '1' }
				};
				const amount = { cents: 12_345, reason: '', author: '', at: '' };
				const decided = new Map(isDecided ? [['560000001', amount]] : []);
				const { model } = financed(list, settings, { decided });
				const problem = optimumProblem(model, { ...NO_AMOUNTS, decided }, NO_CONSTRAINTS);
				const allocation = await solved(problem);
				const { result } = financed(list, settings, { decided, allocation });
				const { full, proportional } = protection(result);
				expect(full).toBeCloseTo(allocation.objective + problem.decided.professionals, 6);
				expect(proportional).toBeCloseTo(full, 6);
				const codes = result.warnings.map(({ code }) => code);
				expect(codes).not.toContain('allocation-outdated');
				const over = result.shortfalls.filter(({ served, envelope }) => served > envelope);
				expect(isDecided || over.length === 0).toBe(true);
			}),
			{ numRuns: 100 }
		);
	});
});
