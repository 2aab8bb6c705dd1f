import { fundingDefaults } from '$lib/reference';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { population, type TestStructure } from '../../../../tests/support/population';
import { costModel, costTotals, LIKELY, readPlan, sumCells, type Plan } from '.';

const SEGMENTS = ['large-group', 'physical-mie', 'digital-mie'];
const PHYSICAL = 1;

function plan(settings: Readonly<Record<string, unknown>> = {}): Plan {
	const read = readPlan(fundingDefaults, SEGMENTS, new Map(Object.entries(settings)));
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value;
}

const itemAt = (of: Plan, id: string): number => of.items.findIndex((item) => item.id === id);

/** Likely euros of an item, by year. */
function likelyOf(of: Plan, structures: readonly TestStructure[], id: string, organisations = {}): number[] {
	const model = costModel(population(SEGMENTS, structures, organisations), of);
	const totals = costTotals(model);
	return of.years.map((_, year) => sumCells(totals, { item: itemAt(of, id), year }).likely / 100);
}

const ehpad: TestStructure = {
	finess: '560000001',
	segment: PHYSICAL,
	heads: 100,
	equipped: 0,
	turnover: 0.2
};

describe('costs of one structure, by hand', () => {
	it('counts keys with spare stock, newcomers and losses', () => {
		// 2027: half is equipped, 6.5/24 of the year on average; 2028: the other half, 18.5/24; then everybody is.
		const price = 35 * 1.2;
		const [mean2027, mean2028] = [6.5 / 24, 18.5 / 24];
		const keys = (added: number, mean: number): number =>
			100 * (added * 1.1 + mean * 0.07 + 0.2 * mean * 0.4 * 1.1);
		const expected = [0, keys(0.5, mean2027), keys(0.5, mean2028), keys(0, 1), keys(0, 1)].map(
			(count) => Math.round(count * price * 100 + 1e-6) / 100
		);
		expect(likelyOf(plan(), [ehpad], 'fido-key')).toEqual(expected);
	});

	it('takes those already equipped off what is handed out, and not off what everybody uses', () => {
		const half = { ...ehpad, equipped: 0.5 };
		const [all, rest] = [likelyOf(plan(), [ehpad], 'training'), likelyOf(plan(), [half], 'training')];
		expect(rest[4]).toBeCloseTo((all[4] ?? 0) / 2, 1);
		const sso = { [ehpad.finess]: { sso: 'mandatory' as const } };
		expect(likelyOf(plan(), [half], 'sso-healthcare', sso)).toEqual(
			likelyOf(plan(), [ehpad], 'sso-healthcare', sso)
		);
	});

	it('asks for single sign-on of who is obliged, and counts a doubt in the high bound', () => {
		const of = plan();
		const model = (sso: 'mandatory' | 'undetermined' | 'not-mandatory'): ReturnType<typeof sumCells> =>
			sumCells(costTotals(costModel(population(SEGMENTS, [ehpad], { [ehpad.finess]: { sso } }), of)), {
				item: itemAt(of, 'sso-integration')
			});
		expect(model('not-mandatory')).toEqual({ low: 0, likely: 0, high: 0 });
		expect(model('undetermined').low).toBe(0);
		expect(model('undetermined').high).toBe(model('mandatory').high);
		expect(model('mandatory').likely).toBe(55_000 * 1.2 * 100);
	});

	it('shares one project of an organisation between its structures by heads', () => {
		const structures = [10, 30].map((heads, i) => ({
			...ehpad,
			finess: `56000000${i}`,
			organisation: 'A',
			heads
		}));
		const of = plan();
		const model = costModel(population(SEGMENTS, structures, { A: { esms: 15 } }), of);
		const out = new Float64Array(of.items.length * of.years.length);
		model.fill(0, LIKELY, out);
		const start = itemAt(of, 'project-support') * of.years.length;
		expect([...out.subarray(start, start + 3)]).toEqual([0, 127_500, 127_500]);
	});

	it('counts a part of a project for a small organisation', () => {
		expect(likelyOf(plan(), [ehpad], 'project-support')[1]).toBe(
			Math.round((8500 * 1.2 * 100) / 15 / 2) / 100
		);
	});

	it('is between what the possible segments cost where none is decided', () => {
		const of = plan();
		const cost = (segment: number | number[]): ReturnType<typeof sumCells> =>
			sumCells(costTotals(costModel(population(SEGMENTS, [{ ...ehpad, segment }]), of)), {
				item: itemAt(of, 'fido-key')
			});
		const open = cost([1, 2]);
		expect(open.low).toBe(0);
		expect(open.high).toBeGreaterThan(0);
		expect(open.likely).toBeGreaterThan(0);
		expect(open.likely).toBeLessThan(open.high);
	});

	it('has a range, never zero, where heads are unknown', () => {
		const of = plan();
		const total = sumCells(
			costTotals(costModel(population(SEGMENTS, [{ ...ehpad, heads: [0, 50, 100] }]), of))
		);
		expect(total.low).toBeLessThan(total.likely);
		expect(total.likely).toBeLessThan(total.high);
	});
});

