import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejectMessage } from '../../../src/lib/files';
import {
	equipementsocial,
	file,
	finess,
	HEADER_502,
	HEADER_PLUS,
	structureej,
	structureet
} from './builders';
import { collect, sourceOf } from './collect';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const warningsOf = (report: {
	warnings: readonly { code: string; count: number }[];
}): Record<string, number> => Object.fromEntries(report.warnings.map(({ code, count }) => [code, count]));

describe('establishments (cs1100502)', () => {
	it('are read with their codes, place, tariff and dates', async () => {
		const { detection, report, rows, lines } = await collect(sourceOf(file(HEADER_502, structureet())));
		expect(detection).toMatchObject({ format: 'cs1100502', encoding: 'utf-8', referenceDate: '2026-05-12' });
		expect(report).toMatchObject({ read: 1, accepted: 1, rejected: 0, ignored: 0, warnings: [] });
		expect(lines.establishments).toEqual([2]);
		expect(rows.establishments?.[0]).toEqual({
			'structure.finess': finess('01', 2),
			'structure.legal_entity': finess('01', 78005),
			'structure.name': 'RESIDENCE DU LAC',
			'structure.siret': '26010004500012',
			'structure.category': '500',
			'structure.category_label': 'Etablissement d’hébergement pour personnes âgées dépendantes',
			'structure.aggregate': '4401',
			'structure.department': '01',
			'structure.commune': '01451',
			'structure.postal_code': '01440',
			'structure.city': 'VIRIAT',
			'structure.tariff_code': '40',
			'structure.tariff_label': 'ARS/PCD, Tarif global',
			'structure.opened_on': '1979-02-13',
			'structure.updated_on': '2020-02-04'
		});
	});

	it('take the short name when there is no long one', async () => {
		const { rows } = await collect(sourceOf(file(HEADER_502, structureet({ 4: '' }))));
		expect(rows.establishments?.[0]?.['structure.name']).toBe('EHPAD DU LAC');
	});

	it('are the same without their first line, with a BOM, in CRLF, gzipped or in Windows-1252', async () => {
		const plain = await collect(sourceOf(file(HEADER_502, structureet({ 14: 'ISÈRE' }))));
		const text = file(HEADER_502, structureet({ 14: 'ISÈRE', 19: 'Etablissement d\x92h\xe9bergement' }));
		const variants = [
			sourceOf(file(structureet())),
			sourceOf(`\ufeff${file(HEADER_502, structureet())}`),
			sourceOf(file(HEADER_502, structureet()).replaceAll('\n', '\r\n')),
			sourceOf(file(HEADER_502, structureet()).replaceAll('\n', '\r')),
			sourceOf(gzipSync(file(HEADER_502, structureet())))
		];
		for (const variant of variants) expect((await collect(variant)).rows).toEqual(plain.rows);
		const old = await collect(sourceOf(latin1(text)));
		expect(old.detection.encoding).toBe('windows-1252');
		expect(old.rows.establishments?.[0]?.['structure.category_label']).toBe('Etablissement d’hébergement');
	});

	it('converted from FINESS+ are told apart', async () => {
		const { detection } = await collect(sourceOf(file(HEADER_PLUS, structureet())));
		expect(detection).toMatchObject({ format: 'cs1100502-finess-plus', referenceDate: '2026-09-14' });
	});

	it('with quoted names keep their quotes and delimiters', async () => {
		const quoted = structureet({ 3: '"LIEU ""MAVOUNA; 1"""', 4: '"LIEU DE VIE ""MAVOUNA; 1"""' });
		const { rows } = await collect(sourceOf(file(HEADER_502, quoted)));
		expect(rows.establishments?.[0]?.['structure.name']).toBe('LIEU DE VIE "MAVOUNA; 1"');
	});

	it('with raw quotes of older files are read cell by cell, with a warning', async () => {
		const raw = structureet({ 4: '"LE CLOS" FOYER' });
		const { rows, report } = await collect(
			sourceOf(file(HEADER_502, raw, structureet({ 1: finess('01', 3) })))
		);
		expect(rows.establishments?.map((row) => row['structure.name'])).toEqual([
			'LE CLOS" FOYER',
			'RESIDENCE DU LAC'
		]);
		expect(warningsOf(report)).toEqual({ 'loose-quotes': 1 });
	});

	it('overseas get official codes, those of Saint-Barthélemy and Saint-Martin included', async () => {
		const places = [
			['9A', '123', '970102018'],
			['9A', '127', '970100400'],
			['9D', '411', '970400024'],
			['9F', '606', '980501506'],
			['9J', '613', '980600027']
		] as const;
		const sites = places.map(([department, commune, number]) =>
			structureet({ 1: number, 12: commune, 13: department })
		);
		const { rows } = await collect(sourceOf(file(HEADER_502, ...sites)));
		expect(rows.establishments?.map((r) => [r['structure.department'], r['structure.commune']])).toEqual([
			['977', '97701'],
			['978', '97801'],
			['974', '97411'],
			['976', '97606'],
			['986', '98613']
		]);
	});

	it('with odd details are accepted, the detail left empty and counted', async () => {
		const odd = structureet({ 2: '', 12: '4X1', 13: 'ZZ', 22: '123', 28: '0787-01-01', 30: '1900-01-01' });
		const { rows, report } = await collect(sourceOf(file(HEADER_502, odd)));
		expect(report).toMatchObject({ accepted: 1, rejected: 0 });
		expect(warningsOf(report)).toEqual({
			'commune-shape': 1,
			'legal-entity-invalid': 1,
			'siret-shape': 1,
			'odd-date': 1
		});
		expect(rows.establishments?.[0]).toMatchObject({
			'structure.legal_entity': '',
			'structure.department': '',
			'structure.siret': '',
			'structure.opened_on': '',
			'structure.updated_on': ''
		});
	});

	it('keep a number whose key is wrong, repair one that is certain, refuse the rest', async () => {
		const wrongKey = `${finess('01', 7).slice(0, 8)}${(Number(finess('01', 7)[8]) + 1) % 10}`;
		const { report, rows, rejects } = await collect(
			sourceOf(
				file(
					HEADER_502,
					structureet({ 1: wrongKey }),
					structureet({ 1: finess('01', 8).slice(1) }),
					structureet({ 1: finess('02', 9).slice(1) }),
					structureet({ 1: '1,00E+07' }),
					structureet({ 1: '' })
				)
			)
		);
		expect(rows.establishments?.map((row) => row['structure.finess'])).toEqual([wrongKey, finess('01', 8)]);
		expect(warningsOf(report)).toEqual({ 'finess-key': 1, 'finess-repaired': 1 });
		expect(rejects.map(({ line, code, column }) => [line, code, column])).toEqual([
			[4, 'finess-damaged', 'nofinesset'],
			[5, 'finess-scientific', 'nofinesset'],
			[6, 'finess-missing', 'nofinesset']
		]);
	});

	it('repeated as they are count as ignored, contradicted as rejected: the first is kept', async () => {
		const { report, rejects, rows } = await collect(
			sourceOf(
				file(
					HEADER_502,
					structureet(),
					structureet(),
					structureet({ 4: 'AUTRE NOM' }),
					structureet({ 16: '0102' })
				)
			)
		);
		expect(report).toMatchObject({ read: 4, accepted: 1, ignored: 2, rejected: 1 });
		expect(rows.establishments).toHaveLength(1);
		expect(rejects[0]).toMatchObject({
			line: 4,
			code: 'duplicate-conflict',
			raw: structureet({ 4: 'AUTRE NOM' })
		});
	});

	it('of a wrong number of fields or of another section are refused line by line', async () => {
		const short = structureet().split(';').slice(0, 20).join(';');
		const { rejects, report } = await collect(
			sourceOf(file(HEADER_502, structureet(), short, 'structureej;1;2;3', '', ';;;'))
		);
		expect(report).toMatchObject({ read: 5, accepted: 1, rejected: 2, ignored: 2 });
		expect(rejects.map(({ code, line }) => [code, line])).toEqual([
			['field-count', 3],
			['unknown-section', 4]
		]);
		expect(rejects.map(rejectMessage)[0]).toContain('32 champs (il y en a 20)');
	});

	it('of which the last line was cut by a download lose that line alone', async () => {
		const content = file(HEADER_502, structureet(), structureet({ 1: finess('01', 3) }));
		const { report } = await collect(sourceOf(content.slice(0, -60)));
		expect(report).toMatchObject({ read: 2, accepted: 1, rejected: 1 });
	});

	it('are counted by département, to help state what the file covers', async () => {
		const { report } = await collect(
			sourceOf(file(HEADER_502, structureet(), structureet({ 1: finess('69', 1), 13: '69' })))
		);
		expect(report.departments).toEqual([
			{ code: '01', rows: 1 },
			{ code: '69', rows: 1 }
		]);
	});
});

