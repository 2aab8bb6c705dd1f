import { gzipSync } from 'node:zlib';
import { file, finess, finessPlus, HEADER_502, legalEntity, site, structureet } from '../files/builders';
import { seeded, type HostileFile } from './hostile-file';
import { workbookParts, zip } from './zip';

const A = finess('01', 2);
const B = finess('01', 3);

const refused = (name: string, content: string | Buffer, ...codes: readonly string[]): HostileFile => ({
	name,
	bytes: Buffer.from(content),
	codes,
	refused: true
});

const read = (name: string, content: string | Buffer, lines: number, accepted: number): HostileFile => ({
	name,
	bytes: Buffer.from(content),
	lines,
	accepted
});

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const random = seeded(42);
const noise = Buffer.from(Array.from({ length: 5_000 }, () => random(256)));
const header = (columns: number): string =>
	`FINESS;${Array.from({ length: columns - 1 }, (_, i) => `c${i}`).join(';')}`;
const inline = (address: string, text: string): string =>
	`<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
const headerRow = `<row r="1">${inline('A1', 'FINESS')}${inline('B1', 'Effectif')}</row>`;
const sheet = (rows: string): Buffer => zip(workbookParts(headerRow + rows));

const NOT_DATA: readonly HostileFile[] = [
	refused('empty', '', 'empty'),
	refused('one line break', '\n', 'empty'),
	refused('blanks alone', ' \t\r\n '.repeat(100), 'empty'),
	refused('a BOM alone', '\ufeff', 'empty'),
	refused('one letter', 'x', 'header-only'),
	refused('zeros', Buffer.alloc(5_000), 'binary'),
	refused('noise', noise, 'binary'),
	refused(
		'a picture',
		Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), noise]),
		'binary'
	),
	refused('a PDF', Buffer.concat([Buffer.from('%PDF-1.7\n'), noise]), 'binary'),
	refused('a PDF made of text', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'binary'),
	refused('a program', Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), noise]), 'binary'),
	refused('a web page', '<!DOCTYPE html><html><body>FINESS;Effectif</body></html>', 'web-page'),
	refused('an XML error', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', 'web-page'),
	refused(
		'an old spreadsheet',
		Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), noise]),
		'legacy-spreadsheet'
	),
	refused('UTF-16 with a BOM', utf16(`\ufeff${file('FINESS;Effectif', `${A};1`)}`), 'utf-16'),
	refused('UTF-16, big end first', utf16(`\ufeff${file('FINESS;Effectif', `${A};1`)}`).swap16(), 'utf-16'),
	refused('UTF-16 without a BOM', utf16(file('FINESS;Effectif', `${A};1`)), 'utf-16'),
	refused('prose', 'Bonjour,\n\nVeuillez trouver le fichier.\n', 'no-finess'),
	refused('a table without FINESS', file('Nom;Âge', 'Anne;42', 'Paul;43'), 'no-finess'),
	refused('source code', 'const a = 1;\nexport default a;\n', 'no-finess')
];

const HEADERS: readonly HostileFile[] = [
	refused('a header alone', 'FINESS;Effectif\n', 'header-only'),
	refused('a header alone, without a line break', 'FINESS;Effectif', 'header-only'),
	refused('a header and blank lines', 'FINESS;Effectif\n\n;;\n', 'header-only'),
	refused('the first line of FINESS alone', `${HEADER_502}\n`, 'header-only'),
	refused('20 000 columns', file(header(20_000), A), 'too-many-columns', 'header-too-long'),
	refused('513 columns', file(header(513), A), 'too-many-columns'),
	refused(
		'a header of 89 kB of one name',
		file(`FINESS;${'x;'.repeat(44_500)}`, A),
		'too-many-columns',
		'header-too-long'
	),
	refused('a header of 10 MB', 'x'.repeat(10_000_000), 'header-too-long'),
	refused(
		'a million commas',
		','.repeat(1_000_000),
		'header-too-long',
		'too-many-columns',
		'empty',
		'header-only'
	),
	refused('a quote of 10 MB', `"${'x'.repeat(10_000_000)}`, 'header-too-long', 'header-damaged'),
	refused('quotes alone', '"'.repeat(1_000_001), 'header-too-long', 'header-damaged'),
	refused('an unclosed quote in the header', `"FINESS;Effectif\n${A};1\n`, 'header-damaged', 'no-finess'),
	refused('two columns of one name', file('FINESS;Effectif;effectif', `${A};1;2`), 'duplicate-headers'),
	refused('the column __proto__', file('FINESS;__proto__', `${A};1`), 'reserved-header'),
	refused('the column constructor', file('FINESS;constructor', `${A};1`), 'reserved-header'),
	refused('another FINESS file', file(HEADER_502, 'equipementsanitaire;1;2;3'), 'other-finess-file'),
	read('512 columns', file(`FINESS;Effectif;${header(510).slice(7)};fin`, `${A};1${';'.repeat(510)}`), 1, 1),
	read('formulas in the header', file("FINESS;Effectif;=cmd|' /C calc'!A0", `${A};1;=1+1`), 1, 1),
	read('a line break in the header', file('FINESS;Effectif;"sur\ndeux lignes"', `${A};1;x`), 1, 1),
	read('names in emoji and right to left', file('FINESS;Effectif;😀;مرحبا', `${A};1;x;y`), 1, 1),
	read('unnamed columns', file('FINESS;;Effectif;', `${A};x;1;y`), 1, 0),
	read('spaces around names', file('  FINESS ; Effectif  ', `${A};1`), 1, 1)
];

