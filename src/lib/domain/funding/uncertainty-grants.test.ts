import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSame } from '../../../../tests/support/expect-same';
import { financed, funderOf, PHYSICAL, PLAIN_RULE, planOf, SEGMENTS } from '../../../../tests/support/grants';
import { population, type TestStructure } from '../../../../tests/support/population';
import { financing, NO_AMOUNTS, simulate, simulation, type AmountInputs, type Plan, type Simulated } from '.';

const OPTIONS = { draws: 60, seed: 2028 };
const few = (runs: number): { numRuns: number } => ({
	numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / runs)
});

/** The same plan without any doubt on its assumptions. */
const sure = (of: Plan): Plan => ({
	...of,
	assumptions: new Map(
		[...of.assumptions].map(([id, one]) => [id, { ...one, low: one.likely, high: one.likely }])
	)
});

const rule = fc.record({
	mode: fc.constantFrom('flat', 'capped-actual', 'mixed'),
	unit: fc.constantFrom('professional', 'structure', 'place'),
	fixed: fc.nat(500_000),
	floor: fc.option(fc.nat(100_000)),
	ceiling: fc.option(fc.integer({ min: 100_000, max: 900_000 })),
	unitCap: fc.option(fc.integer({ min: 1, max: 300 })),
	coverRate: fc.constantFrom(0, 0.5, 0.8, 1),
	brackets: fc.constantFrom(
		[],
		[{ from: 0, to: null, rate: 4000 }],
		[
			{ from: 0, to: 50, rate: 12_000 },
			{ from: 50, to: null, rate: 3000 }
		],
		[
			{ from: 0, to: 20, rate: 1000 },
			{ from: 20, to: 100, rate: 9000 }
		]
	),
	coefficients: fc.constantFrom([], [{ when: 'small', below: 60, factor: 1.2 }]),
	runningYears: fc.nat(2)
});
const heads = fc.oneof(
	fc.nat(400),
	fc.tuple(fc.nat(80), fc.nat(80), fc.nat(80)).map(([a, b, c]) => [a, a + b, a + b + c] as const)
);
const structures = fc
	.array(
		fc.record({
			organisation: fc.constantFrom('A', 'B'),
			heads,
			equipped: fc.constantFrom(undefined, 0, 0.5),
			turnover: fc.constantFrom(undefined, 0.1, 0.3),
			places: fc.nat(100)
		}),
		{ minLength: 1, maxLength: 6 }
	)
	.map((list) =>
		list.map(({ equipped, turnover, ...one }, i): TestStructure => ({
			...one,
			...(equipped === undefined ? {} : { equipped }),
			...(turnover === undefined ? {} : { turnover }),
			segment: PHYSICAL,
			finess: String(560_000_000 + i)
		}))
	);
const settingsOf = (said: object): Record<string, unknown> => ({
	'grant:physical-mie': {
		...PLAIN_RULE,
		...said,
		funders: [
			{ funder: 'ars-fir', share: 0.6 },
			{ funder: 'cnsa', share: 0.4 }
		]
	}
});
const certain = (list: readonly TestStructure[]): TestStructure[] =>
	list.map((one) => ({ ...one, heads: typeof one.heads === 'number' ? one.heads : one.heads[1] }));
const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);