describe('establishments with geolocation (cs1100507)', () => {
	const geolocalisation = (number: string, x: string, y: string, source: string): string =>
		`geolocalisation;${number};${x};${y};${source};2026-05-04`;
	const LAMBERT = '1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93';

	it('give a second layer, in WGS 84', async () => {
		const { detection, rows, report } = await collect(
			sourceOf(
				file(
					HEADER_502,
					structureet({ 1: '010000024' }),
					structureet({ 1: '970100400', 12: '127', 13: '9A' }),
					geolocalisation('010000024', '870262.2', '6571540.8', LAMBERT),
					geolocalisation(
						'970100400',
						'657242,9',
						'1795384,4',
						'2,ATLASANTE,96,BAN,EPSG:5490 RGAF09/UTM Zone 20N (Antilles)'
					)
				)
			)
		);
		expect(detection).toMatchObject({ format: 'cs1100507', layers: ['establishments', 'geolocation'] });
		expect(report).toMatchObject({ read: 4, accepted: 4 });
		expect(rows.geolocation).toEqual([
			{
				'structure.finess': '010000024',
				'structure.latitude': '46.222286',
				'structure.longitude': '5.209181'
			},
			{
				'structure.finess': '970100400',
				'structure.latitude': '16.234004',
				'structure.longitude': '-61.528737'
			}
		]);
	});

	it('of 2016 have twelve fields', async () => {
		const { rows } = await collect(
			sourceOf(
				file(
					HEADER_502,
					structureet({ 28: '13/02/1979' }),
					geolocalisation('010000024', '870262.2', '6571540.8', LAMBERT.replaceAll(',', ';'))
				)
			)
		);
		expect(rows.geolocation).toHaveLength(1);
		expect(rows.establishments?.[0]?.['structure.opened_on']).toBe('1979-02-13');
	});

	it('without a known system or a possible position give no position, and say so', async () => {
		const { report, rows } = await collect(
			sourceOf(
				file(
					HEADER_502,
					structureet(),
					geolocalisation('010000024', '870262.2', '6571540.8', '1,ATLASANTE,100,IGN,LAMBERT_LUNE'),
					geolocalisation(finess('01', 3), '6571540.8', '870262.2', LAMBERT),
					geolocalisation(finess('01', 4), 'x', 'y', LAMBERT),
					geolocalisation(finess('01', 5), '', '', '')
				)
			)
		);
		expect(rows.geolocation).toBeUndefined();
		expect(report).toMatchObject({ read: 5, accepted: 4, ignored: 1, rejected: 0 });
		expect(warningsOf(report)).toEqual({ 'unknown-projection': 1, 'bad-coordinates': 2 });
	});
});

