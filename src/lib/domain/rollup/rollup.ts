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
	const sums = {
		low: new Float64Array(cells),
		likely: new Float64Array(cells),
		high: new Float64Array(cells)
	};
	const given = typeof rows === 'number' ? null : rows;
	const n = typeof rows === 'number' ? rows : rows.length;
	const cellOf = new Uint32Array(Math.min(BLOCK, n));
	for (let start = 0; start < n; start += BLOCK) {
		const length = Math.min(BLOCK, n - start);
		cellOf.fill(0);
		for (const { codes, size } of dimensions) divide(cellOf, codes, size, given, start, length);
		count(counts, cellOf, length);
		if (measure) add(sums, measure, cellOf, given, start, length);
	}
	return { counts, ...sums };
}

/**
 * Rows taken together, so that what a roll-up makes at each click is small. The loops over them are functions of their own
 * and no closures: what V8 compiled for a closure is lost with it at the next collection.
 */
const BLOCK = 4096;

/** Divides the cells of a block of rows by one more dimension. */
function divide(
	cellOf: Uint32Array,
	codes: ArrayLike<number>,
	size: number,
	given: ArrayLike<number> | null,
	start: number,
	n: number
): void {
	for (let i = 0; i < n; i++) {
		const row = given === null ? start + i : (given[start + i] ?? 0);
		cellOf[i] = (cellOf[i] ?? 0) * size + (codes[row] ?? 0);
	}
}

function count(counts: Uint32Array, cellOf: Uint32Array, n: number): void {
	for (let i = 0; i < n; i++) {
		const cell = cellOf[i] ?? 0;
		counts[cell] = (counts[cell] ?? 0) + 1;
	}
}

type Bounds = Pick<NumberColumn, 'low' | 'likely' | 'high'>;

function add(
	{ low: lowSums, likely: likelySums, high: highSums }: Bounds,
	{ low, likely, high }: Bounds,
	cellOf: Uint32Array,
	given: ArrayLike<number> | null,
	start: number,
	n: number
): void {
	for (let i = 0; i < n; i++) {
		const row = given === null ? start + i : (given[start + i] ?? 0);
		const cell = cellOf[i] ?? 0;
		lowSums[cell] = (lowSums[cell] ?? 0) + (low[row] ?? 0);
		likelySums[cell] = (likelySums[cell] ?? 0) + (likely[row] ?? 0);
		highSums[cell] = (highSums[cell] ?? 0) + (high[row] ?? 0);
	}
}
