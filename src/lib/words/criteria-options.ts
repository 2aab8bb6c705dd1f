import type { Criteria, Level, Segment } from '$lib/domain/segmentation';
import { codeText } from './condition-text';
import { formatList } from './format';

export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
	structure: 'par structure',
	organisation: 'par organisme',
	'large-groups': 'par organisme pour les segments de cible maximale, par structure sinon'
};

/** What each level does, as one sentence. */
export const LEVEL_SENTENCES: Readonly<Record<Level, string>> = {
	structure: 'Chaque structure est classée pour elle-même.',
	organisation:
		'Dès qu’une structure d’un organisme remplit les conditions d’un segment, toutes celles de l’organisme les remplissent.',
	'large-groups':
		'Pour les segments de cible maximale, dès qu’une structure d’un organisme en remplit les conditions, toutes celles de l’organisme les remplissent ; pour les autres, chaque structure est classée pour elle-même.'
};

export const TARGET_LABELS: Readonly<Record<Segment['target'], string>> = {
	maximum: 'maximale',
	minimum: 'minimale'
};

const SUBSECTORS: Readonly<Record<string, string>> = {
	ACTION_SOCIALE: 'action sociale',
	ADU: 'adultes handicapés',
	AIDE: 'aide à domicile',
	AIDE_ET_SOINS: 'aide et soins à domicile',
	ANCIEN: 'anciens services à domicile',
	ASE: 'aide sociale à l’enfance',
	ASILE: 'demandeurs d’asile',
	COORDINATION: 'coordination',
	ENF: 'enfants handicapés',
	ENTREPRISE_ADAPTEE: 'entreprises adaptées',
	EXP: 'expérimental',
	FAMILLES: 'services aux familles',
	HEB: 'hébergement',
	HEBERGEMENT: 'hébergement et insertion',
	JOUR: 'accueil de jour',
	LIEU_DE_VIE: 'lieux de vie',
	LOGEMENT: 'logement',
	LOGEMENT_ACCUEIL: 'logement accompagné',
	MDPH: 'MDPH',
	MEDICO_SOCIAL: 'médico-social',
	MILIEU_OUVERT: 'milieu ouvert',
	PJJ: 'protection judiciaire de la jeunesse (PJJ)',
	PRESTATIONS_FAMILIALES: 'prestations familiales',
	PROTECTION_JURIDIQUE: 'protection juridique',
	RESSOURCES: 'centres de ressources',
	SOINS: 'soins à domicile'
};

/** Name of a sub-sector in a sentence, or its code when it has none. */
export const subsectorName = (code: string): string => SUBSECTORS[code] ?? code;

/** One option of criteria in words: « Classement », « par structure ». */
export interface OptionText {
	readonly label: string;
	readonly text: string;
}

/** The options of criteria that decide segments, in the order of a sheet. */
export function criteriaOptions(criteria: Criteria): readonly OptionText[] {
	const { level, estimates, confirmInScope, excludedSectors = [], excludedSubsectors } = criteria;
	const named = (names: readonly string[]): string => formatList(names) || 'aucun';
	return [
		{ label: 'Classement', text: LEVEL_LABELS[level] },
		{
			label: 'Estimations',
			text: estimates === 'unknown' ? 'tenues pour inconnues' : 'prises en compte'
		},
		{ label: 'Catégories à confirmer', text: confirmInScope ? 'dans le périmètre' : 'hors périmètre' },
		{
			label: 'Champs exclus',
			text: named(excludedSectors.map((code) => codeText('structure.sector', code)))
		},
		{ label: 'Sous-champs exclus', text: named(excludedSubsectors.map(subsectorName)) }
	];
}