const structure: fc.Arbitrary<Omit<TestStructure, 'finess'>> = fc.record({
	organisation: fc.constantFrom('A', 'B', 'C'),
	segment: fc.oneof(fc.constantFrom(0, 1, 2), fc.constantFrom([0, 1], [1, 2, 3])),
	heads: fc.oneof(
		fc.nat(500),
		fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)).map(([a, b, c]) => [a, a + b, a + b + c] as const)
	),
	equipped: fc.constantFrom(0, 0.25, 1),
	turnover: fc.constantFrom(0.1, 0.25)
});

const structures = fc
	.array(structure, { minLength: 1, maxLength: 12 })
	.map((list) => list.map((one, i) => ({ ...one, finess: String(560_000_000 + i) })));

describe('laws of costs', () => {
	it('each bound is within the next, in every cell', () => {
		const of = plan();
		fc.assert(
			fc.property(structures, (list) => {
				const { cells } = costTotals(costModel(population(SEGMENTS, list), of));
				expect(
					cells[1].every((likely, i) => (cells[0][i] ?? NaN) <= likely && likely <= (cells[2][i] ?? NaN))
				).toBe(true);
			})
		);
	});

	it('totals are sums of their parts, whole cents, whatever the order of rows', () => {
		const of = plan();
		fc.assert(
			fc.property(structures, (list) => {
				const totals = costTotals(costModel(population(SEGMENTS, list), of));
				const all = sumCells(totals).likely;
				expect(Number.isSafeInteger(all)).toBe(true);
				const by = (sums: number[]): number => sums.reduce((sum, one) => sum + one, 0);
				expect(by(of.years.map((_, year) => sumCells(totals, { year }).likely))).toBe(all);
				expect(by(of.items.map((_, item) => sumCells(totals, { item }).likely))).toBe(all);
				expect(by([0, 1, 2, 3].map((segment) => sumCells(totals, { segment }).likely))).toBe(all);
				expect(by([...totals.byStructure])).toBe(all);
				const other = costTotals(costModel(population(SEGMENTS, [...list].reverse()), of));
				expect(other.cells).toEqual(totals.cells);
			})
		);
	});

	it('doubled prices double every cost, but for the rounding of each cell', () => {
		const single = plan();
		const prices = [...single.assumptions.values()].filter(({ kind }) => kind === 'price');
		const double = plan(
			Object.fromEntries(
				prices.map(({ id, low, likely, high }) => [
					`assumption:${id}`,
					{ low: 2 * low, likely: 2 * likely, high: 2 * high }
				])
			)
		);
		fc.assert(
			fc.property(structures, (list) => {
				const of = population(SEGMENTS, list);
				const [one, two] = [costTotals(costModel(of, single)), costTotals(costModel(of, double))];
				const off = one.cells[1].map((amount, i) => Math.abs((two.cells[1][i] ?? 0) - 2 * amount));
				expect(Math.max(...off)).toBeLessThanOrEqual(3 * list.length);
			})
		);
	});
});
