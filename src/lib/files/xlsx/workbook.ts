import { Refused } from '../contract';
import { excelReader } from './excel-reader';
import { guardAddresses, firstRows } from './sheet-guard';
import { readXmlParts, storedZip } from './zip-archive';

/** Rows of a sheet as text: index 0 is row 1. */
export type SheetRows = readonly (readonly string[])[];

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const MOST_SHEETS = 50;

/**
 * The first sheet of a workbook that holds data.
 * @param most rows wanted from the top; all of them when absent.
 * @throws Refused when the workbook is damaged, a bomb, or has no data.
 */
export async function readWorkbook(archive: Buffer, most?: number): Promise<SheetRows> {
	const parts = new Map<string, Buffer>();
	for (const [name, content] of readXmlParts(archive)) {
		parts.set(name, SHEET.test(name) ? guarded(content, most) : content);
	}
	if (!parts.has('xl/workbook.xml')) throw new Refused({ code: 'damaged-xlsx' });
	const safe = storedZip(parts);
	for (let number = 1; number <= MOST_SHEETS; number++) {
		const rows = await sheetRows(safe, number);
		if (rows === null) break;
		if (rows.some((row) => row.some((cell) => cell !== ''))) return rows;
	}
	throw new Refused({ code: 'empty-workbook' });
}

function guarded(content: Buffer, most: number | undefined): Buffer {
	const sheet = content.toString('utf8');
	guardAddresses(sheet);
	return most === undefined ? content : Buffer.from(firstRows(sheet, most), 'utf8');
}

/** Null when there is no such sheet. */
async function sheetRows(workbook: Buffer, number: number): Promise<SheetRows | null> {
	const { readSheet, SheetNotFoundError } = await excelReader();
	try {
		const rows = await readSheet<string>(workbook, number, { parseNumber: numberText });
		return rows.map((row) => row.map(cellText));
	} catch (error) {
		if (error instanceof SheetNotFoundError) return null;
		throw new Refused({ code: 'damaged-xlsx' });
	}
}

/**
 * The plain writing of a number as stored: `1.0000024E7` is 10000024, and 0.30000000000000004 is 0.3 (a spreadsheet
 * shows 15 digits).
 */
export function numberText(stored: string): string {
	const value = Number(stored);
	if (!Number.isFinite(value)) return stored;
	if (Number.isSafeInteger(value)) return String(value);
	return String(Number(value.toPrecision(15)));
}

/** A cell as text: booleans as oui and non, dates as ISO. */
export function cellText(cell: unknown): string {
	if (typeof cell === 'string') return cell;
	if (typeof cell === 'boolean') return cell ? 'oui' : 'non';
	if (cell instanceof Date && !Number.isNaN(cell.valueOf())) return cell.toISOString().slice(0, 10);
	return '';
}
