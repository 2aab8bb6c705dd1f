import { max, scaleLinear, scaleLog } from 'd3';

/** How many have a size within a range; `value` is `''` for those of unknown size. */
export interface SizeCount {
	readonly value: string;
	readonly low: number;
	readonly high: number;
	readonly count: number;
	readonly estimated: number;
}

/** One column of the picture: the settled part stands on the axis, the estimated part on it. */
export interface SizeColumn extends SizeCount {
	readonly x: number;
	readonly width: number;
	readonly top: number;
	/** Where the estimated part ends and the settled one begins. */
	readonly split: number;
	readonly base: number;
}

export interface SizePicture {
	readonly columns: readonly SizeColumn[];
	/** Place of a size on the axis; sizes under 1 are at its start. */
	readonly position: (size: number) => number;
	readonly ticks: readonly { readonly size: number; readonly x: number }[];
}

export interface SizeOptions {
	readonly width: number;
	/** Where columns stand. */
	readonly base: number;
	/** Top of the highest column. */
	readonly top: number;
	/** Sizes that the axis has to hold, beyond those counted. */
	readonly sizes: readonly number[];
}

/** Width of the columns that have no place on a log scale: none at all, and unknown. */
const APART = 40;
const GAP = 12;
const LEAST = 2;

/** Columns on a log scale from 1; a range that begins at 0 stands before the axis, the unknown after it. */
export function layOutSizes(counts: readonly SizeCount[], options: SizeOptions): SizePicture {
	const { width, base, top, sizes } = options;
	const scaled = counts.filter(({ value, low }) => value !== '' && low >= 1);
	const shownZero = counts.some(({ value, low, count }) => value !== '' && low < 1 && count > 0);
	const shownUnknown = counts.some(({ value, count }) => value === '' && count > 0);
	const left = shownZero ? APART + GAP : 0;
	const right = width - (shownUnknown ? APART + GAP : 0);
	const filled = scaled.filter(({ count }) => count > 0);
	const last = max(filled, ({ low, high }) => (high === Infinity ? low * 2 : high + 1)) ?? 2;
	const end = Math.max(2, last, ...sizes.map((size) => size * 1.1));
	const scale = scaleLog([1, end], [left, Math.max(left + 1, right)]).clamp(true);
	const height = scaleLinear([0, max(counts, ({ count }) => count) || 1], [0, base - top]);
	const columns = counts.flatMap((each): SizeColumn[] => {
		const { value, low, high, count, estimated } = each;
		if (count === 0) return [];
		const tall = Math.max(LEAST, height(count));
		const common = { ...each, top: base - tall, split: base - tall * (1 - estimated / count), base };
		if (value === '') return [{ ...common, x: width - APART, width: APART }];
		if (low < 1) return [{ ...common, x: 0, width: APART }];
		const [from, to] = [scale(low), scale(high === Infinity ? end : high + 1)];
		return [{ ...common, x: from + 1, width: Math.max(LEAST, to - from - 2) }];
	});
	let free = -Infinity;
	const ticks = [1, 2, 5, 10, 20, 100, 200, 500, 1000, 2000, 10_000, 20_000]
		.filter((size) => size <= end)
		.map((size) => ({ size, x: scale(size) }))
		.filter(({ x }) => {
			if (x - free < 36) return false;
			free = x;
			return true;
		});
	return { columns, position: (size) => scale(Math.max(1, size)), ticks };
}
