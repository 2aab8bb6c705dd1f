import { neutralise } from '$lib/domain/shared';
import type { OutCell, OutRow, OutSheet, Validation } from './sheet';
import { styleIndex } from './styles';
import { escapeXml } from './xml';

/** Name of a column, from 0: `A`, `B`… `AA`. */
export function columnName(index: number): string {
	let name = '';
	for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
		name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
	}
	return name;
}

const DAY_MS = 86_400_000;

/** An ISO date as the number a spreadsheet counts days by. */
const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY_MS + 25_569;

function cellXml({ value, date, style }: OutCell, address: string): string {
	const head = `<c r="${address}" s="${styleIndex(style)}"`;
	if (value === null || value === '') return `${head}/>`;
	if (typeof value === 'number') return `${head}><v>${value}</v></c>`;
	if (date) return `${head}><v>${dayNumber(value)}</v></c>`;
	const text = escapeXml(neutralise(value));
	return `${head} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

function rowXml({ cells, height }: OutRow, row: number): string {
	const size = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
	const inner = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row}`)).join('');
	return `<row r="${row}"${size}>${inner}</row>`;
}

function paneXml({ frozen }: OutSheet): string {
	if (!frozen || (frozen.rows === 0 && frozen.columns === 0)) return '';
	const { rows, columns } = frozen;
	const corner = `${columnName(columns)}${rows + 1}`;
	const pane = rows > 0 && columns > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight';
	const split = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
	return `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`;
}

function ruleXml({ rule }: Validation): { attributes: string; inner: string } {
	const between = (type: string, from: number, to: number) => ({
		attributes: `type="${type}" operator="between" `,
		inner: `<formula1>${from}</formula1><formula2>${to}</formula2>`
	});
	switch (rule.kind) {
		case 'list':
			return { attributes: 'type="list" ', inner: `<formula1>${escapeXml(rule.range)}</formula1>` };
		case 'whole':
		case 'decimal':
			return between(rule.kind, rule.from, rule.to);
		case 'date':
			return between('date', dayNumber(rule.from), dayNumber(rule.to));
		case 'any':
			return { attributes: '', inner: '' };
	}
}

function validationXml(validation: Validation): string {
	const { cells, help, problem } = validation;
	const { attributes, inner } = ruleXml(validation);
	const stop = problem
		? `showErrorMessage="1" errorTitle="Réponse non prévue" error="${escapeXml(problem.slice(0, 255))}" `
		: '';
	const prompt = `showInputMessage="1" promptTitle="${escapeXml(help.title.slice(0, 32))}" prompt="${escapeXml(help.text.slice(0, 255))}"`;
	return `<dataValidation ${attributes}allowBlank="1" ${stop}${prompt} sqref="${cells}">${inner}</dataValidation>`;
}

/** One sheet as an XML part: everything is locked but the cells whose style is an answer. */
export function sheetXml(sheet: OutSheet): string {
	const { widths, rows, validations = [], landscape } = sheet;
	const columns = widths
		.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
		.join('');
	const rules =
		validations.length === 0
			? ''
			: `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`;
	return (
		'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
		'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
		'<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
		`<sheetViews><sheetView showGridLines="0" workbookViewId="0">${paneXml(sheet)}</sheetView></sheetViews>` +
		'<sheetFormatPr defaultRowHeight="15"/>' +
		`<cols>${columns}</cols>` +
		`<sheetData>${rows.map((row, i) => rowXml(row, i + 1)).join('')}</sheetData>` +
		'<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>' +
		rules +
		'<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
		`<pageSetup paperSize="9" orientation="${landscape ? 'landscape' : 'portrait'}" fitToHeight="0"/>` +
		'<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>' +
		'</worksheet>'
	);
}
