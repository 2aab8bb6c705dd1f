import { rollup } from '../rollup';
import { NUMBER_STATES } from '../shared';
import { numberColumn, type TerritoryTable } from '../table';

/** Organisations whose size lies in a range of whole numbers. */
export interface SizeBin {
	/** The range as in a filter of the view, `low..high`; `''` for an unknown size. */
	readonly value: string;
	readonly low: number;
	/** Infinity for the last range. */
	readonly high: number;
	readonly count: number;
	/** Of them, those whose size is an estimate or a lower bound. */
	readonly estimated: number;
}

const UNKNOWN = NUMBER_STATES.indexOf('unknown');
const ESTIMATED = NUMBER_STATES.indexOf('estimated');

/** Rows of `table.organisations` that run at least one of the structures given, in the order of the table. */
export function organisationsOf(table: TerritoryTable, rows: Uint32Array): Uint32Array {
	const seen = new Uint8Array(table.organisations.rows);
	const owners = table.structureOrganisation;
	for (let i = 0; i < rows.length; i++) seen[owners[rows[i] ?? 0] ?? 0] = 1;
	const found = new Uint32Array(seen.length);
	let count = 0;
	for (let row = 0; row < seen.length; row++) if (seen[row] === 1) found[count++] = row;
	return found.subarray(0, count);
}

/**
 * Counts organisations by ranges of a whole number, by its likely value or by its lower bound where nothing likely is
 * said, as filters read it. The unknown ones come last.
 * @param starts lower ends of the ranges, ascending; the last range has no upper end
 */
export function sizeBins(
	table: TerritoryTable,
	organisations: Uint32Array,
	field: string,
	starts: readonly number[]
): readonly SizeBin[] {
	const column = numberColumn(table.organisations, field);
	const codes = new Uint8Array(table.organisations.rows);
	for (const row of organisations) {
		if (column.state[row] === UNKNOWN) {
			codes[row] = starts.length;
			continue;
		}
		const likely = column.likely[row] ?? NaN;
		const value = Number.isNaN(likely) ? (column.low[row] ?? 0) : likely;
		let bin = 0;
		while (bin + 1 < starts.length && value >= (starts[bin + 1] ?? Infinity)) bin++;
		codes[row] = bin;
	}
	const { counts } = rollup(organisations, [
		{ codes, size: starts.length + 1 },
		{ codes: column.state, size: NUMBER_STATES.length }
	]);
	const cell = (bin: number, state: number): number => counts[bin * NUMBER_STATES.length + state] ?? 0;
	const bins = starts.map((low, bin): SizeBin => {
		const next = starts[bin + 1];
		const estimated = cell(bin, ESTIMATED);
		return {
			value: next === undefined ? `${low}..` : `${low}..${next - 1}`,
			low,
			high: next === undefined ? Infinity : next - 1,
			count: NUMBER_STATES.reduce((sum, _, state) => sum + cell(bin, state), 0),
			estimated
		};
	});
	const unknown = cell(starts.length, UNKNOWN);
	return unknown === 0
		? bins
		: [...bins, { value: '', low: 0, high: Infinity, count: unknown, estimated: 0 }];
}

/**
 * The greatest of the organisations given, the greatest first: by likely value, then by upper bound, then in the order of the
 * table. One pass and no sort: it runs at every click, over some 20,000 organisations.
 * @param most how many at most
 */
export function largestFirst(
	table: TerritoryTable,
	organisations: Uint32Array,
	field: string,
	most: number
): readonly number[] {
	const { low, likely, high } = numberColumn(table.organisations, field);
	const sizeOf = (row: number): number => {
		const value = likely[row] ?? NaN;
		return Number.isNaN(value) ? (low[row] ?? 0) : value;
	};
	const isGreater = (a: number, b: number): boolean => {
		const left = sizeOf(a);
		const right = sizeOf(b);
		return left === right ? (high[a] ?? 0) > (high[b] ?? 0) : left > right;
	};
	const largest: number[] = [];
	for (const row of organisations) {
		const last = largest[largest.length - 1];
		if (largest.length === most && (last === undefined || !isGreater(row, last))) continue;
		let place = largest.length;
		while (place > 0 && isGreater(row, largest[place - 1] ?? row)) place--;
		largest.splice(place, 0, row);
		if (largest.length > most) largest.pop();
	}
	return largest;
}
