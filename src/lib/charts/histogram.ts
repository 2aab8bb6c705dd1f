import { max, scaleLinear } from 'd3';
import type { ValueAxis } from './value-axis';

/** How many have a value, by what is known of it. */
export interface Counted {
	readonly value: number;
	readonly known: number;
	readonly estimated: number;
}

/** One range of the axis: known values stand on it, estimated ones on them. */
export interface HistogramColumn {
	readonly low: number;
	/** Values of the range are below it, but in the last one. */
	readonly high: number;
	readonly known: number;
	readonly estimated: number;
	readonly x: number;
	readonly width: number;
	readonly top: number;
	/** Where the estimated part ends and the known one begins. */
	readonly split: number;
}

export interface Histogram {
	/** Ranges that hold something. */
	readonly columns: readonly HistogramColumn[];
	/** Top of the column of unknown values; null when there are none. */
	readonly unknownTop: number | null;
	readonly ticks: readonly { readonly count: number; readonly y: number }[];
}

const LEAST = 2;

/** Counts values in the ranges of an axis, and draws them on a linear scale from zero; the unknown stand apart, on the same scale. */
export function layOutHistogram(
	values: readonly Counted[],
	unknown: number,
	axis: ValueAxis,
	{ base, top }: { readonly base: number; readonly top: number }
): Histogram {
	const { edges } = axis;
	const known = edges.map(() => 0);
	const estimated = edges.map(() => 0);
	let range = 0;
	for (const each of values) {
		while (range < edges.length - 2 && each.value >= (edges[range + 1] ?? Infinity)) range++;
		known[range] = (known[range] ?? 0) + each.known;
		estimated[range] = (estimated[range] ?? 0) + each.estimated;
	}
	const totals = edges.map((_, i) => (known[i] ?? 0) + (estimated[i] ?? 0));
	const height = scaleLinear([0, Math.max(1, max(totals) ?? 0, unknown)], [0, base - top]);
	const tall = (count: number): number => (count === 0 ? 0 : Math.max(LEAST, height(count)));
	const columns = edges.slice(0, -1).flatMap((low, i): HistogramColumn[] => {
		const total = totals[i] ?? 0;
		const high = edges[i + 1] ?? low;
		if (total === 0) return [];
		const [from, to] = [axis.position(low), axis.position(high)];
		const share = (estimated[i] ?? 0) / total;
		const place = { low, high, known: known[i] ?? 0, estimated: estimated[i] ?? 0 };
		const columnTop = base - tall(total);
		return [
			{
				...place,
				x: from + 0.5,
				width: Math.max(1.5, to - from - 1),
				top: columnTop,
				split: columnTop + tall(total) * share
			}
		];
	});
	return {
		columns,
		unknownTop: unknown === 0 ? null : base - tall(unknown),
		ticks: height
			.ticks(4)
			.filter(Number.isInteger)
			.map((count) => ({ count, y: base - height(count) }))
	};
}
