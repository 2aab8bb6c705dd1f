import { fundingDefaults } from '$lib/reference';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { population, type TestStructure } from '../../../../tests/support/population';
import {
	compareScenarios,
	COMPARED_BY,
	costModel,
	costTotals,
	financing,
	NO_AMOUNTS,
	organisationChanges,
	readPlan,
	scenarioCuts,
	type AmountInputs,
	type MoneyCut,
	type ScenarioCuts
} from '.';

const SEGMENTS = ['large-group', 'physical-mie', 'digital-mie'];

function cutsOf(
	structures: readonly TestStructure[],
	settings: Readonly<Record<string, unknown>> = {},
	amounts: AmountInputs = NO_AMOUNTS
): ScenarioCuts {
	const read = readPlan(fundingDefaults, SEGMENTS, new Map(Object.entries(settings)));
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	const model = costModel(population(SEGMENTS, structures), read.value);
	const totals = costTotals(model);
	const { population: of, plan } = model;
	return scenarioCuts({ population: of, plan, model, totals, financing: financing(model, totals, amounts) });
}

const grant = (rate: number, segment = 'physical-mie') => ({
	[`grant:${segment}`]: {
		mode: 'flat',
		unit: 'professional',
		status: 'assumed',
		coverRate: 1,
		brackets: [{ from: 0, to: null, rate }],
		objects: ['device', 'training', 'project-support', 'integration', 'support'],
		payments: [
			{ step: 'commitment', date: '2027-01-01', share: 0.3 },
			{ step: 'final', date: '2028-12-31', share: 0.7 }
		],
		funders: [
			{ funder: 'ars-fir', share: 0.75 },
			{ funder: 'cnsa', share: 0.25 }
		]
	}
});

const [A, B, C]: readonly TestStructure[] = [
	{ finess: '560000001', organisation: 'A', segment: 1, heads: 100 },
	{ finess: '560000002', organisation: 'B', segment: 2, heads: 40, department: '35' },
	{ finess: '560000003', organisation: 'C', segment: [1, 2], heads: 10 }
];
const LIST = [A, B, C].flatMap((one) => one ?? []);

const structure: fc.Arbitrary<Omit<TestStructure, 'finess'>> = fc.record({
	organisation: fc.constantFrom('A', 'B', 'C'),
	segment: fc.oneof(fc.constantFrom(0, 1, 2), fc.constant([1, 2])),
	heads: fc.nat(400),
	equipped: fc.constantFrom(0, 0.5, 1),
	department: fc.constantFrom('22', '29', '35')
});
const structures = fc
	.array(structure, { minLength: 1, maxLength: 8 })
	.map((list) => list.map((one, i) => ({ ...one, finess: String(560_000_000 + i) })));

const sum = (cuts: Iterable<MoneyCut>, of: 'cost' | 'granted' | 'own' | 'paid'): number =>
	[...cuts].reduce((total, cut) => total + (cut[of] ?? 0), 0);

describe('cutting a scenario', () => {
	it('cuts the same total in every direction, to the cent', () => {
		fc.assert(
			fc.property(structures, fc.nat(50_000), fc.nat(500_000), (list, rate, decided) => {
				const amounts: AmountInputs = {
					...NO_AMOUNTS,
					decided: new Map([
						[list[0]?.finess ?? '', { cents: decided, reason: 'x', author: 'x', at: '2026-11-28' }]
					])
				};
				const cuts = cutsOf(list, grant(rate), amounts);
				const { total } = cuts;
				for (const by of ['years', 'segments', 'departments', 'organisations', 'items'] as const)
					expect([by, sum(cuts[by].values(), 'cost')]).toEqual([by, total.cost]);
				for (const by of ['years', 'segments', 'departments', 'organisations', 'funders'] as const)
					expect([by, sum(cuts[by].values(), 'granted')]).toEqual([by, total.granted]);
				for (const by of ['years', 'segments', 'departments', 'organisations'] as const)
					expect([by, sum(cuts[by].values(), 'own')]).toEqual([by, total.own]);
				expect(sum(cuts.years.values(), 'paid')).toBe(total.granted);
				expect((total.granted ?? 0) + (total.own ?? 0)).toBe(total.cost);
			})
		);
	});

	it('keeps apart the structures whose segment is not decided', () => {
		const cuts = cutsOf(LIST, grant(10_000));
		expect([...cuts.segments.keys()]).toEqual(['physical-mie', 'digital-mie', 'undetermined']);
		expect(cuts.segments.get('undetermined')?.granted).toBe(0);
		expect(cuts.segments.get('undetermined')?.cost).toBeGreaterThan(0);
	});
});

describe('comparing scenarios', () => {
	it('finds no difference between a scenario and a variant that says nothing', () => {
		const [base, variant] = [cutsOf(LIST, grant(10_000)), cutsOf(LIST, grant(10_000))];
		const compared = compareScenarios([base, variant]);
		for (const by of COMPARED_BY) for (const { cuts } of compared[by]) expect(cuts[1], by).toEqual(cuts[0]);
		expect(organisationChanges(base, variant)).toEqual({ winners: [], losers: [], unchanged: 3 });
	});

	it('has a row for each part that either has, and says where one has none', () => {
		const without = cutsOf(LIST, { 'item:training': { enabled: false } });
		const { items } = compareScenarios([without, cutsOf(LIST)]);
		const row = items.find(({ id }) => id === 'training');
		expect(row?.cuts[0]).toBeNull();
		expect(row?.cuts[1]?.cost).toBeGreaterThan(0);
	});

	it('tells who gains and who loses, by what is left to pay', () => {
		const before = cutsOf(LIST, { ...grant(10_000), 'grant:digital-mie': null });
		const after = cutsOf(LIST, { ...grant(5_000), ...grant(8_000, 'digital-mie') });
		const { winners, losers, unchanged } = organisationChanges(before, after);
		expect(winners.map(({ id, gain, helpedMore }) => [id, gain === helpedMore])).toEqual([['B', true]]);
		expect(losers.map(({ id, gain }) => [id, gain])).toEqual([['A', -500_000]]);
		expect(unchanged).toBe(1);
	});

	it('is turned round by exchanging the scenarios', () => {
		fc.assert(
			fc.property(structures, fc.nat(20_000), fc.nat(20_000), (list, one, two) => {
				const [a, b] = [cutsOf(list, grant(one)), cutsOf(list, grant(two))];
				const [there, back] = [organisationChanges(a, b), organisationChanges(b, a)];
				const gains = (changes: readonly { id: string; gain: number }[], sign: number) =>
					changes.map(({ id, gain }) => [id, sign * gain]);
				expect(gains(there.winners, 1)).toEqual(gains(back.losers, -1));
				expect(there.unchanged).toBe(back.unchanged);
			}),
			{ numRuns: 200 }
		);
	});
});
