import { max, scaleLinear } from 'd3';

export interface YearColumn {
	readonly year: number;
	readonly parts: readonly { readonly id: string; readonly value: number }[];
}

/** Columns that are looked at together: one kind of expense, one payer. */
export interface YearPanel {
	readonly id: string;
	readonly columns: readonly YearColumn[];
}

export interface ColumnPiece {
	readonly id: string;
	readonly value: number;
	readonly y: number;
	readonly height: number;
}

export interface PlacedColumn {
	readonly year: number;
	readonly total: number;
	readonly x: number;
	readonly width: number;
	/** Top of the column. */
	readonly top: number;
	readonly pieces: readonly ColumnPiece[];
}

export interface PlacedPanel {
	readonly id: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	/** Where zero is. */
	readonly base: number;
	readonly columns: readonly PlacedColumn[];
}

export interface YearColumnsOptions {
	readonly width: number;
	/** Height of the tallest column. */
	readonly height: number;
	/** Room above columns for the panel's name and totals, and under them for years. */
	readonly above: number;
	readonly below: number;
	/** Panels beside each other; the others go under them. */
	readonly across: number;
	readonly gap: number;
	readonly minHeight: number;
}

/** Stacked columns by year, zero-based, panels on one scale so that they can be compared. */
export function layOutYearColumns(
	panels: readonly YearPanel[],
	{ width, height, above, below, across, gap, minHeight }: YearColumnsOptions
): { readonly panels: readonly PlacedPanel[]; readonly height: number } {
	const totalOf = ({ parts }: YearColumn): number => parts.reduce((sum, { value }) => sum + value, 0);
	const highest = max(panels.flatMap(({ columns }) => columns.map(totalOf))) || 1;
	const scale = scaleLinear([0, highest], [0, height]);
	const own = Math.max(1, (width - gap * (across - 1)) / across);
	const tall = above + height + below;
	return {
		height: Math.ceil(panels.length / across) * tall,
		panels: panels.map(({ id, columns }, index): PlacedPanel => {
			const x = (index % across) * (own + gap);
			const y = Math.floor(index / across) * tall;
			const base = y + above + height;
			const step = own / Math.max(1, columns.length);
			return {
				id,
				x,
				y,
				width: own,
				base,
				columns: columns.map((column, place): PlacedColumn => {
					let top = base;
					const pieces = column.parts
						.filter(({ value }) => value > 0)
						.map(({ id: part, value }): ColumnPiece => {
							const tallness = Math.max(minHeight, scale(value));
							top -= tallness;
							return { id: part, value, y: top, height: tallness };
						});
					return {
						year: column.year,
						total: totalOf(column),
						x: x + place * step + step * 0.16,
						width: step * 0.68,
						top,
						pieces
					};
				})
			};
		})
	};
}
