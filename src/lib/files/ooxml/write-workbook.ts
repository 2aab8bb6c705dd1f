import { strToU8, zipSync } from 'fflate';
import type { OutSheet } from './sheet';
import { sheetXml } from './sheet-xml';
import { stylesXml } from './styles';
import { escapeXml } from './xml';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** The same content gives the same bytes: no date of its own in the archive. */
const EPOCH = new Date('2026-01-01T00:00:00');

const contentTypes = (sheets: readonly OutSheet[]): string =>
	`${XML}<Types xmlns="${PACKAGE}/content-types">` +
	'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
	'<Default Extension="xml" ContentType="application/xml"/>' +
	`<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>` +
	`<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>` +
	sheets
		.map(
			(_, i) =>
				`<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`
		)
		.join('') +
	'</Types>';

const packageRelations = (): string =>
	`${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
	`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const workbookRelations = (sheets: readonly OutSheet[]): string =>
	`${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
	sheets
		.map(
			(_, i) =>
				`<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`
		)
		.join('') +
	`<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

const reference = (name: string): string => `'${name.replaceAll("'", "''")}'`;

function workbookXml(sheets: readonly OutSheet[]): string {
	const list = sheets
		.map(
			({ name, hidden }, i) =>
				`<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`
		)
		.join('');
	const titles = sheets
		.flatMap(({ name, repeated }, i) => {
			if (!repeated) return [];
			const rows = repeated
				.split(':')
				.map((row) => `$${row}`)
				.join(':');
			return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escapeXml(reference(name))}!${rows}</definedName>`;
		})
		.join('');
	return (
		`${XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
		'<workbookProtection lockStructure="1"/><bookViews><workbookView activeTab="0"/></bookViews>' +
		`<sheets>${list}</sheets>${titles === '' ? '' : `<definedNames>${titles}</definedNames>`}</workbook>`
	);
}

/** A workbook as the bytes of an XLSX file. Texts can run nothing; the same sheets give the same bytes. */
export function writeWorkbook(sheets: readonly OutSheet[]): Uint8Array {
	const parts: Record<string, Uint8Array> = {
		'[Content_Types].xml': strToU8(contentTypes(sheets)),
		'_rels/.rels': strToU8(packageRelations()),
		'xl/workbook.xml': strToU8(workbookXml(sheets)),
		'xl/_rels/workbook.xml.rels': strToU8(workbookRelations(sheets)),
		'xl/styles.xml': strToU8(stylesXml())
	};
	sheets.forEach((sheet, i) => {
		parts[`xl/worksheets/sheet${i + 1}.xml`] = strToU8(sheetXml(sheet));
	});
	return zipSync(parts, { level: 6, mtime: EPOCH });
}
