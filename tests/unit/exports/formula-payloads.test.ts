import { tableFromIPC } from '@uwdata/flechette';
import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { chartCsv } from '$lib/charts/csv';
import { defaultView } from '$lib/domain/view';
import { EXPORT_FORMATS, exportFile, type ExportFormat } from '$lib/server/exports';
import { RecordSplitter } from '../../../src/lib/files/delimited';
import { bytesOf } from '../../support/bytes';
import { exportSource } from '../../support/exports';
import { FORMULA_PAYLOADS, HARMLESS_PAYLOADS, looksLikeFormula } from '../../support/formula-payloads';
import { sites } from '../../support/territory';

/** One structure for each payload, which is its name, its town, and the name of its source. */
const register = sites(FORMULA_PAYLOADS.length, { entity: '560000010', category: '500', prefix: '561' }).map(
	(site, at) => ({
		...site,
		'structure.name': FORMULA_PAYLOADS[at] ?? '',
		'structure.city': FORMULA_PAYLOADS[at] ?? ''
	})
);
const source = exportSource({
	kind: 'establishments',
	name: '=HYPERLINK("http://evil.example")',
	rows: register
});

async function exported(format: ExportFormat): Promise<Buffer> {
	const request = { level: 'structure', view: defaultView('structure'), columns: 'all', lists: [] } as const;
	const made = exportFile(source, request, { format, file: `x.${format}` });
	if (!made.ok) throw new Error(made.error.code);
	return bytesOf(made.value.pieces);
}

function csvCells(bytes: Buffer): readonly (readonly string[])[] {
	const splitter = new RecordSplitter(';', 'utf-8');
	return [...splitter.push(bytes), ...splitter.end()].map(({ fields }) => fields);
}

async function texts(format: ExportFormat): Promise<readonly (readonly string[])[]> {
	const bytes = await exported(format);
	if (format === 'csv') return csvCells(bytes);
	if (format === 'xlsx') {
		const rows = await readSheet(bytes, 1, { trim: false });
		return rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : '')));
	}
	const arrow = tableFromIPC(bytes);
	return [
		arrow.names.map(String),
		...arrow.toArray().map((row) => Object.values(row).map((cell) => (typeof cell === 'string' ? cell : '')))
	];
}

it(`is tried with ${FORMULA_PAYLOADS.length} payloads, a hundred at least`, () => {
	expect(FORMULA_PAYLOADS.length).toBeGreaterThanOrEqual(100);
});

describe.each(EXPORT_FORMATS)('an export as %s', (format) => {
	let rows: readonly (readonly string[])[] = [];
	beforeAll(async () => {
		rows = await texts(format);
	});

	it('holds every payload, disarmed, and none that could run', () => {
		const at = rows[0]?.indexOf('Nom de la structure') ?? -1;
		const names = rows.slice(1).map((row) => row[at] ?? '');
		expect(names).toEqual(
			FORMULA_PAYLOADS.map((text) => (HARMLESS_PAYLOADS.has(text) ? text : `'${text.replaceAll('\0', '')}`))
		);
		expect(rows.flat().filter((cell) => cell !== '-' && looksLikeFormula(cell))).toEqual([]);
	});
});

it('a workbook holds no formula at all, in none of its sheets', async () => {
	const rows = await readSheet(await exported('xlsx'), 'Manifeste');
	expect(rows.flat().filter((cell) => typeof cell === 'string' && looksLikeFormula(cell))).toEqual([]);
	expect(rows.flat()).toContain(`'=HYPERLINK("http://evil.example") (establishments, 2026-09-01)`);
});

it.each(FORMULA_PAYLOADS.map((payload) => [JSON.stringify(payload), payload]))(
	'the CSV of a chart disarms %s',
	(_, payload) => {
		const cells = csvCells(
			Buffer.from(chartCsv({ columns: [{ label: payload }], rows: [[payload]] }, payload))
		).flat();
		expect(cells).toHaveLength(4);
		for (const cell of cells) expect(looksLikeFormula(cell)).toBe(false);
	}
);
