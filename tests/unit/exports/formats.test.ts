import { createHash } from 'node:crypto';
import { tableFromIPC } from '@uwdata/flechette';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Column } from '$lib/domain/table';
import { defaultView, type View, type ViewLevel } from '$lib/domain/view';
import {
	ARROW_MANIFEST,
	exportFile,
	exportManifest,
	exportRefusalMessage,
	type ExportFormat,
	type ExportRequest,
	type ExportSource
} from '$lib/server/exports';
import { WORKBOOK_LIMITS } from '$lib/files';
import { RecordSplitter } from '../../../src/lib/files/delimited';
import { bytesOf } from '../../support/bytes';
import { exportSource } from '../../support/exports';
import { sites, type TestLayer } from '../../support/territory';

const register: TestLayer = {
	kind: 'establishments',
	name: 'registre.csv',
	rows: [
		...sites(3, { entity: '560000010', category: '500', prefix: '561' }),
		...sites(60, { entity: '560000028', category: '354', prefix: '010', department: '01' })
	].map((site, at) => ({
		...site,
		'structure.siret': '00000000000123',
		'structure.opened_on': at === 0 ? '1899-12-31' : at === 1 ? '' : '2001-05-12'
	}))
};
const survey: TestLayer = {
	kind: 'survey',
	name: 'enquete.csv',
	rows: [{ 'structure.finess': '561000000', 'structure.heads': '48', 'structure.fte': '38.5' }]
};
const source = exportSource(register, survey);

const requestOf = (level: ViewLevel, view: Partial<View> = {}): ExportRequest => ({
	level,
	view: { ...defaultView(level), ...view },
	columns: 'all',
	lists: []
});

async function exported(
	request: ExportRequest,
	format: ExportFormat,
	from: ExportSource = source
): Promise<Buffer> {
	const made = exportFile(from, request, { format, file: `liste.${format}` });
	if (!made.ok) throw new Error(exportRefusalMessage(made.error));
	return bytesOf(made.value.pieces);
}

function csvRows(bytes: Buffer): readonly (readonly string[])[] {
	const splitter = new RecordSplitter(';', 'utf-8');
	return [...splitter.push(bytes), ...splitter.end()].map(({ fields }) => fields);
}

/** A cell of any format as the CSV writes it. */
function asCsv(cell: unknown): string {
	if (typeof cell === 'string') return cell;
	if (cell instanceof Date) return cell.toISOString().slice(0, 10);
	return typeof cell === 'number' ? String(cell).replace('.', ',') : '';
}

describe.each(['structure', 'organisation'] as const)('the exports of the %ss', (level) => {
	it('hold the same cells in the same order as CSV, XLSX and Arrow', async () => {
		const request = requestOf(level, { sort: { field: 'organisation.name', descending: true } });
		const csv = csvRows(await exported(request, 'csv'));
		const xlsx = await readSheet(await exported(request, 'xlsx'), 1, { trim: false });
		expect(xlsx.map((row) => row.map(asCsv))).toEqual(csv);
		const arrow = tableFromIPC(await exported(request, 'arrow'), { useDate: true });
		expect([arrow.names, ...arrow.toArray().map((row) => Object.values(row).map(asCsv))]).toEqual(csv);
		expect(csv.length).toBeGreaterThan(2);
	});

	it('are a header alone when no row is left', async () => {
		const request = requestOf(level, { search: 'zzzzzz' });
		expect(csvRows(await exported(request, 'csv'))).toHaveLength(1);
		expect(await readSheet(await exported(request, 'xlsx'), 1)).toHaveLength(1);
		const arrow = tableFromIPC(await exported(request, 'arrow'));
		expect(arrow.numRows).toBe(0);
		expect(arrow.names.length).toBeGreaterThan(5);
	});
});

