import Papa from 'papaparse';

/** One line of a reference table, by column name. */
export type Row = Readonly<Record<string, string>>;

/**
 * Reads a reference table of the product. Its header and its lines are the product's own, so that any surprise is a fault
 * of the release, not of a user.
 * @throws Error when the header differs from `columns`, or when a line has another number of fields.
 */
export function readTable(name: string, text: string, columns: readonly string[]): readonly Row[] {
	const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true });
	const [problem] = errors;
	if (problem) throw new Error(`${name}: ${problem.message}`);
	const [header = [], ...lines] = data;
	if (header.join() !== columns.join()) throw new Error(`${name}: unexpected header ${header.join()}`);
	return lines.map((line, i) => {
		if (line.length !== columns.length) throw new Error(`${name}: line ${i + 2} has ${line.length} fields`);
		return Object.fromEntries(columns.map((column, at) => [column, line[at] ?? '']));
	});
}

/** Indexes rows by a key. @throws Error on a duplicate or an empty key. */
export function indexRows<T>(
	name: string,
	rows: readonly Row[],
	key: string,
	read: (row: Row) => T
): ReadonlyMap<string, T> {
	const index = new Map<string, T>();
	for (const row of rows) {
		const code = row[key] ?? '';
		if (code === '' || index.has(code)) throw new Error(`${name}: missing or duplicate ${key} "${code}"`);
		index.set(code, read(row));
	}
	return index;
}

/** A cell that is one of a closed list. @throws Error on any other text. */
export function oneOf<T extends string>(row: Row, column: string, values: readonly T[]): T {
	const found = values.find((value) => value === row[column]);
	if (found === undefined) throw new Error(`Unexpected ${column}: ${row[column]}`);
	return found;
}

/** A number of zero or more. @throws Error on any other text. */
export function numberIn(row: Row, column: string): number {
	const text = row[column] ?? '';
	const value = Number(text);
	if (text === '' || !Number.isFinite(value) || value < 0) throw new Error(`Unexpected ${column}: ${text}`);
	return value;
}

export const textIn = (row: Row, column: string): string => row[column] ?? '';
