import { max, min, scaleLinear, scaleSymlog } from 'd3';

/** An axis for the values of one field, and the ranges they are counted in. */
export interface ValueAxis {
	/** True where values are so far apart that a linear axis would crush most of them: the scale is then logarithmic from 1. */
	readonly wide: boolean;
	readonly low: number;
	readonly high: number;
	/** Place of a value; beyond the ends, that of the end. */
	readonly position: (value: number) => number;
	/** The value at a place, rounded to what a move of the pointer can tell apart. */
	readonly valueAt: (x: number) => number;
	readonly ticks: readonly { readonly value: number; readonly x: number }[];
	/** Ends of the ranges, ascending: each range holds its lower end. */
	readonly edges: readonly number[];
}

export interface AxisOptions {
	readonly from: number;
	readonly to: number;
	/** Values that the axis has to hold beyond those counted. */
	readonly include: readonly number[];
	/** The field counts things: ranges and places are whole numbers. */
	readonly whole: boolean;
}

/** From which ratio between the greatest value and the middle one the scale is logarithmic. */
const WIDE = 12;
const RANGES = 24;
const TICK_ROOM = 44;

/** Where the axis of a threshold stands, alike in all its pictures: figures before it, names or unknown values after it. */
export const thresholdRoom = (width: number): { readonly left: number; readonly right: number } => ({
	left: 34,
	right: Math.max(120, width - (width < 430 ? 98 : 112))
});

/** @param values ascending, with how many have each */
export function valueAxis(
	values: readonly { readonly value: number; readonly count: number }[],
	{ from, to, include, whole }: AxisOptions
): ValueAxis {
	const all = [...values.map(({ value }) => value), ...include];
	const least = Math.min(0, min(all) ?? 0);
	const most = Math.max(least + 1, max(all) ?? 1);
	const wide = least === 0 && most > 50 && most > WIDE * Math.max(1, middle(values));
	const high = wide
		? most * 1.08
		: (scaleLinear([least, most * 1.04], [0, 1])
				.nice(5)
				.domain()[1] ?? most);
	const scale = (
		wide ? scaleSymlog([least, high], [from, to]) : scaleLinear([least, high], [from, to])
	).clamp(true);
	const edges = wide ? ratioEdges(high, whole) : evenEdges(least, high, whole);
	let free = -Infinity;
	const marks = wide
		? [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 1_000_000]
		: scaleLinear([least, high], [0, 1]).ticks(6);
	const ticks = marks
		.filter((value) => value <= high)
		.map((value) => ({ value, x: scale(value) }))
		.filter(({ x }) => {
			if (x - free < TICK_ROOM) return false;
			free = x;
			return true;
		});
	return {
		wide,
		low: least,
		high,
		position: (value) => scale(value),
		valueAt: (x) => rounded(scale.invert(x), Math.abs(scale.invert(x + 1) - scale.invert(x)), whole),
		ticks,
		edges
	};
}

/** The value that half of what is counted does not exceed. */
function middle(values: readonly { readonly value: number; readonly count: number }[]): number {
	const half = values.reduce((sum, { count }) => sum + count, 0) / 2;
	let seen = 0;
	return values.find(({ count }) => (seen += count) >= half)?.value ?? 0;
}

function ratioEdges(high: number, whole: boolean): readonly number[] {
	const edges = whole ? [0] : [0, 0.5];
	for (let decade = 1; decade <= high; decade *= 10)
		for (const step of [1, 1.5, 2, 3, 5, 7]) {
			const edge = decade * step;
			if (Number.isInteger(edge) || !whole) edges.push(edge);
		}
	return [...edges.filter((edge) => edge < high), high];
}

function evenEdges(low: number, high: number, whole: boolean): readonly number[] {
	const ends = scaleLinear([low, high], [0, 1]).ticks(RANGES);
	const kept = whole ? ends.filter(Number.isInteger) : ends;
	return [...new Set([low, ...kept, high])];
}

function rounded(value: number, grain: number, whole: boolean): number {
	const digits = Math.floor(Math.log10(Math.max(grain, 1e-6)));
	const step = 10 ** (whole ? Math.max(0, digits) : digits);
	const near = Math.round(value / step) * step;
	return Number(near.toFixed(6));
}
