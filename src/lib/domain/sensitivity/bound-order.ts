import { membersOf } from './grouping';
import type { BoundsAt } from './threshold-cells';

/** Groups of values by their bounds, so that a move of a threshold looks only at those it crosses. */
export interface BoundOrder {
	/**
	 * Visits each group that has a bound within a closed range: the only ones that answer otherwise when a threshold moves from
	 * one end to the other. A group that has several is visited as often.
	 */
	between(low: number, high: number, visit: (group: number) => void): void;
}

/** @param bounds of each group; infinite ones are never crossed */
export function boundOrder(bounds: readonly BoundsAt[]): BoundOrder {
	const sorted = Float64Array.from(new Set(bounds.flat().filter(Number.isFinite))).sort();
	const pairs = bounds.flatMap((four, group) =>
		[...new Set(four)].filter(Number.isFinite).map((bound) => ({ group, place: placeOf(sorted, bound) }))
	);
	const { starts, list } = membersOf({
		of: Uint32Array.from(pairs, ({ place }) => place),
		count: sorted.length
	});
	const groups = Uint32Array.from(list, (pair) => pairs[pair]?.group ?? 0);
	return {
		between(low, high, visit) {
			for (let place = placeOf(sorted, low); place < sorted.length; place++) {
				if ((sorted[place] ?? Infinity) > high) break;
				for (let i = starts[place] ?? 0; i < (starts[place + 1] ?? 0); i++) visit(groups[i] ?? 0);
			}
		}
	};
}

/** The place of the first value that is not below this one. */
export function placeOf(sorted: ArrayLike<number>, value: number): number {
	let [from, to] = [0, sorted.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if ((sorted[middle] ?? 0) < value) from = middle + 1;
		else to = middle;
	}
	return from;
}
