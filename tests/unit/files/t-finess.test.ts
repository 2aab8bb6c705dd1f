import { describe, expect, it } from 'vitest';
import { finess, tFiness } from './builders';
import { collect, sourceOf } from './collect';

const ET = {
	etat: 'ACTUEL',
	type: 'ET',
	date_extract_finess: '2026-05-04',
	finess: finess('01', 2),
	et_finess: finess('01', 2),
	ej_finess: finess('01', 78005),
	et_rs: 'EHPAD "DU LAC"',
	ej_rs: 'ASSOCIATION, DU LAC',
	siren: '123456782',
	siret: '12345678200011',
	com_code: '1451',
	adresse_code_postal: '01440',
	adresse_lib_routage: 'VIRIAT',
	statut_jur_code: '60',
	categ_code: '500',
	categ_lib: 'EHPAD',
	categ_niv3_code: '4401',
	esms_capatot_inst: '80',
	mft_code: '40',
	geoloc_x: '870262.2',
	geoloc_y: '6571540.8',
	geoloc_projection: 'LAMBERT_93'
};
const EJ = {
	etat: 'ACTUEL',
	type: 'EJ',
	ej_finess: finess('01', 78005),
	rs: 'ASSOCIATION DU LAC',
	com_code: '01053'
};

describe('t_finess', () => {
	it('gives establishments, with places and position, and the legal entities they name', async () => {
		const { detection, report, rows } = await collect(sourceOf(tFiness(ET)));
		expect(detection).toMatchObject({
			format: 't_finess',
			delimiter: ',',
			referenceDate: '2026-05-04',
			layers: ['establishments', 'legal-entities']
		});
		expect(report).toMatchObject({ read: 1, accepted: 1, warnings: [] });
		expect(rows.establishments?.[0]).toMatchObject({
			'structure.name': 'EHPAD "DU LAC"',
			'structure.commune': '01451',
			'structure.department': '01',
			'structure.places': '80',
			'structure.latitude': '46.222286'
		});
		expect(rows['legal-entities']).toEqual([
			{
				'legal-entity.finess': finess('01', 78005),
				'legal-entity.name': 'ASSOCIATION, DU LAC',
				'legal-entity.siren': '123456782',
				'legal-entity.status': '60',
				'legal-entity.status_label': '',
				'legal-entity.department': ''
			}
		]);
	});

	it('prefers the line of a legal entity to what its establishments say, in any order', async () => {
		for (const order of [
			[ET, EJ],
			[EJ, ET]
		]) {
			const { rows, report } = await collect(sourceOf(tFiness(...order)));
			expect(report).toMatchObject({ read: 2, accepted: 2 });
			expect(rows['legal-entities']?.map((row) => row['legal-entity.name'])).toEqual(['ASSOCIATION DU LAC']);
			expect(rows['legal-entities']?.[0]?.['legal-entity.department']).toBe('01');
		}
	});

	it('names a legal entity once however many establishments it has', async () => {
		const other = { ...ET, et_finess: finess('01', 3), finess: finess('01', 3) };
		const { rows, report } = await collect(sourceOf(tFiness(ET, other)));
		expect(report).toMatchObject({ accepted: 2 });
		expect(rows['legal-entities']).toHaveLength(1);
	});

	it('ignores what is closed and refuses a capacity that is no number', async () => {
		const { report, rejects } = await collect(
			sourceOf(tFiness({ ...ET, etat: 'FERME' }, { ...ET, esms_capatot_inst: 'beaucoup' }))
		);
		expect(report).toMatchObject({ read: 2, ignored: 1, rejected: 1 });
		expect(rejects[0]).toMatchObject({ line: 3, column: 'esms_capatot_inst', code: 'number-shape' });
	});
});
