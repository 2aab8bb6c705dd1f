import { LIMITS } from '../contract';
import type { TextRecord } from '../delimited';
import type { SheetRows } from './workbook';

const ROWS_AT_ONCE = 2_000;

/** The rows of a sheet as records: the line is the row number, the raw text is the row written as CSV. */
export function* sheetRecords(rows: SheetRows, width: number): Generator<TextRecord[]> {
	for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
		yield rows.slice(from, from + ROWS_AT_ONCE).map((cells, at) => sheetRecord(cells, from + at + 1, width));
	}
}

function sheetRecord(cells: readonly string[], line: number, width: number): TextRecord {
	const fields = cells.length >= width ? cells : [...cells, ...Array<string>(width - cells.length).fill('')];
	const tooLong = cells.some((cell) => cell.length > LIMITS.field);
	return { line, fields, raw: cells.map(quote).join(';'), problem: tooLong ? 'field-too-long' : null };
}

const quote = (cell: string): string => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
