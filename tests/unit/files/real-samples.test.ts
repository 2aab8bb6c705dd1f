import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { collect, sourceOf } from './collect';

/** Extracts of the published files, beside the project where they are at hand; they are not part of it. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/data/finess/', import.meta.url));
const REGISTER = `${SAMPLES}etalab-cs1100502-stock-20260512-EXTRAIT14.csv`;
const FINESS_PLUS = `${SAMPLES}finess_plus_structures_sample_20260309_TRIMMED.json`;
const T_FINESS = `${SAMPLES}t_finess_columns.txt`;
const DASHBOARD = `${SAMPLES}tdbesms_2021_columns.txt`;

/** The names of a list of numbered columns. */
const namesIn = (path: string): string[] =>
	readFileSync(path, 'utf8')
		.trimEnd()
		.split('\n')
		.map((line) => line.replace(/^\d+\t/, '').trim());

describe('published files', () => {
	it.skipIf(!existsSync(REGISTER))(
		'an extract of cs1100502 is accepted whole, without a warning',
		async () => {
			const { report, rows } = await collect(sourceOf(readFileSync(REGISTER)));
			expect(report).toMatchObject({
				format: 'cs1100502',
				encoding: 'utf-8',
				read: 14,
				accepted: 14,
				referenceDate: '2026-05-12',
				warnings: []
			});
			expect(rows.establishments?.map((row) => row['structure.department'])).toEqual([
				'01',
				'977',
				'978',
				'978',
				'972',
				'973',
				'974',
				'974',
				'974',
				'976',
				'976',
				'986',
				'973',
				'972'
			]);
			expect(rows.establishments?.[9]?.['structure.name']).toBe('LIEU DE VIE ET D\'ACCUEIL "MAVOUNA MEMA 1"');
		}
	);

	it.skipIf(!existsSync(FINESS_PLUS))('an extract of FINESS+ keeps what is open', async () => {
		const { report, rows } = await collect(sourceOf(readFileSync(FINESS_PLUS)));
		expect(report).toMatchObject({
			format: 'finess-plus-json',
			read: 3,
			accepted: 2,
			ignored: 1,
			referenceDate: '2026-03-09',
			warnings: []
		});
		expect(rows.establishments?.[0]).toMatchObject({
			'structure.finess': '010780195',
			'structure.legal_entity': '010000156',
			'structure.category': '365'
		});
	});

	it.skipIf(!existsSync(T_FINESS))('the published columns of t_finess are recognised', async () => {
		const names = namesIn(T_FINESS);
		const values: Record<string, string> = {
			etat: 'ACTUEL',
			type: 'ET',
			et_finess: '010000024',
			ej_finess: '010780054'
		};
		const row = names.map((name) => values[name] ?? '');
		const { report } = await collect(sourceOf(`${names.join(',')}\n${row.join(',')}\n`));
		expect(names).toHaveLength(74);
		expect(report).toMatchObject({ format: 't_finess', accepted: 1 });
	});

	it.skipIf(!existsSync(DASHBOARD))(
		'the columns of the ANAP dashboard are read as a survey: FINESS and FTE are certain, tab or semicolon',
		async () => {
			const names = namesIn(DASHBOARD);
			const values = names.map((name) =>
				name === 'finess géographique' ? '010000024' : name.startsWith('ETP ') ? '1,5' : ''
			);
			const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
			for (const delimiter of ['\t', ';']) {
				const lines = [names, values].map((cells) => cells.map(quote).join(delimiter));
				const { report, rows } = await collect(sourceOf(`${lines.join('\r\n')}\r\n`));
				expect(report).toMatchObject({ format: 'csv', read: 1, accepted: 1, warnings: [] });
				expect(rows.survey).toEqual([{ 'structure.finess': '010000024', 'structure.fte': '16.5' }]);
			}
		}
	);
});
