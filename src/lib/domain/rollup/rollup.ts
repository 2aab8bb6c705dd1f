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
	const n = typeof rows === 'number' ? rows : rows.length;
	const cellOf = new Uint32Array(n);
	for (const { codes, size } of dimensions) {
		if (typeof rows === 'number') {
			for (let i = 0; i < n; i++) cellOf[i] = (cellOf[i] ?? 0) * size + (codes[i] ?? 0);
		} else {
			for (let i = 0; i < n; i++) cellOf[i] = (cellOf[i] ?? 0) * size + (codes[rows[i] ?? 0] ?? 0);
		}
	}
	for (let i = 0; i < n; i++) {
		const cell = cellOf[i] ?? 0;
		counts[cell] = (counts[cell] ?? 0) + 1;
	}
	if (measure) {
		for (let i = 0; i < n; i++) {
			const cell = cellOf[i] ?? 0;
			const row = typeof rows === 'number' ? i : (rows[i] ?? 0);
			low[cell] = (low[cell] ?? 0) + (measure.low[row] ?? 0);
			likely[cell] = (likely[cell] ?? 0) + (measure.likely[row] ?? 0);
			high[cell] = (high[cell] ?? 0) + (measure.high[row] ?? 0);
		}
	}
	return { counts, low, likely, high };
}
