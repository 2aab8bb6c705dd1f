import { finessKey } from '../../../src/lib/domain/shared';

/** A well-formed, fictional FINESS number: two characters of département, six digits, the key. */
export function finess(department: string, number: number): string {
	const firstEight = department + String(number).padStart(6, '0');
	return firstEight + String(finessKey(firstEight));
}

/** The FINESS fields of an establishment, by position; `''` where not given. */
export function structureet(given: Readonly<Record<number, string>> = {}): string {
	const fields = Array<string>(32).fill('');
	Object.assign(fields, {
		0: 'structureet',
		1: finess('01', 2),
		2: finess('01', 78005),
		3: 'EHPAD DU LAC',
		4: 'RESIDENCE DU LAC',
		12: '451',
		13: '01',
		14: 'AIN',
		15: '01440 VIRIAT',
		18: '500',
		19: 'Etablissement d’hébergement pour personnes âgées dépendantes',
		20: '4401',
		22: '26010004500012',
		24: '40',
		25: 'ARS/PCD, Tarif global',
		28: '1979-02-13',
		30: '2020-02-04'
	});
	Object.assign(fields, given);
	return fields.join(';');
}

/** The fields of a legal entity, by position. */
export function structureej(given: Readonly<Record<number, string>> = {}): string {
	const fields = Array<string>(23).fill('');
	Object.assign(fields, {
		0: 'structureej',
		1: finess('01', 78005),
		2: 'ASSO DU LAC',
		3: 'ASSOCIATION DU LAC',
		11: '053',
		13: '01',
		16: '60',
		17: 'Association Loi 1901 non Reconnue d’Utilité Publique',
		20: '123456782'
	});
	Object.assign(fields, given);
	return fields.join(';');
}

/** The fields of a capacity, by position. */
export function equipementsocial(given: Readonly<Record<number, string>> = {}): string {
	const fields = Array<string>(28).fill('');
	Object.assign(fields, {
		0: 'equipementsocial',
		1: finess('01', 2),
		2: '924',
		4: '11',
		6: '711',
		9: '80',
		15: 'N'
	});
	Object.assign(fields, given);
	return fields.join(';');
}

export const HEADER_502 = 'finess;etalab;111;2026-05-12';
export const HEADER_PLUS = 'finess;finess-plus;v1.0.0;2026-09-14';

/** Lines joined and ended by LF. */
export const file = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

export interface SiteGiven {
	readonly number?: string;
	readonly state?: string;
	readonly closedOn?: string;
	readonly category?: string;
	readonly commune?: string;
}

export const site = ({
	number,
	state = 'A',
	closedOn,
	category = '500',
	commune = '01053'
}: SiteGiven = {}): object => ({
	informationsGeneralesEGE: {
		numFinessEge: number ?? finess('01', 2),
		nomEgeCourt: 'EHPAD DU LAC',
		siret: '77220148900022',
		dateOuverture: '1956-11-16',
		...(closedOn === undefined ? {} : { dateFermeture: closedOn })
	},
	categorieentiteGeographiqueExercice: category,
	modefixationtarifaire: '40',
	adresse: [
		{
			usageAdresse: '03',
			cogCommune: commune,
			codePostal: '01000',
			ligneAcheminement: 'BOURG EN BRESSE',
			coordonneesGeographique: {
				coordonneeX: '6570414.61',
				coordonneeY: '873766.07',
				directionLatitude: '46.211257',
				directionLongitude: '5.254203'
			}
		}
	],
	etatObjet: state,
	dateDerniereMaj: '2021-10-18 00:00:00'
});

export interface LegalEntityGiven {
	readonly number?: string;
	readonly state?: string;
	readonly sites?: readonly object[];
}

export const legalEntity = ({ number, state = 'A', sites = [] }: LegalEntityGiven = {}): object => ({
	informationsGeneralesPMEJ: {
		numFinessPm: number ?? finess('01', 78005),
		denominationPm: 'ASSO DU LAC',
		denominationLonguePmSmsse: 'ASSOCIATION DU LAC',
		siren: '772201489',
		statutJuridique: '60'
	},
	adresse: [{ usageAdresse: '02', cogCommune: '01053' }],
	ege: sites,
	etatObjet: state
});

export const finessPlus = (...pmej: readonly object[]): string =>
	JSON.stringify({
		schemaVersion: 'v1.0.0',
		generatedAt: '2026-03-09T15:49:37Z',
		gcc: [],
		gco: [{ pmSmsseId: '403' }],
		pmej
	});

const T_FINESS_COLUMNS =
	'source,date_maj,finess,finess8,etat,date_extract_finess,rs,type,ej_finess,ej_rs,et_finess,et_rs,siren,siret,date_autorisation,date_ouverture,date_maj_finess,adresse_num_voie,adresse_comp_voie,adresse_type_voie,adresse_nom_voie,adresse_lieuditbp,adresse_code_postal,adresse_lib_routage,telephone,telecopie,com_code,statut_jur_code,statut_jur_lib,statut_jur_etat,statut_jur_niv3_code,statut_jur_niv3_lib,statut_jur_niv2_code,statut_jur_niv2_lib,statut_jur_niv1_code,statut_jur_niv1_lib,categ_code,categ_lib,categ_lib_court,categ_etat,categ_niv3_code,categ_niv3_lib,categ_niv2_code,categ_niv2_lib,categ_niv1_code,categ_niv1_lib,esms,esms_capatot_inst,esms_esh,esms_ash,esms_pa,san,san_med,san_chir,san_obs,san_psy,san_urg,san_rea,san_ssr,gestion_ars,gestion_drjcs,gestion_drihl,antenne_possible,ditep,dateconv,mft_code,mft_lib,sph_code,sph_lib,geoloc_x,geoloc_y,geoloc_precision,geoloc_projection,geoloc_datemaj'.split(
		','
	);

/** A t_finess of the 74 published columns; rows give some of them by name. */
export const tFiness = (...rows: readonly Readonly<Record<string, string>>[]): string =>
	file(
		T_FINESS_COLUMNS.map((name) => `"${name}"`).join(','),
		...rows.map((row) =>
			T_FINESS_COLUMNS.map((name) => `"${(row[name] ?? '').replaceAll('"', '""')}"`).join(',')
		)
	);
