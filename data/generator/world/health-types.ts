import type { Weighted } from '../random';
import type { OperatorStyle } from '../names';
import type { Coded } from './model';
import { TARIFF } from './tariffs';

/** A kind of site out of the medico-social field. */
export interface HealthType {
	readonly category: Coded;
	readonly aggregate: Coded;
	readonly prefix: string;
	/** The main site of a hospital is called as the hospital. */
	readonly bearsOperatorName: boolean;
	readonly tariff: Coded;
	readonly publicService: Coded;
	readonly ape: string;
	readonly style: OperatorStyle;
	/** Legal status of an operator that runs nothing else. */
	readonly status: string;
}

const NOT_CONCERNED: Coded = { code: '0', label: 'Non concerné' };
const PUBLIC: Coded = { code: '1', label: 'Etablissement public de santé' };
const UNSAID: Coded = { code: '', label: '' };

function health(
	category: readonly [string, string],
	aggregate: readonly [string, string],
	prefix: string,
	tariff: Coded,
	ape: string,
	status: string
): HealthType {
	const isPublic = status === '13';
	return {
		category: { code: category[0], label: category[1] },
		aggregate: { code: aggregate[0], label: aggregate[1] },
		prefix,
		bearsOperatorName: category[0] === '355',
		tariff,
		publicService: isPublic ? PUBLIC : tariff === TARIFF.clinic ? NOT_CONCERNED : UNSAID,
		ape,
		style: isPublic ? 'hospital' : 'health',
		status
	};
}

const HOSPITAL = health(
	['355', 'Centre Hospitalier (C.H.)'],
	['1102', 'Centres Hospitaliers'],
	'CENTRE HOSPITALIER',
	TARIFF.hospital,
	'8610Z',
	'13'
);
const LONG_STAY = health(
	['362', 'Etablissement de Soins Longue Durée'],
	['1109', 'Etablissements de Soins de Longue Durée'],
	'USLD',
	TARIFF.hospital,
	'8610Z',
	'13'
);
const MENTAL = health(
	['156', 'Centre Médico-Psychologique (C.M.P.)'],
	['1202', 'Santé Mentale'],
	'CMP',
	TARIFF.hospital,
	'8610Z',
	'13'
);
const DAY_CARE = health(
	['425', "Centre d'Accueil Thérapeutique à temps partiel (C.A.T.T.P.)"],
	['1202', 'Santé Mentale'],
	'CATTP',
	TARIFF.hospital,
	'8610Z',
	'13'
);
const CLINIC = health(
	['365', 'Etablissement de Soins Pluridisciplinaire'],
	['1110', 'Etablissements de Soins de Courte Durée'],
	'CLINIQUE',
	TARIFF.clinic,
	'8610Z',
	'95'
);
const REHABILITATION = health(
	['109', 'Etablissement de santé privé autorisé en SSR'],
	['1107', 'Etablissements de santé privé autorisés en SSR'],
	'CENTRE DE READAPTATION',
	TARIFF.clinic,
	'8610Z',
	'60'
);
const DIALYSIS = health(
	['146', "Structure d'Alternative à la dialyse en centre"],
	['1203', 'Dialyse Ambulatoire'],
	'UNITE AUTODIALYSE',
	TARIFF.clinic,
	'8610Z',
	'60'
);
const HEALTH_CENTRE = health(
	['124', 'Centre de Santé'],
	['2206', 'Centres de Santé'],
	'CENTRE DE SANTE',
	TARIFF.free,
	'8621Z',
	'60'
);
const MOTHER_AND_CHILD = health(
	['223', 'Protection Maternelle et Infantile (P.M.I.)'],
	['2202', 'Etablissements de PMI et de Planification Familiale'],
	'PMI',
	TARIFF.free,
	'8412Z',
	'02'
);
const HEALTH_HOUSE = health(
	['603', 'Maison de santé (L.6223-3)'],
	['2204', 'Etablissements ne relevant pas de la Loi Hospitalière'],
	'MAISON DE SANTE',
	TARIFF.undetermined,
	'8621Z',
	'80'
);
const LABORATORY = health(
	['611', 'Laboratoire de Biologie Médicale'],
	['3101', 'Laboratoires de Biologie Médicale'],
	'LABORATOIRE',
	TARIFF.undetermined,
	'8690B',
	'91'
);
const PHARMACY = health(
	['620', "Pharmacie d'Officine"],
	['3201', 'Commerce de Biens à Usage Pharmaceutiques'],
	'PHARMACIE',
	TARIFF.undetermined,
	'4773Z',
	'85'
);

/** Sites that a hospital runs beside its ESMS; the first is the hospital itself. */
export const HOSPITAL_SITES: readonly HealthType[] = [HOSPITAL, LONG_STAY, MENTAL, DAY_CARE];

/** Sites that a mutual or a foundation runs beside its ESMS. */
export const PRIVATE_SITES: readonly HealthType[] = [HEALTH_CENTRE, REHABILITATION, CLINIC];

/** Sites that nobody runs beside an ESMS, with how often they come. */
export const STANDALONE: Weighted<HealthType> = [
	[PHARMACY, 40],
	[HEALTH_HOUSE, 8],
	[LABORATORY, 8],
	[HEALTH_CENTRE, 6],
	[MOTHER_AND_CHILD, 8],
	[CLINIC, 3],
	[REHABILITATION, 2],
	[DIALYSIS, 3]
];
