import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultView } from '$lib/domain/view';
import { exportFile, type ExportFormat } from '$lib/server/exports';
import { bytesOf } from '../support/bytes';
import { exportSource } from '../support/exports';
import { FORMULA_PAYLOADS } from '../support/formula-payloads';
import { sites } from '../support/territory';

const hasLibreOffice = ((): boolean => {
	try {
		execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 60_000 });
		return true;
	} catch {
		return false;
	}
})();

/** CSV with semicolons, UTF-8, texts in quotes, numbers and days as shown, one file per sheet. */
const AS_CSV = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,true,true,false,false,-1';

const rows = [
	...FORMULA_PAYLOADS,
	'Résidence « Les Érables » & <Cie>',
	'_x0041_',
	'deux\nlignes',
	'😀',
	' bords '
];
const source = exportSource(
	{
		kind: 'establishments',
		rows: sites(rows.length, {
			entity: '010000010',
			category: '500',
			prefix: '010',
			department: '01'
		}).map((site, at) => ({
			...site,
			'structure.name': rows[at] ?? '',
			'structure.opened_on': '2001-05-12',
			'structure.siret': '00000000000123'
		}))
	},
	{ kind: 'survey', rows: [{ 'structure.finess': '010000003', 'structure.heads': '48' }] }
);

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'cible-office-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

async function written(format: ExportFormat): Promise<string> {
	const request = { level: 'structure', view: defaultView('structure'), columns: 'all', lists: [] } as const;
	const made = exportFile(source, request, { format, file: `structures.${format}` });
	if (!made.ok) throw new Error(made.error.code);
	const file = path.join(folder, `structures.${format}`);
	writeFileSync(file, await bytesOf(made.value.pieces));
	return file;
}

/** Opens a file in LibreOffice and gives its sheets back as CSV. */
async function reopened(file: string, filter: string, ...more: readonly string[]): Promise<void> {
	const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
	await promisify(execFile)(
		'soffice',
		[profile, '--headless', ...more, '--convert-to', filter, '--outdir', path.join(folder, 'made'), file],
		{ timeout: 110_000 }
	);
}

const read = (name: string): string => readFileSync(path.join(folder, 'made', name), 'utf8');
const parse = (text: string): string[][] =>
	Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: ';', newline: '\n', skipEmptyLines: true })
		.data;

/** What we wrote, as LibreOffice shows it: days in French order, a carriage return as the one line break it knows. */
const shown = (cell: string): string =>
	cell.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1').replace(/\r\n?/g, '\n');

// Without LibreOffice there is nothing to reopen the files with: these tests are then skipped, and said so.
describe.skipIf(!hasLibreOffice)('opened in LibreOffice', () => {
	it('the workbook shows the cells of the CSV, one by one, texts as texts and numbers as numbers', async () => {
		const csv = Papa.parse<string[]>(readFileSync(await written('csv'), 'utf8').slice(1), {
			delimiter: ';',
			newline: '\r\n',
			skipEmptyLines: true
		}).data;
		await reopened(await written('xlsx'), AS_CSV);
		const office = parse(read('structures-Structures.csv'));
		expect(office).toHaveLength(csv.length);
		const cells = office.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n')));
		const expected = csv.map((row) =>
			row.map((cell) => shown(/^-?\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell))
		);
		expect(cells).toEqual(expected);
		const text = read('structures-Structures.csv');
		expect(text).toContain('"010000000"');
		expect(text).toContain('"00000000000123"');
		expect(text).toMatch(/;12\/05\/2001;/);
		expect(text).toMatch(/;48;/);
	});

	it('the second sheet tells what the file was made from', () => {
		expect(read('structures-Manifeste.csv')).toContain('"Données fictives";"Oui"');
	});

	it('the CSV runs nothing: every cell stays the text that was written', async () => {
		await reopened(await written('csv'), 'fods', '--infilter=CSV:59,34,76');
		const document = read('structures.fods');
		expect(document).not.toContain('table:formula');
		expect(document).toContain('&apos;=cmd|');
	});
});
