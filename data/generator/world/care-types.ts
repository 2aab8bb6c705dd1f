import type { Weighted } from '../random';
import { CAPACITY, type CapacityShape } from './capacity-codes';
import type { Coded } from './model';
import {
	ARS_GRANT,
	CHILD_DISABILITY,
	CHILD_PROTECTION,
	DEPARTMENT,
	HOME_HELP,
	NURSING_HOME,
	SHARED,
	STATE,
	TARIFF
} from './tariffs';

/** What sites of one FINESS category are like. Sizes are of the order of those published; they are working assumptions. */
export interface CareType {
	readonly code: string;
	/** Beginnings of the names of such sites. */
	readonly prefixes: readonly string[];
	/** Median and spread of the places; null for a service counted without places. */
	readonly places: { readonly median: number; readonly spread: number } | null;
	readonly capacity: readonly CapacityShape[];
	readonly tariffs: Weighted<Coded>;
	readonly ape: string;
}

type Row = readonly [
	code: string,
	prefixes: string,
	median: number,
	capacity: readonly CapacityShape[],
	tariffs: Weighted<Coded>,
	ape: string
];

const NONE: readonly CapacityShape[] = [];

const ROWS: readonly Row[] = [
	['500', 'EHPAD|RESIDENCE|EHPAD RESIDENCE', 78, CAPACITY.nursingHome, NURSING_HOME, '8710A'],
	['501', 'RESIDENCE', 30, CAPACITY.independent, NURSING_HOME, '8730A'],
	['502', 'RESIDENCE', 26, CAPACITY.independent, [[TARIFF.free, 1]], '8730A'],
	[
		'202',
		'RESIDENCE AUTONOMIE|FOYER LOGEMENT',
		46,
		CAPACITY.independent,
		[
			[TARIFF.department, 3],
			[TARIFF.homeFlat, 1]
		],
		'8730A'
	],
	['207', 'CENTRE DE JOUR', 12, CAPACITY.independent, NURSING_HOME, '8810A'],
	['381', 'STRUCTURE EXPERIMENTALE', 18, CAPACITY.independent, SHARED, '8730A'],
	['463', 'CLIC', 0, NONE, DEPARTMENT, '8810A'],
	[
		'354',
		'SSIAD',
		48,
		CAPACITY.nurseVisits,
		[
			[TARIFF.nursing, 5],
			[TARIFF.arsGrant, 2]
		],
		'8690D'
	],
	['209', 'SERVICE AUTONOMIE|SAAS', 52, CAPACITY.nurseVisits, SHARED, '8810A'],
	['460', 'SAA|SERVICE AUTONOMIE|AIDE A DOMICILE', 0, NONE, HOME_HELP, '8810A'],
	['640', 'AIDE AUX FAMILLES', 0, NONE, HOME_HELP, '8810A'],
	['183', 'IME', 58, CAPACITY.childrenHome, CHILD_DISABILITY, '8710B'],
	['186', 'ITEP|DITEP', 44, CAPACITY.childrenHome, CHILD_DISABILITY, '8710B'],
	['188', 'EEAP', 32, CAPACITY.childrenHome, CHILD_DISABILITY, '8710B'],
	['192', 'IEM', 48, CAPACITY.childrenHome, CHILD_DISABILITY, '8710B'],
	['194', 'INSTITUT POUR DEFICIENTS VISUELS', 40, CAPACITY.childrenHome, CHILD_DISABILITY, '8710B'],
	['195', 'INSTITUT POUR DEFICIENTS AUDITIFS', 52, CAPACITY.childrenHome, CHILD_DISABILITY, '8710B'],
	['182', 'SESSAD', 36, CAPACITY.childrenVisits, CHILD_DISABILITY, '8810B'],
	['189', 'CMPP', 0, NONE, CHILD_DISABILITY, '8690F'],
	['190', 'CAMSP', 0, NONE, SHARED, '8690F'],
	['238', 'CENTRE ACCUEIL FAMILIAL', 20, CAPACITY.childrenVisits, CHILD_DISABILITY, '8710B'],
	['377', 'UNITE EXPERIMENTALE', 10, CAPACITY.childrenVisits, CHILD_DISABILITY, '8710B'],
	['246', 'ESAT|LES ATELIERS', 76, CAPACITY.work, ARS_GRANT, '8810C'],
	['249', 'ESRP', 60, CAPACITY.work, ARS_GRANT, '8559A'],
	['252', 'FOYER D HEBERGEMENT', 30, CAPACITY.socialHome, DEPARTMENT, '8790B'],
	[
		'255',
		'MAS',
		44,
		CAPACITY.medicalHome,
		[
			[TARIFF.arsDayRate, 4],
			[TARIFF.cpom, 4],
			[TARIFF.ars, 1]
		],
		'8710C'
	],
	['382', 'FOYER DE VIE', 34, CAPACITY.socialHome, DEPARTMENT, '8720A'],
	['395', 'ACCUEIL TEMPORAIRE', 10, CAPACITY.medicalHome, SHARED, '8710C'],
	['437', 'FAM', 32, CAPACITY.medicalHome, SHARED, '8710C'],
	['445', 'SAMSAH', 28, CAPACITY.socialVisits, SHARED, '8810B'],
	['446', 'SAVS', 50, CAPACITY.socialVisits, DEPARTMENT, '8810B'],
	['448', 'EAM', 36, CAPACITY.medicalHome, SHARED, '8710C'],
	['449', 'EANM', 40, CAPACITY.socialHome, DEPARTMENT, '8720A'],
	['461', 'CENTRE DE RESSOURCES', 0, NONE, ARS_GRANT, '8810B'],
	['464', 'UEROS', 20, CAPACITY.work, ARS_GRANT, '8810B'],
	['165', 'ACT', 18, CAPACITY.care, ARS_GRANT, '8790B'],
	['178', 'CAARUD', 0, NONE, ARS_GRANT, '8899B'],
	['180', 'LHSS', 14, CAPACITY.care, ARS_GRANT, '8790B'],
	['197', 'CSAPA', 0, NONE, ARS_GRANT, '8720B'],
	['213', 'LAM', 16, CAPACITY.care, ARS_GRANT, '8790B'],
	['608', 'EQUIPE MOBILE PRECARITE', 0, NONE, ARS_GRANT, '8899B'],
	['159', 'CENTRE PARENTAL', 20, CAPACITY.child, CHILD_PROTECTION, '8790A'],
	['166', 'CENTRE PARENTS ENFANTS', 22, CAPACITY.child, CHILD_PROTECTION, '8790A'],
	['172', 'POUPONNIERE', 24, CAPACITY.child, CHILD_PROTECTION, '8790A'],
	['175', "FOYER DE L'ENFANCE", 46, CAPACITY.child, CHILD_PROTECTION, '8790A'],
	['177', 'MECS|MAISON D ENFANTS', 34, CAPACITY.child, CHILD_PROTECTION, '8790A'],
	['236', 'PLACEMENT FAMILIAL', 40, CAPACITY.child, CHILD_PROTECTION, '8790A'],
	['286', 'CLUB DE PREVENTION', 0, NONE, DEPARTMENT, '8899A'],
	['295', 'AEMO|SERVICE MILIEU OUVERT', 0, NONE, CHILD_PROTECTION, '8899A'],
	['378', 'DISPOSITIF EXPERIMENTAL ENFANCE', 12, CAPACITY.child, CHILD_PROTECTION, '8790A'],
	['462', 'LIEU DE VIE', 7, CAPACITY.child, [[TARIFF.department, 1]], '8790A'],
	['241', 'UNITE EDUCATIVE D HEBERGEMENT', 12, CAPACITY.child, STATE, '8423Z'],
	['440', 'SERVICE D INVESTIGATION EDUCATIVE', 0, NONE, STATE, '8423Z'],
	['441', 'UNITE EDUCATIVE DE MILIEU OUVERT', 0, NONE, STATE, '8423Z'],
	['214', 'CHRS', 36, CAPACITY.integration, STATE, '8790B'],
	['442', 'CPH', 40, CAPACITY.integration, STATE, '8790B'],
	['443', 'CADA', 72, CAPACITY.integration, STATE, '8790B'],
	['340', 'SERVICE MANDATAIRE', 0, NONE, STATE, '8899B'],
	['344', 'SERVICE DELEGUE AUX PRESTATIONS', 0, NONE, STATE, '8899B']
];

const BY_CODE: ReadonlyMap<string, CareType> = new Map(
	ROWS.map(([code, prefixes, median, capacity, tariffs, ape]) => [
		code,
		{
			code,
			prefixes: prefixes.split('|'),
			places: median === 0 ? null : { median, spread: 0.32 },
			capacity,
			tariffs,
			ape
		}
	])
);

/** @throws Error for a category the generator does not make. */
export function careType(code: string): CareType {
	const found = BY_CODE.get(code);
	if (!found) throw new Error(`No care type ${code}`);
	return found;
}
