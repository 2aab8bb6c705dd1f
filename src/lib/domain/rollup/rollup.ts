import type { NumberColumn } from '../table';

/** One way to group rows: a code per row, between 0 and `size` - 1. */
export interface Dimension {
	readonly codes: ArrayLike<number>;
	readonly size: number;
}

/** Totals per cell; cells are in row-major order of the dimensions (the last one varies fastest). */
export interface Rollup {
	readonly counts: Uint32Array;
	/** Sums of the measure's bounds; all zero without a measure. `likely` is NaN where a part says nothing. */
	readonly low: Float64Array;
	readonly likely: Float64Array;
	readonly high: Float64Array;
}

/**
 * Counts rows and sums an interval measure by any number of dimensions.
 * @param rows the rows to take, or how many from the first
 */
export function rollup(
	rows: ArrayLike<number> | number,
	dimensions: readonly Dimension[],
	measure?: NumberColumn
): Rollup {
	const cells = dimensions.reduce((product, dimension) => product * dimension.size, 1);
	const counts = new Uint32Array(cells);
	const low = new Float64Array(cells);
	const likely = new Float64Array(cells);
	const high = new Float64Array(cells);
	const given = typeof rows === 'number' ? null : rows;
	const n = typeof rows === 'number' ? rows : rows.length;
	const cellOf = cellOfRow(dimensions);
	// In one pass and without an array of cells: it runs several times at each click, and what it makes is to be collected.
	for (let i = 0; i < n; i++) {
		const row = given === null ? i : (given[i] ?? 0);
		const cell = cellOf(row);
		counts[cell] = (counts[cell] ?? 0) + 1;
		if (measure === undefined) continue;
		low[cell] = (low[cell] ?? 0) + (measure.low[row] ?? 0);
		likely[cell] = (likely[cell] ?? 0) + (measure.likely[row] ?? 0);
		high[cell] = (high[cell] ?? 0) + (measure.high[row] ?? 0);
	}
	return { counts, low, likely, high };
}

/** Gives the cell of a row; one or two dimensions, the usual ones, without a loop over them. */
function cellOfRow(dimensions: readonly Dimension[]): (row: number) => number {
	const [first, second] = dimensions;
	if (first && dimensions.length === 1) return (row) => first.codes[row] ?? 0;
	if (first && second && dimensions.length === 2) {
		return (row) => (first.codes[row] ?? 0) * second.size + (second.codes[row] ?? 0);
	}
	return (row) => dimensions.reduce((cell, { codes, size }) => cell * size + (codes[row] ?? 0), 0);
}
