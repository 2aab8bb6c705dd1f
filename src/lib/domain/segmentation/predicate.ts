import { field, type Field } from '../fields';
import type { CodedColumn, NumberColumn, Table } from '../table';
import { ALL_TRUE, lookUp, packBits, POSSIBLE, SURE_POSSIBLE } from './bits';
import type { Predicate, Reading } from './criteria';

/** Fills `out[0..n)` with the bits of rows `start` to `start + n` of the predicate's own table. */
export type Kernel = (start: number, n: number, out: Uint8Array) => void;

const UNKNOWN_BITS = SURE_POSSIBLE | POSSIBLE;

/**
 * Compiles one predicate against the table of its level.
 * A field the table does not hold is unknown everywhere.
 * @throws Error when the predicate does not suit its field: criteria are validated before they get here.
 */
export function compilePredicate(predicate: Predicate, table: Table, reading: Reading): Kernel {
	const declaration = field(predicate.field);
	const column = table.columns.get(predicate.field);
	if (!column) {
		const bits =
			declaration.type === 'number'
				? unknownNumberBits(predicate)
				: unknownTextBits(predicate, declaration, reading);
		return (_start, n, out) => void out.fill(bits, 0, n);
	}
	if (column.kind === 'number') return numberKernel(predicate, boundsRead(column, reading));
	if (column.kind === 'coded')
		return codedKernel(predicate, column, unknownTextBits(predicate, declaration, reading));
	throw new Error(`Field ${predicate.field} cannot be compared`);
}

/** The bits of a row whose text is unknown: as the assumption says when there is one; true when any value would do. */
function unknownTextBits(predicate: Predicate, declaration: Field, { assume }: Reading): number {
	const test = testText(predicate);
	if (declaration.values?.every(({ code }) => test(code))) return ALL_TRUE;
	const assumption = assume.find((a) => a.field === predicate.field);
	if (!assumption) return UNKNOWN_BITS;
	const holds = test(assumption.value);
	return packBits(false, true, holds, holds);
}

function unknownNumberBits(predicate: Predicate): number {
	const [low, high] = [new Float64Array(1), Float64Array.of(Infinity)];
	const out = new Uint8Array(1);
	numberKernel(predicate, { low, high, sureLow: low, sureHigh: high })(0, 1, out);
	return out[0] ?? 0;
}

type Bounds = Pick<NumberColumn, 'low' | 'high' | 'sureLow' | 'sureHigh'>;

/** The bounds of both readings: the working ones are the sure ones where estimates count as unknown. */
export const boundsRead = (column: Bounds, { estimates }: Reading): Bounds =>
	estimates === 'unknown'
		? { low: column.sureLow, high: column.sureHigh, sureLow: column.sureLow, sureHigh: column.sureHigh }
		: column;

function codedKernel(predicate: Predicate, column: CodedColumn, unknownBits: number): Kernel {
	const { codes } = column;
	const lookup = new Uint8Array(Math.max(column.values.length, 1));
	const test = testText(predicate);
	column.values.forEach((value, code) => {
		const holds = test(value);
		lookup[code] = packBits(holds, holds, holds, holds);
	});
	lookup[0] = unknownBits;
	return (start, n, out) => {
		lookUp(lookup, codes, start, n, out);
	};
}

/** Text folded for comparison: no case, no accents. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What a predicate on a text asks of a known one. */
export function testText(predicate: Predicate): (value: string) => boolean {
	const { op, value } = predicate;
	switch (op) {
		case 'in': {
			const wanted = new Set(Array.isArray(value) ? value.map(String) : [String(value)]);
			return (text) => wanted.has(text);
		}
		case 'is':
			return (text) => text === value;
		case 'contains': {
			const part = fold(String(value));
			return (text) => fold(text).includes(part);
		}
		case 'before':
			return (text) => text < String(value);
		case 'after':
			return (text) => text > String(value);
		default:
			throw new Error(`Operator ${op} does not apply to text`);
	}
}

function numberKernel(predicate: Predicate, { low, high, sureLow, sureHigh }: Bounds): Kernel {
	const { op, value } = predicate;
	if (op === 'between') {
		if (!Array.isArray(value)) throw new Error('between takes a pair');
		const [from, to] = [Number(value[0]), Number(value[1])];
		return (start, n, out) => {
			compareBetween(from, to, [sureLow, sureHigh, low, high], start, n, out);
		};
	}
	const limit = Number(value);
	switch (op) {
		case 'gte':
			return boundKernel(compareInclusive, limit, 0, [sureLow, sureHigh, low, high]);
		case 'gt':
			return boundKernel(compareStrict, limit, 0, [sureLow, sureHigh, low, high]);
		// At most is not above, below is not at least.
		case 'lte':
			return boundKernel(compareStrict, limit, ALL_TRUE, [sureHigh, sureLow, high, low]);
		case 'lt':
			return boundKernel(compareInclusive, limit, ALL_TRUE, [sureHigh, sureLow, high, low]);
		default:
			throw new Error(`Operator ${op} does not apply to numbers`);
	}
}

/** Sure worst, sure best, worst and best of what is compared. */
type FourBounds = readonly [Float64Array, Float64Array, Float64Array, Float64Array];

/**
 * A one-sided comparison holds when its worst bound does, and is possible when its best bound does. The comparison is written
 * out in each loop rather than given as a function of two numbers: this runs over the territory at each move of a threshold,
 * and is ten times as fast.
 * @param flips bits to turn over in each answer
 */
const boundKernel =
	(compare: typeof compareStrict, limit: number, flips: number, bounds: FourBounds): Kernel =>
	(start, n, out) => {
		compare(limit, flips, bounds, start, n, out);
	};

function compareStrict(
	limit: number,
	flips: number,
	[sureWorst, sureBest, worst, best]: FourBounds,
	start: number,
	n: number,
	out: Uint8Array
): void {
	for (let i = 0; i < n; i++) {
		const row = start + i;
		const answer = packBits(
			(sureWorst[row] ?? 0) > limit,
			(sureBest[row] ?? 0) > limit,
			(worst[row] ?? 0) > limit,
			(best[row] ?? 0) > limit
		);
		out[i] = answer ^ flips;
	}
}

function compareInclusive(
	limit: number,
	flips: number,
	[sureWorst, sureBest, worst, best]: FourBounds,
	start: number,
	n: number,
	out: Uint8Array
): void {
	for (let i = 0; i < n; i++) {
		const row = start + i;
		const answer = packBits(
			(sureWorst[row] ?? 0) >= limit,
			(sureBest[row] ?? 0) >= limit,
			(worst[row] ?? 0) >= limit,
			(best[row] ?? 0) >= limit
		);
		out[i] = answer ^ flips;
	}
}

function compareBetween(
	from: number,
	to: number,
	[sureLow, sureHigh, low, high]: FourBounds,
	start: number,
	n: number,
	out: Uint8Array
): void {
	for (let i = 0; i < n; i++) {
		const row = start + i;
		const sl = sureLow[row] ?? 0;
		const sh = sureHigh[row] ?? 0;
		const l = low[row] ?? 0;
		const h = high[row] ?? 0;
		out[i] = packBits(
			sl >= from && sh <= to,
			sh >= from && sl <= to,
			l >= from && h <= to,
			h >= from && l <= to
		);
	}
}
