import { fundingDefaults } from '$lib/reference';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { population, type TestStructure } from '../../../../tests/support/population';
import {
	assumptionOf,
	chanceWithin,
	likelyTotal,
	randomFrom,
	readPlan,
	simulate,
	tornado,
	toStayWithin,
	triangular,
	withValue,
	type Band,
	type Plan,
	type Simulated
} from '.';

const SEGMENTS = ['large-group', 'physical-mie', 'digital-mie'];
const DRAWS = 40;

function plan(settings: Readonly<Record<string, unknown>> = {}): Plan {
	const read = readPlan(fundingDefaults, SEGMENTS, new Map(Object.entries(settings)));
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value;
}

/** The same plan without any doubt on its assumptions. */
const sure = (of: Plan): Plan => ({
	...of,
	assumptions: new Map(
		[...of.assumptions].map(([id, one]) => [id, { ...one, low: one.likely, high: one.likely }])
	)
});

const bandsOf = ({ total, byYear, bySegment, byItem, bySegmentAndYear }: Simulated): Band[] => [
	total,
	...byYear,
	...bySegment,
	...byItem,
	...bySegmentAndYear.flat()
];

const structure: fc.Arbitrary<Omit<TestStructure, 'finess'>> = fc.record({
	organisation: fc.constantFrom('A', 'B', 'C'),
	segment: fc.oneof(fc.constantFrom(0, 1, 2), fc.constantFrom([0, 1], [1, 2, 3])),
	heads: fc.oneof(
		fc.nat(500),
		fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)).map(([a, b, c]) => [a, a + b, a + b + c] as const)
	)
});
const structures = fc
	.array(structure, { minLength: 1, maxLength: 8 })
	.map((list) => list.map((one, i) => ({ ...one, finess: String(560_000_000 + i) })));
const declared = structures.map((list) =>
	list.map((one) => ({
		...one,
		segment: typeof one.segment === 'number' ? one.segment : 1,
		heads: typeof one.heads === 'number' ? one.heads : one.heads[1]
	}))
);

describe('what is drawn', () => {
	it('is the same for one seed, and other for another', () => {
		const [first, second, other] = [randomFrom(7), randomFrom(7), randomFrom(8)];
		const take = (next: () => number): number[] => Array.from({ length: 5 }, next);
		const drawn = take(first);
		expect(take(second)).toEqual(drawn);
		expect(take(other)).not.toEqual(drawn);
		expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
	});

	it('is spread evenly', () => {
		const next = randomFrom(2028);
		const counts = new Array<number>(10).fill(0);
		for (let i = 0; i < 100_000; i++) {
			const tenth = Math.floor(next() * 10);
			counts[tenth] = (counts[tenth] ?? 0) + 1;
		}
		expect(Math.min(...counts)).toBeGreaterThan(9700);
		expect(Math.max(...counts)).toBeLessThan(10_300);
	});

	it('goes from the least to the greatest of a range, and never moves where there is none', () => {
		const range = { low: 10, likely: 20, high: 50 };
		expect(triangular(range, 0)).toBe(10);
		expect(triangular(range, 0.25)).toBe(20);
		expect(triangular(range, 1)).toBe(50);
		expect(triangular({ low: 5, likely: 5, high: 5 }, 0.3)).toBe(5);
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
				const value = triangular(range, share);
				expect(value >= 10 && value <= 50).toBe(true);
			})
		);
	});
});