const LINES: readonly HostileFile[] = [
	refused(
		'a million lines that are not what the first ones are',
		`FINESS;Effectif\n${`${A};1\n`.repeat(300)}${'"";"x\n'.repeat(1_000_000)}`,
		'too-many-rejects'
	),
	refused(
		'a million lines of CR alone',
		`FINESS;Effectif\r${'x;1\r'.repeat(1_000_000)}`,
		'mapping-needed',
		'mapping-missing-field',
		'too-many-rejects'
	),
	read('a million blank lines', `FINESS;Effectif\n${A};1\n${'\n'.repeat(1_000_000)}`, 1_000_001, 1),
	read('a last line without a line break', `FINESS;Effectif\n${A};1`, 1, 1),
	read('formulas as values', file('FINESS;DUI', `${A};=1+1`, `${B};@SUM(1)`), 2, 2),
	read('a formula as a FINESS number', file('FINESS;Effectif', `${A};1`, '=1+1;2'), 2, 1),
	read('markup as a name', file('FINESS;DUI', `${A};<script>alert(1)</script>`), 1, 1),
	read('SQL as a name', file('FINESS;DUI', `${A};'; DROP TABLE x; --`), 1, 0),
	read(
		'the same line a thousand times',
		file('FINESS;Effectif', ...Array<string>(1_000).fill(`${A};1`)),
		1_000,
		1
	),
	read(
		'a thousand answers of one structure',
		file('FINESS;Effectif', ...Array.from({ length: 1_000 }, (_, i) => `${A};${i}`)),
		1_000,
		1
	),
	read('ten thousand blank lines', `FINESS;Effectif\n${'\n'.repeat(10_000)}${A};1\n`, 10_001, 1),
	read(
		'ten thousand unclosed quotes',
		file('FINESS;Effectif', `${A};1`, ...Array<string>(10_000).fill('"x')),
		10_001,
		1
	),
	read(
		'ten thousand odd quotes',
		file('FINESS;Effectif', `${A};1`, ...Array<string>(10_000).fill('"";"')),
		5_001,
		1
	),
	read('lines too short and too long', file('FINESS;Effectif', `${A};1`, B, `${B};1;2`, ''), 4, 1),
	read('a cell of 40 kB', file('FINESS;DUI', `${A};${'x'.repeat(40_000)}`, `${B};y`), 2, 1),
	read('numbers beyond sense', file('FINESS;Effectif', `${A};1e308`, `${B};99999999999999999999`), 2, 0),
	read('scientific numbers', file('FINESS;Effectif', `${A};1`, '1,00E+07;2', '1E+08;3'), 3, 1),
	read('full-width digits', file('FINESS;Effectif', `${A};１２`, '０１００００００２;1'), 2, 0),
	read('a delimiter of its own', `FINESS|Effectif\n${A}|1\n`, 1, 1),
	read('tabs', `FINESS\tEffectif\n${A}\t1\n`, 1, 1),
	read('no line break but CR', `FINESS;Effectif\r${A};1\r${B};2`, 2, 2),
	read('a section written in capitals', file(HEADER_502, structureet({ 0: 'STRUCTUREET' })), 1, 1),
	read('an unknown section among others', file(HEADER_502, structureet(), 'x;y;z'), 2, 1)
];

