import Papa from 'papaparse';
import { neutralise } from '$lib/domain/shared';
import type { SheetCell } from '$lib/domain/sheets';

const BOM = '\ufeff';
const ROWS_AT_ONCE = 500;

/**
 * A table as a French spreadsheet opens it: `;`, UTF-8 with a BOM, CRLF, decimal comma, quotes as RFC 4180 says, and no text
 * that could run as a formula. Yields the file piece by piece; numbers that are not finite are left empty.
 */
export function* writeCsv(
	columns: readonly string[],
	rows: Iterable<readonly SheetCell[]>
): Generator<string> {
	yield csvHead(columns);
	let held: (readonly SheetCell[])[] = [];
	for (const row of rows) {
		held.push(row);
		if (held.length < ROWS_AT_ONCE) continue;
		yield csvLines(held);
		held = [];
	}
	if (held.length > 0) yield csvLines(held);
}

/** The first line of a CSV file. */
export const csvHead = (columns: readonly string[]): string => BOM + csvLines([columns]);

/** Some lines of a CSV file, as `writeCsv` writes them. */
export function csvLines(rows: readonly (readonly SheetCell[])[]): string {
	const cells = rows.map((row) =>
		row.map((cell) => (typeof cell === 'string' ? neutralise(cell) : number(cell)))
	);
	return `${Papa.unparse(cells, { delimiter: ';', newline: '\r\n', header: false, skipEmptyLines: false })}\r\n`;
}

/** For the few numbers that would be written with an exponent. */
const PLAIN = new Intl.NumberFormat('fr-FR', { useGrouping: false, maximumFractionDigits: 20 });

function number(value: number | null): string {
	if (value === null || !Number.isFinite(value)) return '';
	const text = String(value);
	return text.includes('e') ? PLAIN.format(value) : text.replace('.', ',');
}
