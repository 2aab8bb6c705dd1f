import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSame } from '../../../../tests/support/expect-same';
import { arbCriteria, arbRow, DEFAULT, tableOf, type Row } from '../../../../tests/support/random-criteria';
import { nodeCounts } from '../criteria-coverage';
import { classify, LEVELS, nodesIn, type Classification, type Criteria, type NodeRef } from '../segmentation';
import type { TerritoryTable } from '../table';
import {
	cliffs,
	createMover,
	createSight,
	createThresholdCounts,
	distributionOf,
	thresholdAt,
	thresholdSteps,
	withThreshold
} from './index';

const ESMS: NodeRef = { segment: 'large-group', path: [1, 0] };

const sized = (esms: number, change: Partial<Row> = {}): Row => ({
	sector: 'PA',
	heads: [0, 0, 0, 0],
	esms: [esms, esms, esms, esms],
	professionals: [0, 0, 0, 0],
	it: 'yes',
	external: '',
	...change
});

/** Several structures per organisation, so that what depends on one shows in all of them. */
const arbTable = fc
	.tuple(
		fc.array(arbRow, { minLength: 1, maxLength: 6 }),
		fc.array(fc.nat(5), { minLength: 6, maxLength: 6 })
	)
	.map(([rows, owners]): TerritoryTable => ({
		...tableOf(rows),
		structureOrganisation: Uint32Array.from(rows, (_, i) => (owners[i] ?? 0) % rows.length)
	}));

const arbLevelled = fc
	.tuple(arbCriteria, fc.constantFrom(...LEVELS), fc.constantFrom('known' as const, 'unknown' as const))
	.map(([criteria, level, estimates]): Criteria => ({ ...criteria, level, estimates }));

function thresholdsOf(criteria: Criteria): NodeRef[] {
	return criteria.segments.flatMap(({ id, when }) =>
		nodesIn(when)
			.map(({ path }) => ({ segment: id, path }))
			.filter((ref) => thresholdAt(criteria, ref) !== null)
	);
}

const oneOf = <T>(all: readonly T[], choice: number): readonly T[] =>
	all.length === 0 ? [] : [all[choice % all.length]!];

describe('moving a threshold', () => {
	it('gives at each move what a full classification gives, and names what changed', () => {
		fc.assert(
			fc.property(
				arbTable,
				arbLevelled,
				fc.array(fc.integer({ min: -1, max: 14 }), { minLength: 1, maxLength: 4 }),
				fc.nat(),
				(table, criteria, thresholds, choice) => {
					for (const ref of oneOf(thresholdsOf(criteria), choice)) {
						const mover = createMover(table, criteria, ref)!;
						let before: Uint8Array | null = null;
						for (const threshold of thresholds) {
							const { classification, sizes, changed } = mover.move(threshold);
							const full = classify(table, withThreshold(criteria, ref, threshold));
							expectSame(classification, full);
							expect([...sizes]).toEqual(sizesIn(full));
							if (before && changed) {
								const differ = [...before.keys()].filter((row) => before?.[row] !== full.result[row]);
								const told = new Set(changed);
								expect(differ.filter((row) => !told.has(row))).toEqual([]);
							}
							before = full.result;
						}
					}
				}
			)
		);
	});

	it('is refused where no threshold stands', () => {
		const table = tableOf([sized(3)]);
		expect(createMover(table, DEFAULT, { segment: 'large-group', path: [0] })).toBeNull();
		expect(createMover(table, DEFAULT, { segment: 'large-group', path: [7, 7] })).toBeNull();
		expect(createMover(table, DEFAULT, { segment: 'nobody', path: [] })).toBeNull();
	});
});

describe('the counts beside a threshold that moves', () => {
	it('are those of all nodes counted anew, for its own node and the groups around it', () => {
		fc.assert(
			fc.property(
				arbTable,
				arbLevelled,
				fc.array(fc.integer({ min: -1, max: 14 }), { minLength: 1, maxLength: 4 }),
				fc.nat(),
				(table, criteria, values, choice) => {
					for (const ref of oneOf(thresholdsOf(criteria), choice)) {
						const counts = createThresholdCounts(table, criteria, ref);
						for (const value of values) {
							const anew = nodeCounts(table, withThreshold(criteria, ref, value));
							const moved = counts?.(value) ?? [];
							expect(moved).toHaveLength(ref.path.length + 1);
							for (const each of moved)
								expectSame(
									each,
									anew.find((one) => one.segment === each.segment && one.path.join() === each.path.join())
								);
						}
					}
				}
			)
		);
	});

	it('are refused where no threshold stands', () => {
		const table = tableOf([sized(60)]);
		expect(createThresholdCounts(table, DEFAULT, { segment: 'large-group', path: [0] })).toBeNull();
	});
});