const json = (content: string): string => content;
const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;

const JSON_FILES: readonly HostileFile[] = [
	refused('JSON: an array', '[{"pmej":[]}]', 'other-json'),
	refused('JSON: another object', '{"type":"FeatureCollection","features":[]}', 'other-json'),
	refused('JSON: a brace', '{', 'other-json'),
	refused('JSON: without pmej', '{"schemaVersion":"v1","gco":[]}', 'other-json'),
	refused('JSON: pmej is null', '{"schemaVersion":"v1","pmej":null}', 'other-json'),
	refused('JSON: pmej is an object', '{"schemaVersion":"v1","pmej":{"a":1}}', 'other-json'),
	refused('JSON: never closed', '{"schemaVersion":"v1","pmej":[', 'truncated-json'),
	refused(
		'JSON: a string never closed',
		`{"schemaVersion":"v1","pmej":[{"a":"${'x'.repeat(100_000)}`,
		'truncated-json'
	),
	refused('JSON: a brace too many', '{"schemaVersion":"v1","pmej":[]}}', 'malformed-json'),
	refused('JSON: two objects', '{"schemaVersion":"v1","pmej":[]}{"schemaVersion":"v1"}', 'malformed-json'),
	refused('JSON: brackets crossed', '{"schemaVersion":"v1","pmej":[{"a":[}]}', 'malformed-json'),
	refused('JSON lines', '{"schemaVersion":"v1"}\n{"pmej":[]}\n', 'malformed-json'),
	read('JSON: no entity', '{"schemaVersion":"v1","pmej":[]}', 0, 0),
	read('JSON: scalars for entities', json('{"schemaVersion":"v1","pmej":[1,"a",null,true,[],{}]}'), 6, 0),
	read('JSON: an entity in 200 000 brackets', `{"schemaVersion":"v1","pmej":[${deep}]}`, 1, 0),
	read(
		'JSON: __proto__ keys',
		'{"schemaVersion":"v1","pmej":[{"__proto__":{"etatObjet":"A"},"constructor":1}]}',
		1,
		0
	),
	read('JSON: lone surrogates', finessPlus(legalEntity()).replace('ASSOCIATION', '\\ud800'), 1, 1),
	read(
		'JSON: numbers for texts',
		finessPlus(legalEntity()).replace(`"${finess('01', 78005)}"`, '10780054'),
		1,
		1
	),
	read(
		'JSON: sites that are not objects',
		finessPlus(legalEntity()).replace('"ege":[]', '"ege":[1,null,[]]'),
		4,
		1
	),
	read('JSON: sites that are a text', finessPlus(legalEntity()).replace('"ege":[]', '"ege":"x"'), 1, 1),
	read(
		'JSON: a comma too many',
		finessPlus(legalEntity(), legalEntity({ number: A })).replace('},{"inf', '},,{"inf'),
		2,
		2
	),
	read(
		'JSON: pretty and in CRLF',
		JSON.stringify(JSON.parse(finessPlus(legalEntity({ sites: [site()] }))), null, '\t').replaceAll(
			'\n',
			'\r\n'
		),
		2,
		2
	)
];

