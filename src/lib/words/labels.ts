import { field } from '$lib/domain/fields';
import type { Tri } from '$lib/domain/shared';

/** Answers to the rule on single sign-on, most demanding first. */
export const SSO_LABELS: Readonly<Record<string, string>> = {
	mandatory: 'Soumis',
	undetermined: 'Indéterminé',
	watch: 'À surveiller',
	'not-assessed': 'Non évalué',
	'not-mandatory': 'Non soumis',
	none: 'Sans objet'
};

export const CERTAINTY_LABELS: Readonly<Record<string, string>> = { certain: 'Établi', estimated: 'Estimé' };

/** Whose override a structure is under. */
export const OVERRIDE_LABELS: Readonly<Record<string, string>> = {
	'': 'Sans dérogation',
	structure: 'De la structure',
	organisation: 'De l’organisme'
};

export const TRI_LABELS: Readonly<Record<Tri, string>> = { true: 'Vrai', false: 'Faux', unknown: 'Inconnu' };

/** French label of a coded value of a field, or the code itself when the field keeps no closed list. */
export const valueLabel = (fieldId: string, code: string): string =>
	code === '' ? 'Inconnu' : (field(fieldId).values?.find((value) => value.code === code)?.label ?? code);

/** Name of a sector without its acronym: « Personnes âgées ». */
export const sectorName = (code: string): string =>
	code === '' ? 'Champ inconnu' : valueLabel('structure.sector', code).replace(/ \([A-Z]+\)$/, '');

/** Order of the sectors everywhere: the deck’s five, then those the funding programmes add. */
export const SECTORS = ['PA', 'PH', 'DOM', 'PDS', 'PDE', 'AHI', 'PJM', ''] as const;

const SHORT_SECTORS: Readonly<Record<string, string>> = {
	PA: 'Personnes âgées',
	PH: 'Personnes handicapées',
	DOM: 'Services à domicile',
	PDS: 'Difficulté spécifique',
	PDE: 'Protection de l’enfance',
	AHI: 'Hébergement, insertion',
	PJM: 'Protection des majeurs',
	HORS: 'Hors champ',
	'': 'Champ inconnu'
};

/** Name of a sector for tight places. */
export const sectorShort = (code: string): string => SHORT_SECTORS[code] ?? code;
