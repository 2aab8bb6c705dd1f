import type { Predicate } from '../segmentation';

/**
 * The number closest to a current one in a cell of a field. Cells alternate: what lies before a threshold, the threshold,
 * what lies between it and the next one… A whole number is given where the cell holds one.
 */
export function nearestIn(predicates: readonly Predicate[], cell: number, current: number): number {
	const named = predicates.flatMap(({ value }) =>
		Array.isArray(value) ? value.map(Number) : [Number(value)]
	);
	const limits = [...new Set(named)].filter((limit) => limit >= 0).sort((a, b) => a - b);
	const place = limits[0] === 0 ? cell + 1 : cell;
	const next = limits[Math.floor(place / 2)];
	if (place % 2 === 1) return next ?? current;
	const previous = limits[place / 2 - 1];
	const [from, to] = [previous ?? -1, next ?? Infinity];
	if (current > from && current < to) return current;
	const whole = current <= from ? Math.floor(from) + 1 : Math.ceil(to) - 1;
	return whole > from && whole < to ? whole : (Math.max(from, 0) + to) / 2;
}
