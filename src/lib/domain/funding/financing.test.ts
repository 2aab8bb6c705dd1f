import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { financed, funderOf, PHYSICAL, PLAIN_RULE } from '../../../../tests/support/grants';
import type { TestStructure } from '../../../../tests/support/population';
import { explainGrant, financing, financingPlan, NO_AMOUNTS, type FinancingWarning } from '.';

const A = '560000001';
const B = '560000002';
const one: TestStructure = { finess: A, segment: PHYSICAL, heads: 100, equipped: 0, turnover: 0.2 };
const two: TestStructure = { ...one, finess: B };
const RULE = { 'grant:physical-mie': PLAIN_RULE };

const codes = (structure: TestStructure, eligibility: unknown, more: object = {}): unknown[] =>
	financed([structure], {
		'grant:physical-mie': { ...PLAIN_RULE, eligibility, ...more }
	}).result.ineligible[0]?.map(({ code }) => code) ?? [];

const warned = (warnings: readonly FinancingWarning[], code: FinancingWarning['code']): unknown =>
	warnings.find((warning) => warning.code === code);

describe('who may have a grant', () => {
	it.each([
		['nothing against it', {}, []],
		['the sector', { sectors: ['PH', 'DOM'] }, ['sector']],
		['the category', { categories: ['501'] }, ['category']],
		['who sets the tariff', { tariffAuthorities: ['department'] }, ['tariff-authority']],
		['the legal status', { legalStatuses: ['for-profit'] }, ['legal-status']],
		['just big enough', { minHeads: 100 }, []],
		['one too small', { minHeads: 101 }, ['too-small']],
		['just small enough', { maxHeads: 100 }, []],
		['one too large', { maxHeads: 99 }, ['too-large']],
		['a number that is its legal entity’s', { ownFiness: true }, ['no-own-finess']],
		['alone where a grouping is asked for', { minGrouping: 2 }, ['grouping-too-small']],
		[
			'everything at once',
			{ sectors: ['PH'], minHeads: 101, minGrouping: 2 },
			['sector', 'too-small', 'grouping-too-small']
		]
	])('says %s', (_, eligibility, expected) => {
		expect(codes(one, eligibility)).toEqual(expected);
	});

	it('takes what is not known as not meeting a condition', () => {
		expect(codes({ ...one, tariffAuthority: '' }, { tariffAuthorities: ['', 'ars'] })).toEqual([
			'tariff-authority'
		]);
	});

	it('says that a segment has no rule, that none is decided, or that the pace does not come to it', () => {
		expect(codes({ ...one, segment: 2 }, {})).toEqual(['no-rule']);
		expect(codes({ ...one, segment: [1, 2] }, {})).toEqual(['segment-undecided']);
		const slow = { ...RULE, 'pace:physical-mie': [{ from: '2027-01', perMonth: 0 }] };
		expect(financed([one], slow).result.ineligible[0]).toEqual([
			// Nothing is bought either.
			{ code: 'nothing-eligible' },
			{ code: 'not-reached' }
		]);
	});

	it('counts places only where somebody said how many', () => {
		expect(codes(one, {}, { unit: 'place' })).toEqual(['units-unknown']);
		expect(codes({ ...one, places: 0 }, {}, { unit: 'place' })).toEqual([]);
	});

	it('takes a grouping that is declared', () => {
		const settings = { 'grant:physical-mie': { ...PLAIN_RULE, eligibility: { minGrouping: 15 } } };
		const grouped = (count: number): number | undefined =>
			financed([one], settings, { groupings: new Map([[A, count]]) }).result.ineligible[0]?.length;
		expect([grouped(14), grouped(15)]).toEqual([1, 0]);
	});
});

