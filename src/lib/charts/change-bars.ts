import { max, min, scaleLinear } from 'd3';

export interface ChangeRow {
	readonly id: string;
	/** Below zero for less. */
	readonly value: number;
}

/** A bar from zero, to the right for more and to the left for less. */
export interface ChangeMark extends ChangeRow {
	readonly y: number;
	readonly x: number;
	readonly width: number;
	/** Where the text after the bar is written, and on which side of it. */
	readonly text: number;
	readonly anchor: 'start' | 'end';
}

export interface ChangeBarsLayout {
	readonly zero: number;
	readonly marks: readonly ChangeMark[];
}

const GAP = 7;

/** Bars on both sides of one zero line. @param room kept for a text after the longest bar of each side that has one */
export function layOutChangeBars(
	rows: readonly ChangeRow[],
	{ width, rowHeight, room }: { readonly width: number; readonly rowHeight: number; readonly room: number }
): ChangeBarsLayout {
	const low = Math.min(0, min(rows, ({ value }) => value) ?? 0);
	const high = Math.max(0, max(rows, ({ value }) => value) ?? 0);
	const from = low < 0 ? room : 0;
	const to = Math.max(from + 1, high > 0 || low === 0 ? width - room : width);
	const scale = scaleLinear([low, high > low ? high : low + 1], [from, to]);
	const zero = scale(0);
	return {
		zero,
		marks: rows.map((row, index): ChangeMark => {
			const end = scale(row.value);
			const isLess = row.value < 0;
			return {
				...row,
				y: index * rowHeight,
				x: Math.min(zero, end),
				width: row.value === 0 ? 0 : Math.max(1, Math.abs(end - zero)),
				text: isLess ? end - GAP : end + GAP,
				anchor: isLess ? 'end' : 'start'
			};
		})
	};
}
