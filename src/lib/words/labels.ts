import { field } from '$lib/domain/fields';
import type { Tri } from '$lib/domain/shared';

/** How an outcome of the classification is shown: full label, label for tight places, and tone (see tokens.css). */
export interface OutcomeLook {
	readonly label: string;
	readonly short: string;
	readonly tone: Tone;
}

/** The colours that a segment may have, each with a shape of its own; the first three are named for the default segments. */
export const SEGMENT_TONES = ['large-group', 'physical-mie', 'digital-mie', 'plum', 'olive'] as const;
export type SegmentTone = (typeof SEGMENT_TONES)[number];

/** The colours of segments in words, with their shapes. */
export const TONE_NAMES: Readonly<Record<SegmentTone, string>> = {
	'large-group': 'Bleu, carré',
	'physical-mie': 'Orange, triangle',
	'digital-mie': 'Vert, demi-disque',
	plum: 'Prune, croix',
	olive: 'Olive, sablier'
};

/** A colour or a pattern that always means the same thing. */
export type Tone = SegmentTone | 'undetermined' | 'ambiguous' | 'no-segment' | 'out-of-scope' | 'to-qualify';

const OUTCOMES: Readonly<Record<Exclude<Tone, 'plum' | 'olive'>, OutcomeLook>> = {
	'large-group': { label: 'Grands groupes, cible maximale', short: 'Grands groupes', tone: 'large-group' },
	'physical-mie': { label: 'Structures à MIE physique', short: 'MIE physique', tone: 'physical-mie' },
	'digital-mie': { label: 'Structures à MIE digitalisé', short: 'MIE digitalisé', tone: 'digital-mie' },
	undetermined: { label: 'Indéterminé', short: 'Indéterminé', tone: 'undetermined' },
	ambiguous: { label: 'À arbitrer', short: 'À arbitrer', tone: 'ambiguous' },
	'no-segment': { label: 'Sans segment (à débattre)', short: 'Sans segment', tone: 'no-segment' },
	'out-of-scope': { label: 'Hors périmètre', short: 'Hors périmètre', tone: 'out-of-scope' },
	'to-qualify': { label: 'À qualifier', short: 'À qualifier', tone: 'to-qualify' }
};

const isOutcome = (id: string): id is keyof typeof OUTCOMES => Object.hasOwn(OUTCOMES, id);

/**
 * The look of a segment or of another state. A segment that was renamed has the label of its criteria; one of other criteria
 * has a neutral tone too.
 */
export function outcomeLook(id: string, label?: string): OutcomeLook {
	const own = isOutcome(id) ? OUTCOMES[id] : { label: id, short: id, tone: 'out-of-scope' as const };
	return label === undefined || label === own.label ? own : { ...own, label, short: label };
}

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
