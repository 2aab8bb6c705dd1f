import { max, scaleLinear } from 'd3';

export interface StackPart {
	readonly id: string;
	readonly count: number;
	readonly tentative: number;
}

export interface StackRow {
	readonly id: string;
	readonly parts: readonly StackPart[];
}

/** A piece of a bar: the settled part of an outcome, or the part that rests on estimates. */
export interface StackMark {
	readonly row: string;
	readonly id: string;
	readonly tentative: boolean;
	readonly count: number;
	readonly x: number;
	readonly width: number;
}

export interface StackBar {
	readonly id: string;
	readonly total: number;
	readonly y: number;
	readonly end: number;
	readonly marks: readonly StackMark[];
}

export interface StackedBarsOptions {
	readonly width: number;
	readonly rowHeight: number;
	/** Room kept at the end of the longest bar for its total. */
	readonly labelRoom: number;
	/** Narrowest visible piece. */
	readonly minWidth: number;
}

/** Horizontal stacked bars from zero, one row per category, settled parts before tentative ones. */
export function layOutStackedBars(
	rows: readonly StackRow[],
	options: StackedBarsOptions
): readonly StackBar[] {
	const totalOf = (row: StackRow): number => row.parts.reduce((sum, { count }) => sum + count, 0);
	const scale = scaleLinear(
		[0, max(rows, totalOf) || 1],
		[0, Math.max(1, options.width - options.labelRoom)]
	);
	return rows.map((row, index) => {
		let x = 0;
		const marks = row.parts
			.flatMap((part) => [
				{ row: row.id, id: part.id, tentative: false, count: part.count - part.tentative },
				{ row: row.id, id: part.id, tentative: true, count: part.tentative }
			])
			.filter(({ count }) => count > 0)
			.map((mark): StackMark => {
				const width = Math.max(options.minWidth, scale(mark.count));
				const placed = { ...mark, x, width };
				x += width;
				return placed;
			});
		return { id: row.id, total: totalOf(row), y: index * options.rowHeight, end: x, marks };
	});
}
