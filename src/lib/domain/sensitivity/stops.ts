import type { BoundsAt } from './threshold-cells';

/**
 * Thresholds at which something may change, with one below and one above all of them; ascending.
 * @param others more of them
 * @param between whether one between each two is wanted
 */
export function stops(
	bounds: readonly BoundsAt[],
	others: ReadonlySet<number>,
	between: boolean
): readonly number[] {
	const found = new Set([...bounds.flat(), ...others].filter(Number.isFinite));
	const sorted = Float64Array.from(found).sort();
	const [low, high] = [sorted[0] ?? 0, sorted[sorted.length - 1] ?? 0];
	const all = [low - 1, ...sorted, high + 1];
	if (!between) return all;
	return all.flatMap((stop, i) => (i === 0 ? [stop] : [((all[i - 1] ?? stop) + stop) / 2, stop]));
}

/** For each stop, the groups of values that have a bound there. */
export function touched(
	bounds: readonly BoundsAt[],
	thresholds: readonly number[]
): (step: number) => readonly number[] {
	const groups = new Map<number, number[]>();
	bounds.forEach((four, group) => {
		for (const bound of new Set(four)) {
			const known = groups.get(bound);
			if (known) known.push(group);
			else groups.set(bound, [group]);
		}
	});
	return (step) => groups.get(thresholds[step] ?? NaN) ?? [];
}