describe('amounts of a structure', () => {
	it('takes past aid off the cost, and says when it covers it', () => {
		const cost = financed([one], RULE).result.eligibleCost[0] ?? 0;
		const with_ = (cents: number): ReturnType<typeof financed> =>
			financed([one], RULE, { pastAid: new Map([[A, [{ cents, label: 'ESMS numérique', year: 2023 }]]]) });
		expect(with_(1000).result.eligibleCost[0]).toBe(cost - 1000);
		expect(with_(cost - 1).granted(A)).toBe(1);
		expect(with_(cost).granted(A)).toBe(0);
		expect(with_(cost).result.ineligible[0]).toEqual([
			{ code: 'past-aid-covers', found: String(cost), expected: String(cost) }
		]);
	});

	it('proposes no more than was asked', () => {
		const asked = (cents: number): number =>
			financed([one], RULE, { asked: new Map([[A, cents]]) }).granted(A);
		expect([asked(5000), asked(0), asked(1e9)]).toEqual([5000, 0, 1_000_000]);
	});

	it('leaves a decided amount as it is, whatever the envelope, and says so', () => {
		const decided = new Map([[A, { cents: 70_000, reason: 'Comité', author: 'x', at: '2027-02-01' }]]);
		const settings = {
			...RULE,
			'pace:physical-mie': [{ from: '2027-01', perMonth: 1000 }],
			'funder:ars-fir': funderOf(60_000)
		};
		const work = financed([one, two], settings, { decided });
		expect([work.granted(A), work.granted(B)]).toEqual([70_000, 0]);
		expect(work.result.computed[0]).toBe(1_000_000);
		expect(warned(work.result.warnings, 'envelope-overrun')).toMatchObject({ year: 2027, over: 10_000 });
	});

	it('serves what was decided first, and shares the rest', () => {
		const decided = new Map([[A, { cents: 70_000, reason: 'Comité', author: 'x', at: '2027-02-01' }]]);
		const three = { ...one, finess: '560000003' };
		const settings = {
			...RULE,
			'pace:physical-mie': [{ from: '2027-01', perMonth: 1000 }],
			'funder:ars-fir': funderOf(100_000)
		};
		const work = financed([one, two, three], settings, { decided });
		expect(['560000001', B, three.finess].map(work.granted)).toEqual([70_000, 15_000, 15_000]);
		expect(work.result.shortfalls).toEqual([
			{
				funder: 'ars-fir',
				year: 2027,
				of: 'ae',
				envelope: 100_000,
				wanted: 2_070_000,
				served: 100_000
			}
		]);
	});

	it('pays in the year of the commitment and at the end', () => {
		const { result } = financed([one], RULE);
		const years = result.years.length;
		expect([...result.cp.subarray(0, years)]).toEqual([0, 300_000, 700_000, 0, 0]);
		expect([...result.ae.subarray(0, years)]).toEqual([0, 1_000_000, 0, 0, 0]);
	});

	it('pays a later commitment at once where its steps are over', () => {
		const { result } = financed([one, two], RULE);
		expect([...result.cp.subarray(20, 25)]).toEqual([0, 0, 1_000_000, 0, 0]);
	});

	it('splits between funders, the cents left over to the first', () => {
		const rule = {
			...PLAIN_RULE,
			ceiling: 101,
			funders: [
				{ funder: 'state', share: 0.5 },
				{ funder: 'cnsa', share: 0.5 }
			]
		};
		const work = financed([one], { 'grant:physical-mie': rule });
		const plan = financingPlan(work.result, work.totals);
		expect(plan.funders.map(({ funder, total }) => [funder, total])).toEqual([
			['ars-fir', 0],
			['cnsa', 51],
			['department', 0],
			['state', 50]
		]);
	});

	it('shows what the département tariffs, by funder', () => {
		const { result } = financed([{ ...one, tariffAuthority: 'department' }, two], RULE);
		expect(warned(result.warnings, 'department-tariffed')).toEqual({
			code: 'department-tariffed',
			structures: [0],
			byFunder: [1_000_000, 0, 0, 0]
		});
	});

	it('warns when more than the limit is not equipment', () => {
		const training = { ...PLAIN_RULE, objects: ['training'] };
		const device = { ...PLAIN_RULE, objects: ['device'] };
		const limited = (rule: object): unknown =>
			warned(financed([one], { 'grant:physical-mie': rule }).result.warnings, 'mostly-not-equipment');
		expect(limited(training)).toMatchObject({ limit: 0.4, structures: [0] });
		expect(limited(device)).toBeUndefined();
	});

	it('says that an envelope is zero, that a segment has nobody, that an amount is of nobody', () => {
		const work = financed(
			[one],
			{ ...RULE, 'grant:digital-mie': PLAIN_RULE, 'funder:ars-fir': funderOf(0) },
			{ asked: new Map([['999999999', 5]]) }
		);
		expect(work.granted(A)).toBe(0);
		expect(warned(work.result.warnings, 'envelope-zero')).toMatchObject({ funder: 'ars-fir', of: 'ae' });
		expect(warned(work.result.warnings, 'segment-without-structures')).toMatchObject({
			segment: 'digital-mie'
		});
		expect(warned(work.result.warnings, 'amount-of-nobody')).toMatchObject({ finess: ['999999999'] });
	});
});