describe('a workbook', () => {
	it('keeps numbers as numbers, identifiers as texts and days as days', async () => {
		const [header = [], first = [], , third = []] = await readSheet(
			await exported(
				requestOf('structure', { sort: { field: 'structure.finess', descending: true } }),
				'xlsx'
			),
			1
		);
		const at = (name: string): number => header.indexOf(name);
		expect(first[at('N° FINESS ET')]).toBe('561000002');
		expect(first[at('SIRET')]).toBe('00000000000123');
		expect(third[at('Professionnels (personnes physiques)')]).toBe(48);
		expect(first[at('Date d’ouverture')]).toEqual(new Date('2001-05-12T00:00:00Z'));
		// Spreadsheets do not agree on days before March 1900: such a day stays a text.
		expect(third[at('Date d’ouverture')]).toBe('1899-12-31');
	});

	it('is the same, byte for byte, when it is made again', async () => {
		const request = requestOf('organisation');
		const first = await exported(request, 'xlsx');
		expect((await exported(request, 'xlsx')).equals(first)).toBe(true);
	});

	it('says on its second sheet what it was made from', async () => {
		const request = requestOf('structure', { filters: { segment: ['large-group'] }, search: 'site' });
		const sheet = await readSheet(await exported(request, 'xlsx'), 'Manifeste');
		const lines = new Map(sheet.map(([name, value]) => [String(name), value]));
		const csv = await exported(request, 'csv');
		expect(Object.fromEntries(lines)).toMatchObject({
			Contenu: 'Structures',
			'Données fictives': 'Oui',
			Recherche: 'site',
			'Version des données': '3',
			'Empreinte des données (SHA-256)': 'c0ffee',
			'Empreinte du contenu (SHA-256 du même export en CSV)': createHash('sha256').update(csv).digest('hex')
		});
		expect(lines.get('Filtre : Segment')).toContain('(segment=large-group)');
		expect(sheet.filter(([name]) => name === 'Source').map(([, value]) => value)).toContain(
			'enquete.csv (survey, 2026-09-01)'
		);
	});

	it('is refused one row beyond what a sheet holds, and not at the limit', () => {
		const sized = (rows: number): ExportSource => {
			const empty = { rows, columns: new Map<string, Column>() };
			return {
				...source,
				data: {
					...source.data,
					table: { ...source.data.table, structures: empty, structureOrganisation: new Uint32Array(rows) },
					classification: {
						...source.data.classification,
						result: new Uint8Array(rows),
						estimated: new Uint8Array(rows),
						possible: new Uint32Array(rows)
					}
				}
			};
		};
		const request: ExportRequest = {
			...requestOf('structure', { sort: { field: 'segment', descending: false } }),
			columns: ['segment']
		};
		const limit = WORKBOOK_LIMITS.rows - 1;
		const as = (rows: number, format: ExportFormat) =>
			exportFile(sized(rows), request, { format, file: 'x' });
		expect(as(limit, 'xlsx')).toMatchObject({ ok: true, value: { rows: limit } });
		const refused = as(limit + 1, 'xlsx');
		expect(refused).toEqual({ ok: false, error: { code: 'too-many-rows', rows: limit + 1, limit } });
		if (!refused.ok) expect(exportRefusalMessage(refused.error)).toContain('Exportez en CSV ou en Arrow');
		expect(as(limit + 1, 'csv').ok).toBe(true);
		expect(as(limit + 1, 'arrow').ok).toBe(true);
	});

	it.each([
		[32_766, true],
		[32_767, false]
	])('of a text of %d characters is accepted: %s', (length, accepted) => {
		const long: TestLayer = {
			kind: 'establishments',
			rows: sites(1, { entity: '560000010', category: '500', prefix: '561' }).map((site) => ({
				...site,
				'structure.name': 'x'.repeat(length)
			}))
		};
		const made = exportFile(exportSource(long), requestOf('structure'), { format: 'xlsx', file: 'x' });
		expect(made.ok).toBe(accepted);
		if (!made.ok) expect(made.error).toMatchObject({ code: 'cell-too-long', limit: 32_766 });
	});
});

it('an Arrow file holds its manifest, the one of the CSV but for the name of the file', async () => {
	const request = requestOf('structure');
	const arrow = tableFromIPC(await exported(request, 'arrow'));
	const held: unknown = JSON.parse(arrow.schema.metadata?.get(ARROW_MANIFEST) ?? '');
	const manifest = await exportManifest(source, request, 'liste.csv');
	expect(held).toEqual({ ...manifest, file: 'liste.arrow' });
	expect(manifest.sha256).toBe(
		createHash('sha256')
			.update(await exported(request, 'csv'))
			.digest('hex')
	);
});

it('an export of chosen columns has them in the order of the screen, after what identifies the row', async () => {
	const request = {
		...requestOf('structure'),
		columns: ['segment', 'organisation.name', 'structure.sector']
	};
	const [header] = csvRows(await exported(request, 'csv'));
	expect(header).toEqual([
		'N° FINESS ET',
		'Segment ou état',
		'Segments possibles',
		'Segment calculé par les critères',
		'Organisme gestionnaire',
		'Champ'
	]);
});