describe('a simulation', () => {
	it('has its percentiles in order, everywhere', () => {
		const of = plan({ 'pace:physical-mie': [{ from: '2027-01', perMonth: 10 }] });
		fc.assert(
			fc.property(structures, fc.nat(), (list, seed) => {
				const result = simulate(population(SEGMENTS, list), of, { draws: DRAWS, seed });
				const inOrder = ({ p10, p50, p90, error }: Band): boolean =>
					p10 <= p50 && p50 <= p90 && error.p50[0] <= p50 && p50 <= error.p50[1];
				expect([...bandsOf(result), ...result.equipped.flat()].filter((each) => !inOrder(each))).toEqual([]);
			}),
			{ numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / 5) }
		);
	});

	it('has no width without doubts, and is then the likely total but for the rounding of atoms', () => {
		const of = sure(plan());
		fc.assert(
			fc.property(declared, fc.nat(), (list, seed) => {
				const people = population(SEGMENTS, list);
				const { total } = simulate(people, of, { draws: 3, seed });
				expect(total.p90).toBe(total.p10);
				expect(Math.abs(total.p50 - likelyTotal(people, of))).toBeLessThanOrEqual(
					list.length * of.items.length * of.years.length * 0.5 + 1
				);
			})
		);
	});

	it('doubles with prices, to the cent', () => {
		const single = plan();
		const double: Plan = {
			...single,
			assumptions: new Map(
				[...single.assumptions].map(([id, one]) => [
					id,
					one.kind === 'price'
						? { ...one, low: 2 * one.low, likely: 2 * one.likely, high: 2 * one.high }
						: one
				])
			)
		};
		fc.assert(
			fc.property(structures, fc.nat(), (list, seed) => {
				const people = population(SEGMENTS, list);
				const [one, two] = [single, double].map((of) =>
					bandsOf(simulate(people, of, { draws: DRAWS, seed }))
				);
				const off = (one ?? []).flatMap(({ p10, p90 }, i) => [
					Math.abs((two?.[i]?.p10 ?? NaN) - 2 * p10),
					Math.abs((two?.[i]?.p90 ?? NaN) - 2 * p90)
				]);
				expect(off.length).toBeGreaterThan(0);
				expect(Math.max(...off)).toBeLessThanOrEqual(1);
			}),
			{ numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / 5) }
		);
	});

	it('gives the same bytes for a seed, on every machine', () => {
		const list: TestStructure[] = [0, 1, 2, [0, 1], [1, 2, 3]].map((segment, i) => ({
			finess: String(560_000_000 + i),
			organisation: i < 2 ? 'A' : 'B',
			segment,
			heads: [10 + i, 20 + i, 40 + 2 * i]
		}));
		const { totals } = simulate(population(SEGMENTS, list), plan(), { draws: 1000, seed: 2028 });
		// FNV-1a over the totals in cents.
		let hash = 0x811c9dc5;
		for (const byte of new TextEncoder().encode(totals.join(' '))) hash = Math.imul(hash ^ byte, 0x01000193);
		expect((hash >>> 0).toString(16)).toBe('a78cbe');
	});

	it('moves less where heads are declared', () => {
		const list = (heads: TestStructure['heads']): TestStructure[] => [
			{ finess: '560000001', segment: 1, heads, turnover: 0.2 }
		];
		const width = (heads: TestStructure['heads']): number => {
			const { total } = simulate(population(SEGMENTS, list(heads)), plan(), { draws: 500, seed: 3 });
			return total.p90 - total.p10;
		};
		expect(width([50, 100, 150])).toBeGreaterThan(width(100));
	});

	it('says how often the target is reached at a pace, and how often an envelope is enough', () => {
		const people = population(SEGMENTS, [{ finess: '560000001', segment: 1, heads: [50, 100, 150] }]);
		const at = (perMonth: number): Simulated =>
			simulate(people, plan({ 'pace:physical-mie': [{ from: '2027-01', perMonth }] }), {
				draws: 200,
				seed: 1
			});
		expect([at(0).reached[1], at(100).reached[1]]).toEqual([0, 1]);
		const some = at(3.75).reached[1] ?? 0;
		expect(some > 0.1 && some < 0.9).toBe(true);
		const result = at(100);
		expect(chanceWithin(result, result.totals[0] ?? 0)).toBe(1 / 200);
		expect(chanceWithin(result, 0)).toBe(0);
		expect(chanceWithin(result, 1e12)).toBe(1);
	});

	it('refuses a number of draws that is none', () => {
		for (const draws of [0, -1, 1.5, NaN])
			expect(() => simulate(population(SEGMENTS, []), plan(), { draws, seed: 1 })).toThrow(RangeError);
	});
});

describe('what matters most', () => {
	const people = population(SEGMENTS, [
		{ finess: '560000001', segment: 1, heads: 100, turnover: 0.2 },
		{ finess: '560000002', segment: 2, heads: 30, turnover: 0.2 }
	]);

	it('is ranked by how far it moves the likely total, exactly', () => {
		const of = plan();
		const swings = tornado(people, of);
		expect(swings.length).toBeGreaterThan(5);
		swings.forEach(({ assumption, atLow, atHigh, swing }, i) => {
			expect(swing).toBeGreaterThan(0);
			expect(swing).toBeLessThanOrEqual(swings[i - 1]?.swing ?? Infinity);
			const { low, high } = assumptionOf(of, assumption);
			expect(atLow).toBe(likelyTotal(people, withValue(of, assumption, low)));
			expect(atHigh).toBe(likelyTotal(people, withValue(of, assumption, high)));
		});
		// Nobody of the large groups is here, so that their prices do not matter; how many are present over the year does.
		expect(swings.some(({ assumption }) => assumption === 'price:badge-reader')).toBe(false);
		expect(swings.some(({ assumption }) => assumption === 'presence')).toBe(true);
	});

	it('says what must be true to stay within an envelope, to the last cent', () => {
		const of = plan();
		const likely = likelyTotal(people, of);
		const ids = tornado(people, of).map(({ assumption }) => assumption);
		for (const envelope of [likely - 1000, likely + 1000]) {
			const conditions = toStayWithin(people, of, envelope, ids);
			expect(conditions.length).toBeGreaterThan(0);
			for (const condition of conditions) {
				if (condition.kind === 'not-enough') {
					expect(condition.total).toBeGreaterThan(envelope);
					continue;
				}
				const { assumption, value, kind } = condition;
				const total = (at: number): number => likelyTotal(people, withValue(of, assumption, at));
				expect(total(value)).toBeLessThanOrEqual(envelope);
				const beyond = kind === 'at-most' ? value * 1.01 : value * 0.99;
				expect(total(beyond)).toBeGreaterThan(envelope);
			}
		}
		expect(toStayWithin(people, of, 1e15, ids)).toEqual([]);
		expect(toStayWithin(people, of, 1, ids).every(({ kind }) => kind === 'not-enough')).toBe(true);
	});
});