describe('the year of the commitment', () => {
	it('is that in which the professionals before a structure have their means', () => {
		// 50 of 100 in each year: the second structure begins exactly where 2027 ends.
		const half = [one, two].map((structure) => ({ ...structure, heads: 50 }));
		const { result } = financed(half, RULE);
		expect([...result.commitmentYear].map((y) => result.years[y])).toEqual([2027, 2028]);
		const less = [
			{ ...one, heads: 49 },
			{ ...two, heads: 51 }
		];
		expect([...financed(less, RULE).result.commitmentYear]).toEqual([1, 1]);
	});

	it('comes first for who is obliged to deploy single sign-on, then in the order asked for', () => {
		const obliged = financed([one, two], RULE, {}, { [B]: { sso: 'mandatory' } });
		expect([...obliged.result.commitmentYear]).toEqual([2, 1]);
		const order = (key: string): number[] => [
			...financed([{ ...one, heads: 10 }, two], {
				...RULE,
				shortage: { kind: 'priority', order: [key] },
				'pace:physical-mie': [{ from: '2027-01', perMonth: 5 / 12 }]
			}).result.commitmentYear
		];
		expect(order('smallest-first')).toEqual([1, 3]);
		expect(order('largest-first')).toEqual([-1, 1]);
	});
});

describe('every step of a grant', () => {
	it('ends with what the financing says', () => {
		const settings = { ...RULE, 'funder:ars-fir': funderOf(700_000) };
		const { model, result } = financed([one, { ...two, heads: 30 }], settings, {
			pastAid: new Map([[B, [{ cents: 1000, label: 'HospiConnect', year: 2024 }]]])
		});
		for (const i of [0, 1]) {
			const explained = explainGrant(model, result, i);
			expect(explained.steps?.computed).toBe(result.computed[i]);
			expect(explained.granted).toBe(result.granted[i]);
			expect(explained.computed - explained.cut).toBe(explained.granted);
			expect(explained.cost - explained.ownShare).toBe(explained.granted);
			expect(explained.eligibleBefore - (i === 1 ? 1000 : 0)).toBe(explained.eligibleCost);
			const parts = explained.funders.flatMap(({ payments }) => payments.map(({ amount }) => amount));
			expect(parts.reduce((sum, part) => sum + part, 0)).toBe(explained.granted);
		}
	});

	it('has no step for who may not have one', () => {
		const { model, result } = financed([{ ...one, segment: 2 }], RULE);
		expect(explainGrant(model, result, 0)).toMatchObject({
			rule: null,
			steps: null,
			ineligible: [{ code: 'no-rule', found: 'digital-mie' }],
			granted: 0
		});
	});
});

const structure: fc.Arbitrary<Omit<TestStructure, 'finess'>> = fc.record({
	organisation: fc.constantFrom('A', 'B', 'C'),
	segment: fc.oneof(fc.constantFrom(0, 1, 2), fc.constant([0, 1])),
	heads: fc.nat(200),
	equipped: fc.constantFrom(0, 0.25, 1),
	turnover: fc.constantFrom(0.1, 0.25)
});
const structures = fc
	.array(structure, { minLength: 1, maxLength: 6 })
	.map((list) => list.map((said, i) => ({ ...said, finess: String(560_000_000 + i) })));
