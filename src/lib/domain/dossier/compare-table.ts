import type { AllocationFault } from '../funding';

/** A place where a dossier is not what computing again gives. */
export interface Difference {
	readonly file: string;
	readonly kind:
		| 'missing-file'
		| 'unexpected-file'
		| 'unreadable'
		/** A cell, or a line of a text. */
		| 'value'
		| 'missing-line'
		| 'unexpected-line'
		| 'order'
		| 'columns'
		/** The same values, written otherwise. */
		| 'bytes'
		/** A file that is not the one whose hash the manifest tells. */
		| 'hash'
		/** A stored allocation that is not what it says. */
		| 'allocation';
	/** In the file as it was found, 1 for the first; where the line should be, for a missing one; null for a whole file. */
	readonly line: number | null;
	/** Name of the column; `''` where it is about a whole line or file. */
	readonly column: string;
	readonly expected: string;
	readonly found: string;
	/** Of a stored allocation: what is wrong, and the name of the funder, département or organisation that it is about (`''` for none). */
	readonly fault?: { readonly about: AllocationFault; readonly name: string };
}

/** A table as it was read. */
export interface ReadTable {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly string[])[];
	/** Line of each row in the file. */
	readonly lines: readonly number[];
}

const KEY = '\u001f';
const JOIN = ' ; ';

/**
 * What differs between a table as computed and as found: cells of lines of the same key, lines too many or too few, lines out of
 * order. Lines are matched by their key columns; a line whose key was altered is matched by its place.
 */
export function* compareTables(
	file: string,
	keys: number,
	expected: ReadTable,
	found: ReadTable
): Generator<Difference> {
	if (expected.columns.join(KEY) !== found.columns.join(KEY)) {
		yield {
			file,
			kind: 'columns',
			line: 1,
			column: '',
			expected: expected.columns.join(JOIN),
			found: found.columns.join(JOIN)
		};
		// The rest is compared by place, as far as both go.
	}
	const match = matchRows(keys, expected.rows, found.rows);
	let last = -1;
	let isOrderSaid = false;
	for (const [at, row] of found.rows.entries()) {
		const line = found.lines[at] ?? at + 2;
		const partner = match[at] ?? -1;
		if (partner < 0) {
			yield { file, kind: 'unexpected-line', line, column: '', expected: '', found: row.join(JOIN) };
			continue;
		}
		if (partner < last && !isOrderSaid) {
			isOrderSaid = true;
			yield {
				file,
				kind: 'order',
				line,
				column: '',
				expected: (expected.rows[at] ?? []).slice(0, keys).join(JOIN),
				found: row.slice(0, keys).join(JOIN)
			};
		}
		last = Math.max(last, partner);
		yield* compareCells(file, line, expected.columns, expected.rows[partner] ?? [], row);
	}
	const matched = new Set(match);
	for (const [at, row] of expected.rows.entries())
		if (!matched.has(at))
			yield {
				file,
				kind: 'missing-line',
				line: expected.lines[at] ?? at + 2,
				column: '',
				expected: row.join(JOIN),
				found: ''
			};
}

function* compareCells(
	file: string,
	line: number,
	columns: readonly string[],
	expected: readonly string[],
	found: readonly string[]
): Generator<Difference> {
	const width = Math.max(expected.length, found.length);
	for (let at = 0; at < width; at++) {
		if (expected[at] === found[at]) continue;
		const column = columns[at] ?? `colonne ${at + 1}`;
		yield { file, kind: 'value', line, column, expected: expected[at] ?? '', found: found[at] ?? '' };
	}
}

/** For each row found, the expected row that it stands for; -1 for none. */
function matchRows(
	keys: number,
	expected: readonly (readonly string[])[],
	found: readonly (readonly string[])[]
): number[] {
	const keyOf = (row: readonly string[]): string => row.slice(0, keys).join(KEY);
	const places = new Map<string, number[]>();
	for (const [at, row] of expected.entries()) {
		const key = keyOf(row);
		const known = places.get(key);
		if (known) known.push(at);
		else places.set(key, [at]);
	}
	const used = new Set<number>();
	const match = found.map((row) => {
		const at = places.get(keyOf(row))?.shift() ?? -1;
		if (at >= 0) used.add(at);
		return at;
	});
	// A key that nobody knows, where a line is missing at that very place between the same neighbours, is an altered key.
	for (const [at, partner] of match.entries()) {
		if (partner >= 0) continue;
		const before = at === 0 ? -1 : (match[at - 1] ?? -2);
		const candidate = before + 1;
		if (before < -1 || candidate >= expected.length || used.has(candidate)) continue;
		match[at] = candidate;
		used.add(candidate);
	}
	return match;
}

/** What differs between two texts, line by line. */
export function* compareTexts(file: string, expected: string, found: string): Generator<Difference> {
	const [own, other] = [expected.split('\n'), found.split('\n')];
	// A line more or less must not make every line after it differ: what both ends share is set apart.
	let start = 0;
	while (start < own.length && start < other.length && own[start] === other[start]) start++;
	let end = 0;
	while (
		end < own.length - start &&
		end < other.length - start &&
		own[own.length - 1 - end] === other[other.length - 1 - end]
	)
		end++;
	const [left, right] = [own.length - end, other.length - end];
	for (let at = start; at < Math.max(left, right); at++) {
		const [want, got] = [at < left ? own[at] : undefined, at < right ? other[at] : undefined];
		if (want === got) continue;
		const kind = got === undefined ? 'missing-line' : want === undefined ? 'unexpected-line' : 'value';
		yield {
			file,
			kind,
			line: at + 1,
			column: '',
			expected: (want ?? '').trim(),
			found: (got ?? '').trim()
		};
	}
}
