import { recodedFrom, sourceCodes, type Column, type Table } from '../table';

/** Some rows of a column; a dictionary keeps the texts of those rows only, in the order in which they come. */
export function cutColumn(column: Column, rows: Uint32Array, codeOf: (source: number) => number): Column {
	const rowAt = (at: number): number => rows[at] ?? 0;
	if (column.kind === 'coordinate')
		return { kind: 'coordinate', degrees: Float32Array.from(rows, (row) => column.degrees[row] ?? NaN) };
	const { source } = column;
	const sourceAt = source && ((at: number): number => codeOf(source[rowAt(at)] ?? 0));
	if (column.kind === 'coded') {
		const { values, codes } = column;
		return recodedFrom(rows.length, { values, codeOf: (at) => codes[rowAt(at)] ?? 0 }, sourceAt);
	}
	const bound = (of: Float64Array): Float64Array => Float64Array.from(rows, (row) => of[row] ?? NaN);
	return {
		kind: 'number',
		low: bound(column.low),
		likely: bound(column.likely),
		high: bound(column.high),
		sureLow: bound(column.sureLow),
		sureHigh: bound(column.sureHigh),
		state: Uint8Array.from(rows, (row) => column.state[row] ?? 0),
		source: sourceAt && sourceCodes(rows.length, sourceAt)
	};
}

/** Some rows of a table. */
export const cutRows = (
	{ columns }: Table,
	rows: Uint32Array,
	codeOf: (source: number) => number
): Table => ({
	rows: rows.length,
	columns: new Map([...columns].map(([id, column]) => [id, cutColumn(column, rows, codeOf)]))
});
