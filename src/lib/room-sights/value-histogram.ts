import type { Bin, ItemTally, ValueItem } from '$lib/domain/workshop';

/** A column over the axis of a question, in percent of its width and of the highest column. */
export interface Column {
	readonly from: number;
	readonly to: number;
	readonly count: number;
	readonly left: number;
	readonly width: number;
	readonly height: number;
}

export interface ValueMarks {
	/** What the territory holds; empty for a weight. */
	readonly territory: readonly Column[];
	/** What the room answered; empty before it is revealed. */
	readonly answers: readonly Column[];
	/** Where columns begin and end, with their values. */
	readonly ticks: readonly { readonly value: number; readonly left: number }[];
	readonly current: number;
	/** Middle answer and middle half, in percent of the width; null before it is revealed. */
	readonly room: { readonly median: number; readonly low: number; readonly high: number } | null;
}

/**
 * Marks of a question about a value: columns of equal widths, whatever their bins hold, so that bins of growing size are read as
 * easily as the first. Values beyond the bins stand at the ends.
 * @param tally null before it is revealed
 */
export function valueMarks(item: ValueItem, tally: ItemTally | null): ValueMarks {
	const values = tally?.kind === 'values' ? tally : null;
	const bins = item.bins.length > 0 ? item.bins : stepsOf(item);
	const place = (value: number): number => placeIn(bins, value);
	return {
		territory: columns(item.bins, bins),
		answers: columns(values?.bins ?? [], bins),
		ticks: ticksOf(bins, item.bins.length === 0),
		current: place(item.current),
		room: valueRoom(item, tally)
	};
}

/** Middle answer and middle half on the axis of a question; null where too few answered, or before it is revealed. */
export function valueRoom(item: ValueItem, tally: ItemTally | null): ValueMarks['room'] {
	if (tally?.kind !== 'values') return null;
	return {
		median: valuePlace(item, tally.median),
		low: valuePlace(item, tally.lowerQuartile),
		high: valuePlace(item, tally.upperQuartile)
	};
}

/** Where a value stands on the axis of its question, in percent of the width. */
export const valuePlace = (item: ValueItem, value: number): number =>
	placeIn(item.bins.length > 0 ? item.bins : stepsOf(item), value);

/** The value that stands at a place of the axis of a question, in percent of the width: the way back from `valuePlace`. */
export function valueAtPlace(item: ValueItem, place: number): number {
	const bins = item.bins.length > 0 ? item.bins : stepsOf(item);
	const at = (place / 100) * bins.length;
	const bin = bins[Math.min(bins.length - 1, Math.max(0, Math.floor(at)))];
	return bin
		? bin.from + (at - Math.floor(Math.min(at, bins.length - 1))) * (bin.to - bin.from)
		: item.current;
}

/** Without a distribution, as for a weight, each value that may be answered is a column of its own. */
function stepsOf({ low, high, step }: ValueItem): readonly Bin[] {
	const count = Math.min(40, Math.floor((high - low) / step) + 1);
	return Array.from({ length: count }, (_, i) => {
		const value = low + i * step;
		return { from: value, to: value + step, count: 0 };
	});
}

function columns(counted: readonly Bin[], bins: readonly Bin[]): readonly Column[] {
	const most = Math.max(1, ...counted.map(({ count }) => count));
	const width = 100 / bins.length;
	return counted.flatMap(({ from, to, count }) => {
		const at = bins.findIndex((bin) => bin.from === from);
		if (at < 0 || count === 0) return [];
		return [{ from, to, count, left: at * width, width, height: (count / most) * 100 }];
	});
}

/** Values of single columns stand in their middle; bins are told by their edges. */
function ticksOf(bins: readonly Bin[], single: boolean): ValueMarks['ticks'] {
	const width = 100 / bins.length;
	if (single) {
		const every = Math.ceil(bins.length / 10);
		return bins.flatMap(({ from }, i) => (i % every === 0 ? [{ value: from, left: (i + 0.5) * width }] : []));
	}
	const edges = bins.map(({ from }, i) => ({ value: from, left: i * width }));
	const last = bins.at(-1);
	return last ? [...edges, { value: last.to, left: 100 }] : edges;
}

function placeIn(bins: readonly Bin[], value: number): number {
	const width = 100 / bins.length;
	const first = bins[0];
	if (!first || value <= first.from) return 0;
	const at = bins.findIndex(({ to }) => value < to);
	const bin = bins[at];
	if (!bin) return 100;
	const share = bin.to > bin.from ? (value - bin.from) / (bin.to - bin.from) : 0;
	return (at + Math.max(0, share)) * width;
}
