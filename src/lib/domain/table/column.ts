import { NUMBER_STATES, type Interval } from '../shared';

type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Text, dates, categories and flags: a code per row into `values`; code 0 is `''`, which means unknown. */
export interface CodedColumn {
	readonly kind: 'coded';
	readonly codes: Codes;
	readonly values: readonly string[];
	/** Index into the table's sources, per row; 0 where the value is unknown or derived. */
	readonly source: Codes | null;
}

/** Numbers as intervals, one array per bound; `likely` is NaN where nothing is said of it; `high` may be Infinity. */
export interface NumberColumn {
	readonly kind: 'number';
	readonly low: Float64Array;
	readonly likely: Float64Array;
	readonly high: Float64Array;
	readonly sureLow: Float64Array;
	readonly sureHigh: Float64Array;
	/** Index into NUMBER_STATES. */
	readonly state: Uint8Array;
	readonly source: Codes | null;
}

/** Degrees, NaN where unknown. */
export interface CoordinateColumn {
	readonly kind: 'coordinate';
	readonly degrees: Float32Array;
}

export type Column = CodedColumn | NumberColumn | CoordinateColumn;

/** Rows of one level, by column. Immutable once built. */
export interface Table {
	readonly rows: number;
	/** By field id. */
	readonly columns: ReadonlyMap<string, Column>;
}

/** @throws Error when the table has no such coded column: for ids written in the product's own code. */
export function codedColumn(table: Table, id: string): CodedColumn {
	const column = table.columns.get(id);
	if (column?.kind !== 'coded') throw new Error(`No coded column ${id}`);
	return column;
}

/** @throws Error when the table has no such number column. */
export function numberColumn(table: Table, id: string): NumberColumn {
	const column = table.columns.get(id);
	if (column?.kind !== 'number') throw new Error(`No number column ${id}`);
	return column;
}

/** The text at a row; `''` means unknown. */
export const textAt = (column: CodedColumn, row: number): string =>
	column.values[column.codes[row] ?? 0] ?? '';

/** The interval at a row. */
export function intervalAt(column: NumberColumn, row: number): Interval {
	const likely = column.likely[row] ?? NaN;
	return {
		low: column.low[row] ?? 0,
		likely: Number.isNaN(likely) ? null : likely,
		high: column.high[row] ?? Infinity,
		sureLow: column.sureLow[row] ?? 0,
		sureHigh: column.sureHigh[row] ?? Infinity,
		state: NUMBER_STATES[column.state[row] ?? 0] ?? 'unknown'
	};
}
