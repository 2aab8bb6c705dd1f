import { LIMITS, Refused } from '../contract';

/** Any attribute named r, whatever its prefix: that of cells and rows is their address. */
const ADDRESS = /[\s"'](?:(?!xmlns:)[^\s=<>"'/:]+:)?r\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Cells that a sheet may ask for, the blanks before the last one of each row included. */
const MOST_CELLS = 30_000_000;
const LONGEST_TAG = 500;

/**
 * Refuses a sheet whose cells or rows claim to be where no table has any: a reader fills the gaps before them, so that a few
 * bytes could ask for billions of cells. A cell without a value asks for nothing.
 * @throws Refused when an address is not a possible one, or the sheet is too wide or too big.
 */
export function guardAddresses(sheet: string): void {
	let cells = 0;
	let row = '';
	let width = 0;
	for (const match of sheet.matchAll(ADDRESS)) {
		const address = /^([A-Z]{0,3})(\d{0,7})$/.exec(match[1] ?? match[2] ?? '');
		const [, letters = '', digits = ''] = address ?? [];
		if (!address || Number(digits) > LIMITS.xlsxRows) throw new Refused({ code: 'damaged-xlsx' });
		if (letters === '' || isEmptyTag(sheet, match.index + match[0].length)) continue;
		const column = columnNumber(letters);
		if (column > LIMITS.columns)
			throw new Refused({ code: 'too-many-columns', columns: column, limit: LIMITS.columns });
		if (digits !== row) [row, width] = [digits, 0];
		cells += Math.max(0, column - width);
		width = Math.max(width, column);
		if (cells > MOST_CELLS)
			throw new Refused({ code: 'xlsx-bomb', reason: 'inflated', limit: LIMITS.xlsxInflated });
	}
}

/** True when the tag under way soon closes itself: `<c r="XFD1" s="1"/>`. */
const isEmptyTag = (sheet: string, from: number): boolean =>
	/^[^<>]*\/>/.test(sheet.slice(from, from + LONGEST_TAG));

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
