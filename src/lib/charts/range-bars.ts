import { max, scaleLinear } from 'd3';

export interface RangeRow {
	readonly id: string;
	readonly low: number;
	readonly likely: number;
	readonly high: number;
}

/** A bar to the likely value, and a whisker from the low one to the high one. */
export interface RangeMark extends RangeRow {
	readonly y: number;
	/** From the start of the scale. */
	readonly bar: number;
	readonly from: number;
	readonly to: number;
	/** Where the text after it begins. */
	readonly end: number;
}

/** Horizontal bars from zero with their whiskers. @param room kept after the longest whisker for a text */
export function layOutRangeBars(
	rows: readonly RangeRow[],
	{ width, rowHeight, room }: { readonly width: number; readonly rowHeight: number; readonly room: number }
): readonly RangeMark[] {
	const scale = scaleLinear([0, max(rows, ({ high }) => high) || 1], [0, Math.max(1, width - room)]);
	return rows.map((row, index): RangeMark => {
		const to = scale(row.high);
		return {
			...row,
			y: index * rowHeight,
			bar: row.likely > 0 ? Math.max(1, scale(row.likely)) : 0,
			from: scale(row.low),
			to,
			end: to + 8
		};
	});
}