describe('grants in the draws', () => {
	it('are those of the plan without doubts, by funder, year and segment, but for rounding', () => {
		fc.assert(
			fc.property(structures, rule, fc.option(fc.nat(200_000)), (list, said, cents) => {
				const finess = list[0]?.finess ?? '';
				const inputs: AmountInputs = {
					...NO_AMOUNTS,
					asked: new Map(cents === null ? [] : [[finess, cents]]),
					pastAid: new Map(list[1] ? [[list[1].finess, [{ cents: 50_000, label: 'x', year: 2023 }]]] : []),
					decided: new Map(
						list[2] ? [[list[2].finess, { cents: 12_345, reason: 'r', author: 'a', at: '2027-01-01' }]] : []
					)
				};
				const { model, totals } = financed(certain(list), settingsOf(said), inputs);
				const plan = sure(model.plan);
				const expected = financing(model, totals, inputs);
				const { grants } = simulate(model.population, plan, { draws: 2, seed: 1 }, inputs);
				const slack = list.length * plan.items.length * plan.years.length;
				const far: string[] = [];
				const near = (found: number, wanted: number): void => {
					if (!(Math.abs(found - wanted) <= slack)) far.push(`${found} instead of ${wanted}`);
				};
				near(grants.total.p50, sum(expected.granted));
				near(grants.bySegment[PHYSICAL]?.p50 ?? NaN, sum(expected.granted));
				near(grants.own.p50, sum(expected.cost) - sum(expected.granted));
				plan.funders.forEach((_, f) => {
					plan.years.forEach((_year, y) => {
						const of = (array: Float64Array): number =>
							sum(list.map((_one, i) => array[(i * plan.funders.length + f) * plan.years.length + y] ?? 0));
						near(grants.ae[f]?.[y]?.p50 ?? NaN, of(expected.ae));
						near(grants.cp[f]?.[y]?.p50 ?? NaN, of(expected.cp));
					});
				});
				expect(far).toEqual([]);
			}),
			few(2)
		);
	});

	it('are the same to the last cent whichever loop computes them', () => {
		fc.assert(
			fc.property(structures, rule, (list, said) => {
				const { model } = financed(list, settingsOf(said));
				// Who asks for more than anything is computed by the loop that leaves nothing out.
				const inputs = { ...NO_AMOUNTS, asked: new Map(list.map(({ finess }) => [finess, 1e15])) };
				const simple = simulate(model.population, model.plan, OPTIONS);
				expectSame(simulate(model.population, model.plan, OPTIONS, inputs), simple);
			}),
			few(10)
		);
	});

	it('stay between those of low and of high costs', () => {
		fc.assert(
			fc.property(structures, rule, (list, said) => {
				const { model, totals } = financed(list, settingsOf(said));
				const [low = NaN, high = NaN] = ([0, 2] as const).map((bound) =>
					sum(financing(model, totals, NO_AMOUNTS, bound).granted)
				);
				const { total } = simulate(model.population, model.plan, OPTIONS).grants;
				const slack = list.length * model.plan.items.length * model.plan.years.length;
				expect(total.p10).toBeGreaterThanOrEqual(low - slack);
				expect(total.p90).toBeLessThanOrEqual(high + slack);
			}),
			few(4)
		);
	});

	it('do not depend on how draws are put together, nor on structures being alike', () => {
		const alike: TestStructure[] = [1, 2, 3].map((n) => ({
			finess: `56000000${n}`,
			segment: PHYSICAL,
			heads: [20, 50, 120],
			turnover: 0.2
		}));
		const plan = planOf(settingsOf({ coverRate: 0.8, brackets: [{ from: 0, to: null, rate: 6000 }] }));
		const of = (list: readonly TestStructure[]): Simulated =>
			simulate(population(SEGMENTS, list), plan, OPTIONS);
		const run = simulation(population(SEGMENTS, alike), plan, OPTIONS);
		while (run.run(7) > 0);
		expect(run.result()).toEqual(of(alike));
		const [three, one] = [of(alike), of(alike.slice(0, 1))];
		expect(Math.abs(three.grants.total.p50 - 3 * one.grants.total.p50)).toBeLessThanOrEqual(3);
	});

	it('gives the same bytes for a seed, on every machine', () => {
		const list: TestStructure[] = [1, 1, 2].map((segment, i) => ({
			finess: String(560_000_000 + i),
			segment,
			heads: [10 + i, 40 + i, 90 + i],
			turnover: 0.1
		}));
		const { grants } = simulate(population(SEGMENTS, list), planOf(settingsOf({ coverRate: 0.8 })), {
			draws: 500,
			seed: 2028
		});
		expect([grants.total.p10, grants.total.p50, grants.total.p90, grants.own.p50]).toEqual([
			509_568, 918_129, 1_429_349, 9_292_156
		]);
	});
});

describe('envelopes in the draws', () => {
	const list: TestStructure[] = [
		{ finess: '560000001', segment: PHYSICAL, heads: [50, 100, 150], turnover: 0.2 }
	];
	const settings = settingsOf({ coverRate: 0.5, brackets: [{ from: 0, to: null, rate: 100_000 }] });
	const withEnvelope = (ae: number | null, inputs: Partial<AmountInputs> = {}): Simulated =>
		simulate(population(SEGMENTS, list), planOf({ ...settings, 'funder:ars-fir': funderOf(ae) }), OPTIONS, {
			...NO_AMOUNTS,
			...inputs
		});

	it('say nothing where none is known', () => {
		const { envelopes, within } = withEnvelope(null).grants;
		expect([envelopes, within]).toEqual([[], null]);
	});

	it('say how often they are not enough, and what is left to structures then', () => {
		const free = withEnvelope(null).grants;
		const middle = free.ae[0]?.[1]?.p50 ?? 0;
		const [none, half, plenty] = [0, middle, 1e12].map((ae) => withEnvelope(ae).grants);
		const chance = (of: Simulated['grants'] | undefined): number | undefined =>
			of?.envelopes.find(({ year, of: kind }) => year === 2027 && kind === 'ae')?.exceeded;
		expect([chance(none), chance(plenty)]).toEqual([1, 0]);
		expect(chance(half)).toBeCloseTo(0.5, 1);
		expect(plenty?.within?.granted).toEqual(free.total);
		expect(half?.within?.granted.p90).toBeLessThan(free.total.p90);
		expect(half?.total).toEqual(free.total);
		expect(half?.within?.own.p90).toBeGreaterThanOrEqual(free.own.p90);
	});

	it('never cut what was decided', () => {
		const decided = new Map([
			['560000001', { cents: 100_000, reason: 'Comité', author: 'x', at: '2027-02-01' }]
		]);
		const { total, within } = withEnvelope(0, { decided }).grants;
		expect([total.p10, total.p90]).toEqual([100_000, 100_000]);
		expect(within?.granted.p50).toBe(100_000);
	});
});