const rowsOf = (count: number, cell: (row: number) => string): string =>
	Array.from({ length: count }, (_, i) => `<row r="${i + 2}">${cell(i + 2)}</row>`).join('');

const WORKBOOKS: readonly HostileFile[] = [
	refused('ZIP: nothing in it', zip([]), 'damaged-xlsx'),
	refused(
		'ZIP: a text',
		zip([{ name: 'x.csv', content: Buffer.from(file('FINESS;Effectif', `${A};1`)) }]),
		'damaged-xlsx'
	),
	refused('ZIP: four bytes', 'PK\x03\x04', 'damaged-xlsx'),
	refused(
		'ZIP: an OpenDocument',
		zip([
			{ name: 'mimetype', content: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), method: 0 }
		]),
		'not-xlsx'
	),
	refused(
		'ZIP: a text document',
		zip([{ name: 'word/document.xml', content: Buffer.from('<w/>') }]),
		'damaged-xlsx'
	),
	refused('ZIP: in gzip', gzipSync(sheet('')), 'not-xlsx'),
	refused('XLSX: cut', sheet(rowsOf(50, (r) => inline(`A${r}`, 'x'))).subarray(0, 400), 'damaged-xlsx'),
	refused('XLSX: no sheet', zip(workbookParts('').slice(0, 3)), 'damaged-xlsx', 'empty-workbook'),
	refused('XLSX: an empty sheet', zip(workbookParts('')), 'empty-workbook'),
	refused('XLSX: a header alone', sheet(''), 'header-only'),
	refused(
		'XLSX: encrypted',
		zip(workbookParts(headerRow).map((e) => ({ ...e, encrypted: true }))),
		'damaged-xlsx'
	),
	refused(
		'XLSX: an unknown compression',
		zip(workbookParts(headerRow).map((e) => ({ ...e, method: 12 }))),
		'damaged-xlsx'
	),
	refused(
		'XLSX: a bomb that says so',
		zip([...workbookParts(headerRow), { name: 'xl/bomb.xml', content: Buffer.alloc(210_000_000, 32) }]),
		'xlsx-bomb'
	),
	refused(
		'XLSX: a bomb that lies',
		zip([
			...workbookParts(headerRow),
			{ name: 'xl/bomb.xml', content: Buffer.alloc(50_000_000, 32), claimedSize: 100 }
		]),
		'xlsx-bomb'
	),
	refused(
		'XLSX: a bomb by its ratio',
		zip([...workbookParts(headerRow), { name: 'xl/bomb.xml', content: Buffer.alloc(40_000_000, 32) }]),
		'xlsx-bomb'
	),
	refused(
		'XLSX: two thousand entries',
		zip([
			...workbookParts(headerRow),
			...Array.from({ length: 2_000 }, (_, i) => ({ name: `xl/${i}.xml`, content: Buffer.from('<x/>') }))
		]),
		'xlsx-bomb'
	),
	refused(
		'XLSX: a row four billion',
		sheet(`<row r="4000000000">${inline('A4000000000', 'x')}</row>`),
		'damaged-xlsx'
	),
	refused('XLSX: a row in an exponent', sheet('<row r="1e9"><c r="A2"><v>1</v></c></row>'), 'damaged-xlsx'),
	refused(
		'XLSX: a row in entities',
		sheet('<row r="9&#48;00000000"><c r="A2"><v>1</v></c></row>'),
		'damaged-xlsx'
	),
	refused('XLSX: a column ZZZZZZ', sheet(`<row r="2">${inline('ZZZZZZ2', 'x')}</row>`), 'damaged-xlsx'),
	refused('XLSX: a cell in column XFD', sheet(`<row r="2">${inline('XFD2', 'x')}</row>`), 'too-many-columns'),
	refused(
		'XLSX: a sheet of wide rows',
		sheet(rowsOf(150_000, (r) => `<c r="IV${r}"><v>1</v></c>`)),
		'xlsx-bomb',
		'damaged-xlsx'
	),
	refused(
		'XLSX: a missing shared string',
		sheet('<row r="2"><c r="A2" t="s"><v>99</v></c></row>'),
		'damaged-xlsx'
	),
	refused('XLSX: not XML', zip(workbookParts('<<<>>>&&&')), 'damaged-xlsx', 'empty-workbook', 'header-only'),
	{
		...refused(
			'XLSX: a billion laughs',
			zip(
				workbookParts(headerRow).map((entry) =>
					entry.name === 'xl/worksheets/sheet1.xml'
						? {
								...entry,
								content: Buffer.concat([
									Buffer.from('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'),
									entry.content
								])
							}
						: entry
				)
			),
			'header-only',
			'damaged-xlsx'
		)
	},
	read(
		'XLSX: names that climb',
		zip([
			...workbookParts(headerRow + `<row r="2">${inline('A2', A)}<c r="B2"><v>1</v></c></row>`),
			{ name: '../../evil.xml', content: Buffer.from('<x/>') }
		]),
		1,
		1
	),
	read(
		'XLSX: styled cells up to XFD',
		sheet(`<row r="2">${inline('A2', A)}<c r="B2"><v>1</v></c><c r="XFD2" s="0"/></row>`),
		1,
		1
	),
	read(
		'XLSX: a blank row a million',
		sheet(`<row r="2">${inline('A2', A)}<c r="B2"><v>1</v></c></row><row r="1048576"/>`),
		1,
		1
	),
	read(
		'XLSX: formulas',
		sheet(`<row r="2">${inline('A2', A)}<c r="B2" t="str"><f>1+1</f><v>=1+1</v></c></row>`),
		1,
		1
	),
	read(
		'XLSX: an error in a cell',
		sheet(`<row r="2">${inline('A2', A)}<c r="B2" t="e"><v>#DIV/0!</v></c></row>`),
		1,
		1
	)
];

