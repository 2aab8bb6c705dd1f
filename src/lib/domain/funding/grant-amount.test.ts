import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantSteps, type GrantFacts, type GrantRule } from '.';

const RULE: GrantRule = {
	segment: 'physical-mie',
	eligibility: {},
	mode: 'flat',
	unit: 'professional',
	fixed: 300_000,
	brackets: [
		{ from: 0, to: 50, rate: 10_000 },
		{ from: 50, to: null, rate: 6_000 }
	],
	unitCap: null,
	floor: null,
	ceiling: null,
	coefficients: [],
	coverRate: 1,
	objects: ['device'],
	runningYears: 0,
	payments: [{ step: 'commitment', date: '2027-01-01', share: 1 }],
	yearFactors: [],
	funders: [{ funder: 'ars-fir', share: 1 }],
	status: 'assumed',
	source: '',
	date: ''
};

const FACTS: GrantFacts = { units: 80, heads: 80, department: '56', eligibleCost: 100_000_000, year: 2027 };

const amount = (rule: Partial<GrantRule>, facts: Partial<GrantFacts> = {}): number =>
	grantSteps({ ...RULE, ...rule }, { ...FACTS, ...facts }).computed;

describe('the amount of one structure, by hand', () => {
	it.each([
		['a fixed part alone for nobody', {}, { units: 0 }, 300_000],
		['one unit under the end of a bracket', {}, { units: 49 }, 300_000 + 490_000],
		['exactly a bracket', {}, { units: 50 }, 300_000 + 500_000],
		['one unit more', {}, { units: 51 }, 300_000 + 500_000 + 6_000],
		['half a unit, where heads are an interval', {}, { units: 50.5 }, 300_000 + 500_000 + 3_000],
		['units up to a cap', { unitCap: 60 }, {}, 300_000 + 500_000 + 60_000],
		['a floor', { floor: 400_000 }, { units: 1 }, 400_000],
		['a ceiling', { ceiling: 700_000 }, {}, 700_000],
		[
			'no coefficient at the size where small ends',
			{ coefficients: [{ when: 'small', below: 20, factor: 1.2 }] },
			{ heads: 20 },
			980_000
		],
		[
			'the coefficient of small ones',
			{ coefficients: [{ when: 'small', below: 20, factor: 1.2 }] },
			{ heads: 19 },
			1_176_000
		],
		[
			'two coefficients, multiplied',
			{
				coefficients: [
					{ when: 'small', below: 100, factor: 1.2 },
					{ when: 'overseas', factor: 1.5 }
				]
			},
			{ department: '974' },
			1_764_000
		],
		['the factor of the year', { yearFactors: [{ year: 2028, factor: 0.5 }] }, { year: 2028 }, 490_000],
		['no factor in another year', { yearFactors: [{ year: 2028, factor: 0.5 }] }, {}, 980_000],
		['no more than the eligible cost', {}, { eligibleCost: 500_001 }, 500_001],
		['no more than the share covered', { coverRate: 0.8 }, { eligibleCost: 1_000_001 }, 800_000],
		['the floor never above what is covered', { floor: 400_000 }, { units: 0, eligibleCost: 7 }, 7]
	])('gives %s', (_, rule, facts, expected) => {
		expect(amount(rule as Partial<GrantRule>, facts)).toBe(expected);
	});

	it('gives the share covered of what is spent up to the rate, and to the ceiling alone where the rule has no rate', () => {
		const actual = { mode: 'capped-actual' as const, coverRate: 0.5 };
		expect(amount(actual, { eligibleCost: 1_000_000 })).toBe(500_000);
		expect(amount(actual)).toBe(980_000);
		const bare = { ...actual, fixed: 0, brackets: [] };
		expect(amount(bare, { eligibleCost: 1_000_000 })).toBe(500_000);
		expect(amount({ ...bare, ceiling: 300_000 }, { eligibleCost: 1_000_000 })).toBe(300_000);
	});

	it('adds the fixed part to the share of the rest, where a rule is mixed', () => {
		const mixed = { mode: 'mixed' as const, coverRate: 0.5 };
		expect(amount(mixed, { eligibleCost: 700_000 })).toBe(300_000 + 200_000);
		expect(amount(mixed)).toBe(300_000 + 680_000);
		expect(amount(mixed, { eligibleCost: 200_000 })).toBe(200_000);
	});
});

const rule = fc.record({
	mode: fc.constantFrom('flat' as const, 'capped-actual' as const, 'mixed' as const),
	fixed: fc.nat(2_000_000),
	rate: fc.nat(50_000),
	unitCap: fc.option(fc.nat(300)),
	floor: fc.option(fc.nat(500_000)),
	room: fc.option(fc.nat(3_000_000)),
	coverRate: fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
	factor: fc.integer({ min: 0, max: 30 }).map((n) => n / 10)
});

describe('laws of amounts', () => {
	it('are whole cents, zero or more, within the eligible cost and the ceiling', () => {
		fc.assert(
			fc.property(rule, fc.nat(400), fc.nat(5_000_000), ({ room, rate, factor, ...said }, units, cost) => {
				const ceiling = room === null ? null : (said.floor ?? 0) + room;
				const given = {
					...said,
					ceiling,
					brackets: [{ from: 0, to: null, rate }],
					coefficients: [{ when: 'small' as const, below: 1000, factor }]
				};
				const value = amount(given, { units, heads: units, eligibleCost: cost });
				expect(Number.isSafeInteger(value)).toBe(true);
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(Math.min(cost, ceiling ?? Infinity));
			})
		);
	});

	it('never fall when the eligible cost or the units grow', () => {
		fc.assert(
			fc.property(rule, fc.nat(400), fc.nat(5_000_000), fc.nat(9_999), (said, units, cost, more) => {
				const { rate, factor, room: _, ...given } = said;
				const with_ = {
					...given,
					brackets: [{ from: 0, to: null, rate }],
					coefficients: [{ when: 'overseas' as const, factor }]
				};
				const before = amount(with_, { units, eligibleCost: cost, department: '971' });
				expect(amount(with_, { units, eligibleCost: cost + more, department: '971' })).toBeGreaterThanOrEqual(
					before
				);
				expect(
					amount(with_, { units: units + more, eligibleCost: cost, department: '971' })
				).toBeGreaterThanOrEqual(before);
			})
		);
	});
});