describe('the sizes over all thresholds', () => {
	const isTrueEverywhere = (table: TerritoryTable, criteria: Criteria, choice: number): void => {
		for (const ref of oneOf(thresholdsOf(criteria), choice)) {
			const steps = thresholdSteps(table, criteria, ref)!;
			const known = new Map<number, string>();
			const sizes = (at: number): string => {
				const told = known.get(at) ?? sizesOf(table, criteria, ref, at).join();
				known.set(at, told);
				return told;
			};
			expect(steps.map((step) => step.sizes.join())).toEqual(steps.map(({ at }) => sizes(at)));
			const all = new Set(steps.map((step) => step.sizes.join()));
			const elsewhere = Array.from({ length: 16 }, (_, i) => sizes(i - 1)).filter((each) => !all.has(each));
			expect(elsewhere).toEqual([]);
		}
	};

	it('are those of a full classification at every step, and change nowhere else', () => {
		fc.assert(fc.property(arbTable, arbCriteria, fc.nat(), isTrueEverywhere));
	});

	it('are so too where segments are shared by organisations', () => {
		const shared = arbLevelled.filter(({ level }) => level !== 'structure');
		fc.assert(fc.property(arbTable, shared, fc.nat(), isTrueEverywhere));
	});

	it('fall from a cliff where many structures have one size', () => {
		const table = tableOf([...Array.from({ length: 5 }, () => sized(40)), sized(60)]);
		const steps = thresholdSteps(table, DEFAULT, ESMS)!;
		expect(steps.map(({ at, sizes, moved }) => [at, sizes[0], moved])).toEqual([
			[40, 6, 0],
			[60, 1, 5],
			[61, 0, 1]
		]);
		expect(cliffs(steps, 1).map(({ at, moved }) => [at, moved])).toEqual([[60, 5]]);
	});
});

function sizesOf(table: TerritoryTable, criteria: Criteria, ref: NodeRef, threshold: number): number[] {
	return sizesIn(classify(table, withThreshold(criteria, ref, threshold)));
}

/** How many structures have each result. */
function sizesIn({ segments, result }: Classification): number[] {
	const sizes = new Array<number>(segments.length + 5).fill(0);
	for (const each of result) sizes[each] = (sizes[each] ?? 0) + 1;
	return sizes;
}

describe('structures close to a threshold', () => {
	it.each([
		[0.05, [1, 2, 3, 4]],
		[0.1, [0, 1, 2, 3, 4, 5]]
	])('within ± %d of 100: those at both ends included', (share, near) => {
		const table = tableOf([90, 95, 99, 100, 105, 110, 111, 1].map((esms) => sized(esms)));
		const sight = createSight(table, DEFAULT, ESMS)!;
		const seen = sight.at(100);
		expect(
			seen
				.fragileRows(share)
				.map(({ row }) => row)
				.sort()
		).toEqual(near);
		expect(seen.fragile.find((each) => each.share === share)?.near).toBe(near.length);
	});

	it('would move only when the threshold decides for them', () => {
		const table = tableOf([sized(48), sized(48, { sector: 'PDS' }), sized(48, { it: 'no' }), sized(52)]);
		const sight = createSight(table, DEFAULT, ESMS)!;
		const seen = sight.at(50);
		expect(seen.fragile[0]).toEqual({ share: 0.05, from: 47.5, to: 52.5, near: 4, wouldMove: 2 });
		expect(seen.fragileRows(0.05)).toEqual([
			{ row: 0, value: 48, now: 1, below: 0, above: 1 },
			{ row: 1, value: 48, now: 2, below: 2, above: 2 },
			{ row: 2, value: 48, now: 1, below: 1, above: 1 },
			{ row: 3, value: 52, now: 0, below: 0, above: 1 }
		]);
	});

	it('are counted as two full classifications differ, wherever the threshold went before', () => {
		fc.assert(
			fc.property(
				arbTable,
				arbLevelled,
				fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 3 }),
				fc.nat(),
				(table, criteria, thresholds, choice) => {
					for (const ref of oneOf(thresholdsOf(criteria), choice)) {
						const sight = createSight(table, criteria, ref)!;
						for (const threshold of thresholds) {
							const resultAt = (at: number) => classify(table, withThreshold(criteria, ref, at)).result;
							for (const { from, to, wouldMove } of sight.at(threshold).fragile) {
								const [now, low, high] = [threshold, from, to].map(resultAt);
								const moved = [...now!.keys()].filter(
									(row) => now![row] !== low![row] || now![row] !== high![row]
								);
								expect(wouldMove).toBe(moved.length);
							}
						}
					}
				}
			)
		);
	});
});

it('counts known, estimated and unknown values of the structures in scope', () => {
	const table = tableOf([sized(3), sized(3), sized(0, { esms: [0, 3, 9, 20] })]);
	const predicate = thresholdAt(DEFAULT, ESMS)!;
	expect(distributionOf(table, DEFAULT, predicate)).toEqual({
		values: [{ value: 3, known: 2, estimated: 1 }],
		unknown: 0,
		total: 3
	});
});
