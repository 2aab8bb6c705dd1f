import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { financed, funderOf, PHYSICAL, PLAIN_RULE, planOf, SEGMENTS } from '../../../../tests/support/grants';
import { population, type TestStructure } from '../../../../tests/support/population';
import { dependsOnOthers, partOfWhole, type Financing } from '.';

const structures = fc
	.array(
		fc.record({ heads: fc.integer({ min: 1, max: 300 }), organisation: fc.constantFrom('A', 'B', 'C') }),
		{
			minLength: 2,
			maxLength: 8
		}
	)
	.map((list) =>
		list.map((one, i): TestStructure => ({ ...one, finess: String(560_000_000 + i), segment: PHYSICAL }))
	);
const settings = {
	'grant:physical-mie': PLAIN_RULE,
	'funder:ars-fir': funderOf(500_000),
	'pace:physical-mie': [{ from: '2027-01', perMonth: 4 }]
};
const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);

/** The first structures of a list, in organisations that run the others too. */
function part(list: readonly TestStructure[], count: number): ReturnType<typeof population> {
	const kept = list.slice(0, count);
	const organisations = Object.fromEntries(
		['A', 'B', 'C'].map((id) => {
			const all = list.filter(({ organisation }) => organisation === id);
			const elsewhere = list.slice(count).filter(({ organisation }) => organisation === id);
			return [id, { esms: all.length, headsElsewhere: sum(elsewhere.map(({ heads }) => Number(heads))) }];
		})
	);
	return population(SEGMENTS, kept, organisations);
}

describe('a part of a plan', () => {
	it('has for each structure what it costs and gets among all, to the cent', () => {
		fc.assert(
			fc.property(structures, fc.nat(), (list, seed) => {
				const count = 1 + (seed % list.length);
				const { model, totals, result } = financed(list, settings);
				const cut = partOfWhole({ model, financing: result }, part(list, count));
				const years = model.plan.years.length;
				expect([...cut.totals.byStructure]).toEqual([...totals.byStructure.slice(0, count * years)]);
				expect([...cut.financing.granted]).toEqual([...result.granted.slice(0, count)]);
				expect([...cut.financing.commitmentYear]).toEqual([...result.commitmentYear.slice(0, count)]);
				expect(sum(cut.financing.ae)).toBe(sum(cut.financing.granted));
				expect(sum(cut.financing.cp)).toBe(sum(cut.financing.granted));
				expect(cut.model.trajectories.map(({ done }) => [...done])).toEqual(
					model.trajectories.map(({ done }) => [...done])
				);
			})
		);
	});

	it('shares an envelope with those who are not seen', () => {
		const list: TestStructure[] = [1, 2].map((n) => ({
			finess: `56000000${n}`,
			organisation: String(n),
			segment: PHYSICAL,
			heads: 100,
			turnover: 0.2
		}));
		const plan = { ...settings, 'pace:physical-mie': [{ from: '2027-01', perMonth: 1000 }] };
		const alone = financed(list.slice(0, 1), plan).result;
		const { model, result } = financed(list, plan);
		const cut = partOfWhole({ model, financing: result }, population(SEGMENTS, list.slice(0, 1))).financing;
		expect(cut.granted[0]).toBe(result.granted[0]);
		expect(cut.granted[0]).toBeLessThan(alone.granted[0] ?? 0);
	});

	it('says nothing of structures that are not seen', () => {
		const list: TestStructure[] = [1, 2].map((n) => ({
			finess: `56000000${n}`,
			segment: PHYSICAL,
			heads: 100
		}));
		const decided = new Map(
			['560000002', '999999999'].map((finess) => [
				finess,
				{ cents: 9e9, reason: 'Comité', author: 'x', at: '2027-02-01' }
			])
		);
		const { model, result } = financed(list, settings, { decided });
		const codes = ({ warnings }: Financing): string[] => warnings.map(({ code }) => code);
		expect(codes(result)).toEqual(expect.arrayContaining(['decided-above-cost', 'amount-of-nobody']));
		const cut = partOfWhole({ model, financing: result }, population(SEGMENTS, list.slice(0, 1))).financing;
		expect(codes(cut)).not.toContain('decided-above-cost');
		expect(codes(cut)).not.toContain('amount-of-nobody');
		expect(cut.inputs.decided.size).toBe(0);
	});
});

describe('what depends on structures that are not seen', () => {
	it.each([
		['nothing', {}, false],
		['an envelope', { 'funder:ars-fir': funderOf(100) }, true],
		['a limit of payments', { 'funder:ars-fir': funderOf(null, 100) }, true],
		['no known limit', { 'funder:ars-fir': funderOf(null) }, false],
		['a pace', { 'pace:physical-mie': [{ from: '2027-01', perMonth: 1 }] }, true],
		['an allocation', { shortage: { kind: 'optimum', allocation: null } }, true],
		[
			'amounts that change with the year',
			{ 'grant:physical-mie': { ...PLAIN_RULE, yearFactors: [{ year: 2027, factor: 0.9 }] } },
			true
		]
	])('%s', (_, more, expected) => {
		expect(dependsOnOthers(planOf(more))).toBe(expected);
	});
});
