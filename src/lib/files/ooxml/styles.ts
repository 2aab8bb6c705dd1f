/** The looks of cells; `answer` and `answer-*` can be filled, all others are locked. */
export const CELL_STYLES = [
	'plain',
	'title',
	'text',
	'label',
	'header',
	'help',
	'known',
	'answer',
	'answer-number',
	'answer-date',
	'date'
] as const;
export type CellStyle = (typeof CELL_STYLES)[number];

interface Look {
	readonly font: number;
	readonly fill: number;
	readonly border: number;
	readonly format: number;
	readonly unlocked?: boolean;
	readonly wrap?: boolean;
	readonly middle?: boolean;
}

const GENERAL = 0;
/** The format that keeps a text as it is typed: a FINESS number keeps its leading zero. */
const TEXT = 49;
const DATE = 14;

const LOOKS: Readonly<Record<CellStyle, Look>> = {
	plain: { font: 0, fill: 0, border: 0, format: TEXT },
	title: { font: 1, fill: 0, border: 0, format: TEXT },
	text: { font: 0, fill: 0, border: 0, format: TEXT, wrap: true, middle: true },
	label: { font: 2, fill: 0, border: 1, format: TEXT, wrap: true, middle: true },
	header: { font: 3, fill: 2, border: 1, format: TEXT, wrap: true, middle: true },
	help: { font: 4, fill: 0, border: 0, format: TEXT, wrap: true },
	known: { font: 0, fill: 3, border: 1, format: TEXT },
	answer: { font: 0, fill: 4, border: 2, format: TEXT, unlocked: true },
	'answer-number': { font: 0, fill: 4, border: 2, format: GENERAL, unlocked: true },
	'answer-date': { font: 0, fill: 4, border: 2, format: DATE, unlocked: true },
	date: { font: 0, fill: 3, border: 1, format: DATE }
};

export const styleIndex = (style: CellStyle): number => CELL_STYLES.indexOf(style);

const font = (inner: string, size = 11): string => `<font>${inner}<sz val="${size}"/>`;
const FONTS = [
	`${font('')}<color rgb="FF1A1E23"/><name val="Calibri"/><family val="2"/></font>`,
	`${font('<b/>', 16)}<color rgb="FF1A1E23"/><name val="Calibri"/><family val="2"/></font>`,
	`${font('<b/>')}<color rgb="FF1A1E23"/><name val="Calibri"/><family val="2"/></font>`,
	`${font('<b/>')}<color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>`,
	`${font('<i/>', 9)}<color rgb="FF434A52"/><name val="Calibri"/><family val="2"/></font>`
];
const solid = (rgb: string): string =>
	`<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
const FILLS = [
	'<fill><patternFill patternType="none"/></fill>',
	'<fill><patternFill patternType="gray125"/></fill>',
	solid('FF1A1E23'),
	solid('FFF1EEE7'),
	solid('FFFFF8DC')
];
const edge = (side: string, style: string, rgb: string): string =>
	`<${side} style="${style}"><color rgb="${rgb}"/></${side}>`;
const framed = (style: string, rgb: string): string =>
	`<border>${['left', 'right', 'top', 'bottom'].map((side) => edge(side, style, rgb)).join('')}<diagonal/></border>`;
const BORDERS = [
	'<border><left/><right/><top/><bottom/><diagonal/></border>',
	framed('thin', 'FFDFD9CD'),
	framed('thin', 'FF857F73')
];

function cellFormat({ font: f, fill, border, format, unlocked, wrap, middle }: Look): string {
	const alignment = `<alignment vertical="${middle ? 'center' : 'top'}"${wrap ? ' wrapText="1"' : ''}/>`;
	const protection = unlocked ? '<protection locked="0"/>' : '';
	return (
		`<xf numFmtId="${format}" fontId="${f}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" ` +
		`applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${unlocked ? ' applyProtection="1"' : ''}>` +
		`${alignment}${protection}</xf>`
	);
}

const counted = (tag: string, items: readonly string[]): string =>
	`<${tag} count="${items.length}">${items.join('')}</${tag}>`;

/** The part of a workbook that says how cells look. */
export const stylesXml = (): string =>
	'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
	'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
	counted('fonts', FONTS) +
	counted('fills', FILLS) +
	counted('borders', BORDERS) +
	'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
	counted(
		'cellXfs',
		CELL_STYLES.map((style) => cellFormat(LOOKS[style]))
	) +
	'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
