import { NUMBER_STATES, type Interval } from '../shared';
import type { CodedColumn, CoordinateColumn, NumberColumn } from './column';

type Codes = CodedColumn['codes'];

/** A typed array that grows by doubling; unset cells hold `empty`. */
export class GrowingIntegers {
	private cells: Int32Array;
	constructor(private readonly empty: number) {
		this.cells = new Int32Array(1024).fill(empty);
	}
	get(row: number): number {
		return this.cells[row] ?? this.empty;
	}
	set(row: number, value: number): void {
		if (row >= this.cells.length) {
			const grown = new Int32Array(Math.max(row + 1, this.cells.length * 2)).fill(this.empty);
			grown.set(this.cells);
			this.cells = grown;
		}
		this.cells[row] = value;
	}
}

/** Distinct texts by code, in order of first appearance; code 0 is `''`. */
export class Dictionary {
	readonly values: string[] = [''];
	private readonly codes = new Map<string, number>([['', 0]]);
	/** Files are often sorted: the same text comes many times in a row. */
	private lastText = '';
	private lastCode = 0;
	codeOf(text: string): number {
		if (text === this.lastText) return this.lastCode;
		let code = this.codes.get(text);
		if (code === undefined) {
			code = this.values.length;
			this.values.push(text);
			this.codes.set(text, code);
		}
		this.lastText = text;
		this.lastCode = code;
		return code;
	}
	/** The code of a text already there, else -1. */
	find(text: string): number {
		return this.codes.get(text) ?? -1;
	}
}

/** Codes in the smallest array that holds them. */
export function packCodes(codes: Uint8Array | Uint32Array, greatest: number): Codes {
	if (codes instanceof Uint8Array) return codes;
	if (greatest < 256) return Uint8Array.from(codes);
	return greatest < 65536 ? Uint16Array.from(codes) : codes;
}

/**
 * Builds a coded column from the text and the source of each row. The dictionary is in order of first appearance by row,
 * so that equal tables have equal bytes.
 */
export function codedFrom(
	rows: number,
	textOf: (row: number) => string,
	sourceOf: ((row: number) => number) | null
): CodedColumn {
	const dictionary = new Dictionary();
	const codes = new Uint32Array(rows);
	for (let row = 0; row < rows; row++) codes[row] = dictionary.codeOf(textOf(row));
	return {
		kind: 'coded',
		codes: packCodes(codes, dictionary.values.length - 1),
		values: dictionary.values,
		source: sourceOf ? sourceCodes(rows, sourceOf) : null
	};
}

/** Texts by code, and the code of each row (or key) among them; code 0 is `''`. */
export interface CodedTexts {
	readonly values: readonly string[];
	readonly codeOf: (row: number) => number;
}

/** Nothing is known of any row, hence from no source. */
const unknownColumn = (rows: number, sourced: boolean): CodedColumn => ({
	kind: 'coded',
	codes: new Uint8Array(rows),
	values: [''],
	source: sourced ? new Uint8Array(rows) : null
});

/** The same as {@link codedFrom} for texts that have codes already: none is looked up again. */
export function recodedFrom(
	rows: number,
	{ values, codeOf }: CodedTexts,
	sourceOf: ((row: number) => number) | null
): CodedColumn {
	if (values.length === 1) return unknownColumn(rows, sourceOf !== null);
	const kept: string[] = [''];
	const newCodes = new Int32Array(values.length).fill(-1);
	newCodes[0] = 0;
	const codes = values.length <= 256 ? new Uint8Array(rows) : new Uint32Array(rows);
	for (let row = 0; row < rows; row++) {
		const old = codeOf(row);
		let code = newCodes[old] ?? 0;
		if (code === -1) {
			code = kept.length;
			kept.push(values[old] ?? '');
			newCodes[old] = code;
		}
		codes[row] = code;
	}
	return {
		kind: 'coded',
		codes: packCodes(codes, kept.length - 1),
		values: kept,
		source: sourceOf ? sourceCodes(rows, sourceOf) : null
	};
}

/** Source codes of rows in the smallest array that holds them. */
export function sourceCodes(rows: number, sourceOf: (row: number) => number): Codes {
	const few = new Uint8Array(rows);
	for (let row = 0; row < rows; row++) {
		const code = sourceOf(row);
		if (code > 255) {
			const codes = Uint32Array.from({ length: rows }, (_, at) => sourceOf(at));
			return packCodes(
				codes,
				codes.reduce((greatest, one) => Math.max(greatest, one), 0)
			);
		}
		few[row] = code;
	}
	return few;
}

/** A number and the source it is shown with; 0 = none. */
export interface SourcedNumber {
	readonly interval: Interval;
	readonly source: number;
}

/** Builds a number column from the interval and the source of each row. */
export function numbersFrom(
	rows: number,
	intervalOf: (row: number) => Interval,
	sourceOf: ((row: number) => number) | null
): NumberColumn {
	const column = emptyNumbers(rows);
	for (let row = 0; row < rows; row++) setNumber(column, row, intervalOf(row));
	return { ...column, source: sourceOf ? sourceCodes(rows, sourceOf) : null };
}

/** The same where a row's interval and source are found together. */
export function sourcedNumbersFrom(
	rows: number,
	numberOf: (row: number) => SourcedNumber
): NumberColumn & { readonly source: Codes } {
	const column = emptyNumbers(rows);
	const sources = new Uint32Array(rows);
	for (let row = 0; row < rows; row++) {
		const { interval, source } = numberOf(row);
		setNumber(column, row, interval);
		sources[row] = source;
	}
	return { ...column, source: sourceCodes(rows, (row) => sources[row] ?? 0) };
}

function emptyNumbers(rows: number): Omit<NumberColumn, 'source'> {
	const make = (): Float64Array => new Float64Array(rows);
	const bounds = { low: make(), likely: make(), high: make(), sureLow: make(), sureHigh: make() };
	return { kind: 'number', ...bounds, state: new Uint8Array(rows) };
}

function setNumber(column: Omit<NumberColumn, 'source'>, row: number, interval: Interval): void {
	column.low[row] = interval.low;
	column.likely[row] = interval.likely ?? NaN;
	column.high[row] = interval.high;
	column.sureLow[row] = interval.sureLow;
	column.sureHigh[row] = interval.sureHigh;
	column.state[row] = NUMBER_STATES.indexOf(interval.state);
}

/** Builds a coordinate column from texts in degrees; `''` and what is no number are NaN. */
export function coordinatesFrom(rows: number, textOf: (row: number) => string): CoordinateColumn {
	const degrees = new Float32Array(rows);
	for (let row = 0; row < rows; row++) {
		const text = textOf(row);
		degrees[row] = text === '' ? NaN : Number(text);
	}
	return { kind: 'coordinate', degrees };
}
