import { neutralise } from '$lib/domain/shared';
import type { SheetCell, SheetHeader } from '$lib/domain/sheets';
import { excelDate } from './excel-date';
import { STYLES, XML_HEADER } from './package-parts';
import { xmlText } from './xml-text';

/** A sheet of a workbook. Rows are read once, when the sheet is written. */
export interface WorkbookSheet {
	/** French, 31 characters at most. */
	readonly name: string;
	readonly columns: readonly SheetHeader[];
	readonly rows: Iterable<readonly SheetCell[]>;
}

const ROWS_AT_ONCE = 200;
const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/**
 * The XML of a sheet, piece by piece: header frozen and filterable, numbers as numbers, dates as dates, everything else as
 * texts that cannot run as formulas. What is unknown is an empty cell.
 */
export function* sheetXml({ columns, rows }: WorkbookSheet): Generator<string> {
	const letters = columns.map((_, index) => columnLetters(index));
	const iterator = rows[Symbol.iterator]();
	let block = take(iterator, ROWS_AT_ONCE);
	yield head(columns, block);
	yield `<row r="1" ht="48" customHeight="1">${columns
		.map(({ name }, at) => textCell(`${letters[at]}1`, name, STYLES.header))
		.join('')}</row>`;
	let count = 1;
	while (block.length > 0) {
		yield block.map((row) => rowXml(row, ++count, columns, letters)).join('');
		block = take(iterator, ROWS_AT_ONCE);
	}
	yield `</sheetData><autoFilter ref="A1:${letters.at(-1) ?? 'A'}${count}"/>${TAIL}`;
}

function take<Item>(iterator: Iterator<Item>, count: number): readonly Item[] {
	const items: Item[] = [];
	while (items.length < count) {
		const next = iterator.next();
		if (next.done === true) break;
		items.push(next.value);
	}
	return items;
}

const head = (columns: readonly SheetHeader[], first: readonly (readonly SheetCell[])[]): string =>
	`${XML_HEADER}<worksheet xmlns="${NAMESPACE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
	'<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
	'<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><cols>' +
	columns
		.map(({ name, type }, at) =>
			widthOf(
				name,
				type,
				first.map((row) => row[at] ?? null)
			)
		)
		.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
		.join('') +
	'</cols><sheetData>';

const TAIL = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';

function rowXml(
	row: readonly SheetCell[],
	number: number,
	columns: readonly SheetHeader[],
	letters: readonly string[]
): string {
	let cells = '';
	for (let at = 0; at < columns.length; at++)
		cells += cellXml(`${letters[at]}${number}`, row[at] ?? null, columns[at]?.type);
	return `<row r="${number}">${cells}</row>`;
}

function cellXml(place: string, cell: SheetCell, type: SheetHeader['type'] | undefined): string {
	if (cell === null || cell === '') return '';
	if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${place}"><v>${cell}</v></c>` : '';
	const day = type === 'date' ? excelDate(cell) : null;
	if (day !== null) return `<c r="${place}" s="${STYLES.date}"><v>${day}</v></c>`;
	return textCell(place, cell, STYLES.text);
}

const textCell = (place: string, text: string, style: number): string =>
	`<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(neutralise(text))}</t></is></c>`;

/** `A`, `B`… `Z`, `AA`… */
export function columnLetters(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** Width in characters that shows the first rows, within reason. */
function widthOf(name: string, type: SheetHeader['type'], cells: readonly SheetCell[]): number {
	if (type !== 'text') return 12;
	const longest = Math.max(Math.ceil(name.length / 3), ...cells.map((cell) => String(cell ?? '').length));
	return Math.min(Math.max(longest + 1, 10), 48);
}