describe('legal entities (cs1100501)', () => {
	it('are read with their status and SIREN', async () => {
		const { detection, rows } = await collect(sourceOf(file(HEADER_502, structureej())));
		expect(detection).toMatchObject({ format: 'cs1100501', layers: ['legal-entities'] });
		expect(rows['legal-entities']).toEqual([
			{
				'legal-entity.finess': finess('01', 78005),
				'legal-entity.name': 'ASSOCIATION DU LAC',
				'legal-entity.siren': '123456782',
				'legal-entity.status': '60',
				'legal-entity.status_label': 'Association Loi 1901 non Reconnue d’Utilité Publique',
				'legal-entity.department': '01'
			}
		]);
	});
});

describe('capacities (cs1100505)', () => {
	const context = `structureet;${finess('01', 2)};${finess('01', 78005)};EHPAD DU LAC`;

	it('are read by activity; a suppressed one is worth 0; the lines of context are understood', async () => {
		const { detection, report, rows } = await collect(
			sourceOf(
				file(
					HEADER_502,
					context,
					equipementsocial(),
					equipementsocial({ 2: '657', 9: '12', 15: 'O' }),
					equipementsocial({ 2: '961', 9: '' })
				)
			)
		);
		expect(detection).toMatchObject({ format: 'cs1100505', layers: ['equipment'] });
		expect(report).toMatchObject({ read: 4, accepted: 4 });
		expect(rows.equipment?.map((r) => [r['equipment.activity'], r['equipment.installed']])).toEqual([
			['924.11.711', '80'],
			['657.11.711.supprimee', '0'],
			['961.11.711', '']
		]);
	});

	it.each([
		['before', ['O', '12'], ['N', '80']],
		['after', ['N', '80'], ['O', '12']]
	])('suppressed do not contradict those in use of the same triplet, %s them', async (_, one, other) => {
		const line = ([suppressed = '', places = '']: string[]): string =>
			equipementsocial({ 9: places, 15: suppressed });
		const { report, rows } = await collect(sourceOf(file(HEADER_502, context, line(one), line(other))));
		expect(report).toMatchObject({ read: 3, accepted: 3, rejected: 0 });
		const places = rows.equipment?.map((row) => Number(row['equipment.installed'])) ?? [];
		expect(places.reduce((sum, value) => sum + value, 0)).toBe(80);
	});

	it('in use twice with two capacities contradict each other', async () => {
		const { report, rejects } = await collect(
			sourceOf(file(HEADER_502, context, equipementsocial(), equipementsocial({ 9: '81' })))
		);
		expect(report).toMatchObject({ accepted: 2, rejected: 1 });
		expect(rejects[0]?.code).toBe('duplicate-conflict');
	});

	it('that are no whole number of places are refused', async () => {
		const { rejects } = await collect(sourceOf(file(HEADER_502, context, equipementsocial({ 9: 'douze' }))));
		expect(rejects[0]).toMatchObject({ column: 'capinstot', value: 'douze', code: 'number-shape', line: 3 });
	});
});

