import { findField } from '../fields';
import { NUMBER_STATES } from '../shared';
import type { NumberColumn } from '../table';
import type { Coded } from './coded';
import { LIST, listTest } from './lists';
import { rowTest, type CodeTest, type RowTest } from './row-test';
import { resolveField, type ViewData } from './resolve';
import type { ViewLevel } from './view';

const UNKNOWN = NUMBER_STATES.indexOf('unknown');

/** `low..high`, either end optional; null when the text is not a range. */
export function parseRange(text: string): { readonly low: string; readonly high: string } | null {
	const [low, high, rest] = text.split('..');
	return low === undefined || high === undefined || rest !== undefined ? null : { low, high };
}

function codedTest({ codes, values }: Coded, accepts: (value: string) => boolean): CodeTest {
	const passes = Uint8Array.from(values, (value) => (accepts(value) ? 1 : 0));
	return { codes, passes, otherwise: accepts('') ? 1 : 0 };
}

/** Dates are ISO texts: a range of texts is a range of dates. */
function acceptsDate(wanted: readonly string[]): (value: string) => boolean {
	const ranges = wanted.map(parseRange);
	return (value) =>
		wanted.includes(value) ||
		(value !== '' &&
			ranges.some(
				(r) => r !== null && (r.low === '' || value >= r.low) && (r.high === '' || value <= r.high)
			));
}

/** A number passes by its likely value, or by its lower bound where nothing is said of it; an unknown one only by `''`. */
function numberTest(column: NumberColumn, wanted: readonly string[]): RowTest {
	const ranges = wanted.flatMap((text) => {
		const range = text === '' ? null : (parseRange(text) ?? { low: text, high: text });
		if (range === null) return [];
		const low = range.low === '' ? -Infinity : Number(range.low);
		const high = range.high === '' ? Infinity : Number(range.high);
		return Number.isNaN(low) || Number.isNaN(high) ? [] : [{ low, high }];
	});
	const acceptsUnknown = wanted.includes('');
	return (row) => {
		if (column.state[row] === UNKNOWN) return acceptsUnknown;
		const likely = column.likely[row] ?? NaN;
		const value = Number.isNaN(likely) ? (column.low[row] ?? NaN) : likely;
		for (const { low, high } of ranges) if (value >= low && value <= high) return true;
		return false;
	};
}

function possibleTest({ classification }: ViewData, wanted: readonly string[]): RowTest {
	let bits = 0;
	classification.segments.forEach((id, index) => {
		if (wanted.includes(id)) bits |= 1 << index;
	});
	return (row) => ((classification.possible[row] ?? 0) & bits) !== 0;
}

/** A field of organisations is asked of each of them once, and not of each of their structures. */
function throughOrganisation(owners: ArrayLike<number>, organisations: number, test: RowTest): CodeTest {
	const passes = new Uint8Array(organisations);
	for (let owner = 0; owner < passes.length; owner++) passes[owner] = test(owner) ? 1 : 0;
	return { codes: owners, passes, otherwise: test(-1) ? 1 : 0 };
}

/** The test of one filter of a view, by codes where it can be. */
export function filterTest(
	data: ViewData,
	level: ViewLevel,
	id: string,
	wanted: readonly string[]
): CodeTest | RowTest {
	if (id === 'possible') return possibleTest(data, wanted);
	if (id === LIST) return listTest(data, level, wanted);
	const { column, rowOf } = resolveField(data, level, id);
	if (column.kind === 'coordinate') return () => true;
	if (column.kind === 'number') {
		const test = numberTest(column, wanted);
		return rowOf === null ? test : throughOrganisation(rowOf, column.state.length, test);
	}
	const accepts =
		findField(id)?.type === 'date' ? acceptsDate(wanted) : (value: string) => wanted.includes(value);
	const test = codedTest(column, accepts);
	return rowOf === null ? test : throughOrganisation(rowOf, column.codes.length, rowTest(test));
}
