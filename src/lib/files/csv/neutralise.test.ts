import { describe, expect, it } from 'vitest';
import { RecordSplitter } from '../delimited';
import { neutralise } from './neutralise';
import { writeCsv } from './write-csv';

const BEFORE = [
	'',
	' ',
	'  ',
	'\t',
	'\n',
	'\r',
	'\r\n',
	'\0',
	'\0\0',
	' \0 ',
	'\u00a0',
	'\u200b',
	'\ufeff',
	'\u202f',
	'\v'
];
const SIGNS = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u2212', '﹢', '﹣', '﹦', '﹫'];
const FORMULAS = ["cmd|' /C calc'!A0", 'HYPERLINK("http://evil.example";"clic")', '1+1', 'SUM(A1:A9)', 'A1'];

const PAYLOADS = [
	...BEFORE.flatMap((before) => SIGNS.map((sign, i) => `${before}${sign}${FORMULAS[i % FORMULAS.length]}`)),
	'\tSUM(1)',
	'\rSUM(1)',
	'\nSUM(1)',
	'=',
	'+',
	'@',
	'--1',
	'-1+1',
	'+33 1 23 45 67 89+A1',
	'-12,5,3',
	'-2+3+cmd|’ /C calc’!A0',
	'=1\0+1',
	'"=1+1',
	';=1+1',
	"'=1+1"
];

const HARMLESS = new Set(['"=1+1', ';=1+1', "'=1+1"]);

/** What a spreadsheet would take as the start of a formula, once what it skips is skipped. */
const looksLikeFormula = (cell: string): boolean => {
	const seen = cell.normalize('NFKC').replace(/^[\s\p{Cc}\p{Cf}\u200b]+/u, '');
	return /^[=+\-@\u2212]/.test(seen) || /^[\t\r\n]/.test(cell);
};

describe('formula injection', () => {
	it(`is tried with ${PAYLOADS.length} payloads, a hundred at least`, () => {
		expect(PAYLOADS.length).toBeGreaterThanOrEqual(100);
	});

	it.each(PAYLOADS.map((payload) => [JSON.stringify(payload), payload]))('%s is disarmed', (_, payload) => {
		const content = [...writeCsv([payload, 'b'], [[payload, payload]])].join('');
		const splitter = new RecordSplitter(';', 'utf-8');
		const cells = [...splitter.push(Buffer.from(content)), ...splitter.end()].flatMap(({ fields }) => fields);
		expect(cells).toHaveLength(4);
		for (const cell of cells) expect(looksLikeFormula(cell)).toBe(false);
		if (!HARMLESS.has(payload)) expect(cells[0]).toBe(`'${payload.replaceAll('\0', '')}`);
		expect(content).not.toContain('\0');
	});

	it.each([
		'-12,5',
		'+3',
		'-1 234,56',
		'-1\u202f234',
		'-0.5',
		'12',
		'-',
		'Le Lac',
		'a=b',
		'x@y.fr',
		'2A0000014',
		''
	])('%j is left as it is', (text) => {
		expect(neutralise(text)).toBe(text);
	});
});