const limit = fc.option(fc.nat(3_000_000));
const rule = fc
	.record({
		mode: fc.constantFrom('flat', 'capped-actual', 'mixed'),
		fixed: fc.nat(500_000),
		floor: fc.option(fc.nat(100_000)),
		ceiling: fc.option(fc.integer({ min: 100_000, max: 2_000_000 })),
		coverRate: fc.constantFrom(0.5, 0.8, 1),
		share: fc.integer({ min: 0, max: 10 })
	})
	.map(({ share, ...said }) => ({
		...PLAIN_RULE,
		...said,
		funders: [
			{ funder: 'ars-fir', share: share / 10 },
			{ funder: 'cnsa', share: 1 - share / 10 }
		]
	}));
const settings = fc
	.record({
		one: rule,
		other: rule,
		ae: limit,
		cp: limit,
		cnsa: limit,
		shortage: fc.constantFrom(
			{ kind: 'pro-rata' },
			{ kind: 'priority', order: ['cheapest-per-professional'] },
			{ kind: 'priority', order: ['sso-obliged', 'largest-first'] }
		)
	})
	.map(({ one: physical, other, ae, cp, cnsa, shortage }) => ({
		'grant:physical-mie': physical,
		'grant:digital-mie': other,
		'funder:ars-fir': funderOf(ae, cp),
		'funder:cnsa': funderOf(cnsa),
		shortage
	}));

describe('laws of a financing', () => {
	it('parts, years, funders and own share add up to the cost, to the cent', () => {
		fc.assert(
			fc.property(structures, settings, (list, said) => {
				const { result, totals } = financed(list, said);
				const plan = financingPlan(result, totals);
				const sum = (values: Iterable<number>): number => {
					let total = 0;
					for (const value of values) total += value;
					return total;
				};
				const given = sum(plan.funders.map(({ total }) => total));
				expect(given).toBe(sum(result.granted));
				expect(given).toBe(sum(result.cp));
				expect(given + plan.ownTotal).toBe(plan.costTotal);
				expect(plan.costTotal).toBe(sum(result.cost));
				expect(sum(plan.own)).toBe(plan.ownTotal);
				const byStructure = list.map((_, i) => financingPlan(result, totals, [i]));
				plan.years.forEach((_, y) => {
					expect(sum(byStructure.map(({ own }) => own[y] ?? 0))).toBe(plan.own[y]);
				});
				expect(byStructure.every(({ ownTotal }) => ownTotal >= 0)).toBe(true);
			})
		);
	});

	it('grants stay within what is eligible, the ceiling and the envelopes', () => {
		fc.assert(
			fc.property(structures, settings, (list, said) => {
				const { result } = financed(list, said);
				expect(result.granted.every((amount, i) => amount <= (result.eligibleCost[i] ?? NaN))).toBe(true);
				expect(result.granted.every((amount, i) => amount <= (result.computed[i] ?? NaN))).toBe(true);
				expect(result.ineligible.every((why, i) => why.length === 0 || result.granted[i] === 0)).toBe(true);
				expect(result.shortfalls.every(({ served, envelope }) => served <= envelope)).toBe(true);
				expect(warned(result.warnings, 'envelope-overrun')).toBeUndefined();
			})
		);
	});

	it('never depend on the order of rows', () => {
		fc.assert(
			fc.property(structures, settings, (list, said) => {
				const [result, other] = [financed(list, said).result, financed([...list].reverse(), said).result];
				expect(other.granted).toEqual(result.granted);
				expect(other.cp).toEqual(result.cp);
			}),
			{ numRuns: 200 }
		);
	});

	it('low, likely and high costs give grants in that order where money is not short', () => {
		fc.assert(
			fc.property(structures, rule, (list, said) => {
				const { model, totals } = financed(list, { 'grant:physical-mie': said });
				const [low, likely, high] = ([0, 1, 2] as const).map(
					(bound) => financing(model, totals, NO_AMOUNTS, bound).granted
				);
				expect(
					likely?.every((amount, i) => (low?.[i] ?? NaN) <= amount && amount <= (high?.[i] ?? NaN))
				).toBe(true);
			}),
			{ numRuns: 200 }
		);
	});
});
