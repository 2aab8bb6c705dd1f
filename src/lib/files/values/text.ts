const CONTROL = /[\0-\x1f\x7f]/;
const CONTROLS = /[\0-\x1f\x7f]+/g;
const SPACES = / {2,}/g;
const COMBINING = /[\u0300-\u036f]/;

/** A cell as kept: on one line, without control characters, outer or double spaces; accents composed. */
export function cleanText(cell: string): string {
	let text = cell;
	if (CONTROL.test(text)) text = text.replace(CONTROLS, ' ');
	if (COMBINING.test(text)) text = text.normalize('NFC');
	if (text.includes('  ')) text = text.replace(SPACES, ' ');
	return text.trim();
}

const UNCLEAN = /[\0-\x1f\x7f\u0300-\u036f]/;

/** The cells of one line, cleaned. */
export const cleanCells = (cells: readonly string[], raw: string): string[] =>
	raw.includes('  ') || UNCLEAN.test(raw) ? cells.map(cleanText) : cells.map((cell) => cell.trim());

/** Folded for comparison: no case, accents or punctuation, single spaces. */
export const fold = (text: string): string =>
	text
		.replace(/[°º]/g, ' ')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** What people write in a survey for "I do not say", folded. */
const UNSAID = new Set([
	'',
	'nc',
	'nr',
	'nd',
	'na',
	'n a',
	'n c',
	'n d',
	'nsp',
	'ne sait pas',
	'inconnu',
	'inconnue',
	'non renseigne',
	'non communique',
	'non applicable',
	'sans objet',
	'null',
	'none',
	'nan'
]);

/** True for an empty cell and for the usual ways of saying nothing (`NC`, `n/a`, `-`…). */
export const isUnsaid = (text: string): boolean => text === '' || UNSAID.has(fold(text));
