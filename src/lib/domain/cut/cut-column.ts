import { recodedFrom, sourceCodes, type Column, type Table } from '../table';

/** Some rows of a column; a dictionary keeps the texts of those rows only, in the order in which they come. */
export function cutColumn(column: Column, rows: Uint32Array, codeOf: (source: number) => number): Column {
	const rowAt = (at: number): number => rows[at] ?? 0;
	if (column.kind === 'coordinate')
		return { kind: 'coordinate', degrees: pick(new Float32Array(rows.length), column.degrees, rows) };
	const { source } = column;
	const sourceAt = source && ((at: number): number => codeOf(source[rowAt(at)] ?? 0));
	if (column.kind === 'coded') {
		const { values, codes } = column;
		return recodedFrom(rows.length, { values, codeOf: (at) => codes[rowAt(at)] ?? 0 }, sourceAt);
	}
	const bound = (of: Float64Array): Float64Array => pick(new Float64Array(rows.length), of, rows);
	return {
		kind: 'number',
		low: bound(column.low),
		likely: bound(column.likely),
		high: bound(column.high),
		sureLow: bound(column.sureLow),
		sureHigh: bound(column.sureHigh),
		state: pick(new Uint8Array(rows.length), column.state, rows),
		source: sourceAt && sourceCodes(rows.length, sourceAt)
	};
}

/** The numbers of some rows, in a loop of its own: `from` takes ten times as long. */
function pick<Numbers extends Float64Array | Float32Array | Uint8Array>(
	into: Numbers,
	from: Numbers,
	rows: Uint32Array
): Numbers {
	for (let at = 0; at < rows.length; at++) into[at] = from[rows[at] ?? 0] ?? NaN;
	return into;
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
