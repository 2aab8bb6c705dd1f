import { xmlText } from './xml-text';

export const XML_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Places in `cellXfs` of the styles below. */
export const STYLES = { plain: 0, header: 1, date: 2, text: 3 } as const;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const contentTypes = (sheets: readonly string[]): string =>
	`${XML_HEADER}<Types xmlns="${PACKAGE}/content-types">` +
	'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
	'<Default Extension="xml" ContentType="application/xml"/>' +
	`<Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>` +
	`<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>` +
	'<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
	sheets
		.map((_, at) => `<Override PartName="/${sheetPath(at)}" ContentType="${TYPES}.worksheet+xml"/>`)
		.join('') +
	'</Types>';

export const rootRelations = (): string =>
	`${XML_HEADER}<Relationships xmlns="${PACKAGE}/relationships">` +
	`<Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/>` +
	`<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	'</Relationships>';

export const workbookRelations = (sheets: readonly string[]): string =>
	`${XML_HEADER}<Relationships xmlns="${PACKAGE}/relationships">` +
	sheets
		.map(
			(_, at) =>
				`<Relationship Id="rId${at + 1}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`
		)
		.join('') +
	`<Relationship Id="rId${sheets.length + 1}" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`;

/** The list of sheets; the first row of each is printed again on every page. */
export const workbook = (sheets: readonly string[]): string =>
	`${XML_HEADER}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>` +
	sheets
		.map((name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
		.join('') +
	'</sheets><definedNames>' +
	sheets
		.map(
			(name, at) =>
				`<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${xmlText(name)}'!$1:$1</definedName>`
		)
		.join('') +
	'</definedNames></workbook>';

/** In the order of STYLES: plain, header in bold on a tint, day, text that stays a text when edited. */
export const styles = (): string =>
	`${XML_HEADER}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>` +
	'<fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts>' +
	'<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
	'<fill><patternFill patternType="solid"><fgColor rgb="FFF1EEE7"/><bgColor indexed="64"/></patternFill></fill></fills>' +
	'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
	'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' +
	'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
	'<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
	'<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
	'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
	'</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

export const coreProperties = (title: string, made: Date): string =>
	`${XML_HEADER}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
	`<dc:title>${xmlText(title)}</dc:title><dc:creator>Cible 2028</dc:creator>` +
	`<dcterms:created xsi:type="dcterms:W3CDTF">${made.toISOString()}</dcterms:created></cp:coreProperties>`;

export const sheetPath = (at: number): string => `xl/worksheets/sheet${at + 1}.xml`;