const GZIP: readonly HostileFile[] = [
	refused('gzip: nothing in it', gzipSync(''), 'empty'),
	refused('gzip: its first bytes alone', Buffer.from([0x1f, 0x8b]), 'truncated-gzip', 'damaged-gzip'),
	refused(
		'gzip: noise after its first bytes',
		Buffer.concat([Buffer.from([0x1f, 0x8b]), noise]),
		'damaged-gzip'
	),
	refused('gzip: a bomb of blanks', gzipSync(Buffer.alloc(80_000_000, 32)), 'empty', 'inflates-too-much'),
	refused(
		'gzip: a bomb of lines',
		gzipSync(Buffer.from(`FINESS;Effectif\n${`${A};1\n`.repeat(6_000_000)}`)),
		'inflates-too-much'
	),
	refused('gzip: a bomb of zeros', gzipSync(Buffer.alloc(80_000_000)), 'binary', 'inflates-too-much')
];

const neverOpened = (name: string, size: number) => ({
	name,
	size,
	open(): AsyncIterable<Uint8Array> {
		throw new Error('A file beyond every limit is refused before it is opened');
	}
});

/** Sources that pretend to be huge: their first bytes repeated are never wanted whole. */
const huge = (name: string, start: string, size: number, ...codes: readonly string[]): HostileFile => ({
	...refused(name, start, ...codes),
	source: {
		name,
		size,
		async *open() {
			await Promise.resolve();
			yield Buffer.from(start.padEnd(1 << 18, ' '));
		}
	}
});

const SIZES: readonly HostileFile[] = [
	{ ...refused('2 GB', '', 'too-large'), source: neverOpened('2 GB', 2e9) },
	huge('a CSV of 201 MB', `FINESS;Effectif\n${A};1\n`, 201e6, 'too-large'),
	huge('a register of 201 MB', `${HEADER_502}\n${structureet()}\n`, 201e6, 'too-large'),
	huge('a workbook of 21 MB', 'PK\x03\x04', 21e6, 'too-large')
];

/** Files made by hand to hurt. */
export const TRAPS: readonly HostileFile[] = [
	...NOT_DATA,
	...HEADERS,
	...LINES,
	...JSON_FILES,
	...WORKBOOKS,
	...GZIP,
	...SIZES
];