describe('lines refused once, with the reason that a file of rejects adds', () => {
	const context = `structureet;${finess('01', 2)};${finess('01', 78005)};EHPAD DU LAC`;

	it('are read again as they are once corrected, whatever their format', async () => {
		const { detection, rejects } = await collect(
			sourceOf(file(HEADER_502, context, equipementsocial({ 9: 'douze' })))
		);
		expect(detection.firstLine).toBe(HEADER_502);
		const [reject] = rejects;
		if (!reject) throw new Error('Nothing was refused');
		const reason = `"${rejectMessage(reject)}"`;
		const corrected = reject.raw.replace('douze', '12');
		const again = await collect(
			sourceOf(file(HEADER_502, `${context};${reason}`, `${corrected};${reason};${reason}`))
		);
		expect(again.report).toMatchObject({
			format: 'cs1100505',
			read: 2,
			accepted: 2,
			referenceDate: '2026-05-12'
		});
	});
});

describe('a line read in place', () => {
	const cell = fc.constantFrom(
		...[
			'',
			' ',
			' x ',
			'a  b',
			'ISÈRE',
			'e\u0301',
			'a\u0007b',
			'01',
			'1',
			'2a',
			'9A',
			'97',
			'99',
			'123',
			'451',
			'7'
		],
		...[
			'01440 VIRIAT',
			'01440  VIRIAT',
			'01440',
			'VIRIAT',
			'97133 ST BARTH\u2028',
			'1979-02-13',
			'1900-01-01'
		],
		...[
			'2020-02-30',
			'12/03/2010',
			'26010004500012',
			'26 010 004 500 012',
			'123456782',
			'O',
			'N',
			'12',
			'-1',
			'1 200'
		],
		...[finess('01', 2), finess('01', 3), '010000025', '10000024', '01OOO0024', finess('2A', 1)],
		...['Ligne 3 : valeur. Attendu\u00a0: autre chose.', 'Lac']
	);
	const changes = fc.dictionary(fc.nat(31).map(String), cell, { maxKeys: 6 });
	const ending = fc.constantFrom('', '', '', ';', ';x', ';Ligne 3 : valeur. Attendu\u00a0: autre chose.');
	const lineOf = { structureet, structureej, equipementsocial };

	it.each(['structureet', 'structureej', 'equipementsocial'] as const)(
		'gives what the same %s gives when it has quotes, and its cells are cut one by one',
		async (section) => {
			const line = lineOf[section];
			await fc.assert(
				fc.asyncProperty(fc.array(fc.tuple(changes, ending), { maxLength: 12 }), async (given) => {
					const plain = given
						.map(([change, end]) => line(change) + end)
						.filter((text) => text.startsWith(section));
					const quoted = plain.map((text) => text.replace(section, `"${section}"`));
					const read = async (lines: readonly string[]) => {
						const { report, rows, lines: at, rejects } = await collect(sourceOf(file(line(), ...lines)));
						const refused = rejects.map(({ line, code, column, expected }) => ({
							line,
							code,
							column,
							expected
						}));
						return { report, rows, at, refused };
					};
					expect(await read(plain)).toEqual(await read(quoted));
				}),
				{ numRuns: 40 }
			);
		}
	);
});
