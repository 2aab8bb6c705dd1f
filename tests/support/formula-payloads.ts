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

/** Texts that begin like a formula but for what the format itself protects. */
export const HARMLESS_PAYLOADS: ReadonlySet<string> = new Set(['"=1+1', ';=1+1', "'=1+1"]);

/** Texts that a spreadsheet could run, as names of a foreign file would hold them. */
export const FORMULA_PAYLOADS: readonly string[] = [
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
	...HARMLESS_PAYLOADS
];

/** What a spreadsheet would take as the start of a formula, once what it skips is skipped. */
export function looksLikeFormula(cell: string): boolean {
	const seen = cell.normalize('NFKC').replace(/^[\s\p{Cc}\p{Cf}\u200b]+/u, '');
	return /^[=+\-@\u2212]/.test(seen) || /^[\t\r\n]/.test(cell);
}
