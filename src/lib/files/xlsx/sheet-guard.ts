import { LIMITS, Refused } from '../contract';

/** Columns of a sheet beyond which a cell cannot be one of a table we read: a reader would fill the gap with blanks. */
const MOST_COLUMNS = 16_384;
const REFERENCE =
	/<[\w.-]{1,20}(?::[\w.-]{1,20})?(?:\s[^<>]{0,10000}?)?\s(?:[\w.-]{1,20}:)?r\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Refuses a sheet whose cells or rows claim to be where no spreadsheet has any: a reader fills the gaps before them, so
 * that a few bytes could ask for billions of cells.
 * @throws Refused when an address is not a possible one.
 */
export function guardAddresses(sheet: string): void {
	for (const match of sheet.matchAll(REFERENCE)) {
		const address = /^([A-Z]{0,3})(\d{0,7})$/.exec(match[1] ?? match[2] ?? '');
		if (!address || Number(address[2]) > LIMITS.xlsxRows || columnNumber(address[1] ?? '') > MOST_COLUMNS) {
			throw new Refused({ code: 'damaged-xlsx' });
		}
	}
}

function columnNumber(letters: string): number {
	let number = 0;
	for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
	return number;
}

/** The first `most` rows of a sheet, as a whole XML document; the sheet itself when its rows cannot be told apart. */
export function firstRows(sheet: string, most: number): string {
	let end = -1;
	for (let i = 0; i < most; i++) {
		const next = sheet.indexOf('</row>', end + 1);
		if (next === -1) return sheet;
		end = next;
	}
	return `${sheet.slice(0, end + '</row>'.length)}</sheetData></worksheet>`;
}
