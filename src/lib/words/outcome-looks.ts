import type { Segment } from '$lib/domain/segmentation';

/** The colours that a segment may have, each with a shape of its own; the first three are named for the default segments. */
export const SEGMENT_HUES = [
	'large-group',
	'physical-mie',
	'digital-mie',
	'plum',
	'olive',
	'indigo',
	'sky',
	'brown'
] as const;
export type SegmentHue = (typeof SEGMENT_HUES)[number];

/** A colour with its shape, whole or pierced: sixteen looks, each told apart without its colour. */
export type SegmentTone = SegmentHue | `${SegmentHue}-pierced`;
export const SEGMENT_TONES: readonly SegmentTone[] = [
	...SEGMENT_HUES,
	...SEGMENT_HUES.map((hue) => `${hue}-pierced` as const)
];

/** The colours of segments in words, with their shapes. */
export const TONE_NAMES: Readonly<Record<SegmentTone, string>> = {
	'large-group': 'Bleu, carré',
	'physical-mie': 'Orange, triangle',
	'digital-mie': 'Vert, disque',
	plum: 'Prune, croix',
	olive: 'Olive, sablier',
	indigo: 'Indigo, étoile',
	sky: 'Bleu ciel, flèche',
	brown: 'Brun, chevron',
	'large-group-pierced': 'Bleu, carré percé',
	'physical-mie-pierced': 'Orange, triangle percé',
	'digital-mie-pierced': 'Vert, disque percé',
	'plum-pierced': 'Prune, croix percée',
	'olive-pierced': 'Olive, sablier percé',
	'indigo-pierced': 'Indigo, étoile percée',
	'sky-pierced': 'Bleu ciel, flèche percée',
	'brown-pierced': 'Brun, chevron percé'
};

/** A colour or a pattern that always means the same thing. */
export type Tone = SegmentTone | 'undetermined' | 'ambiguous' | 'no-segment' | 'out-of-scope' | 'to-qualify';

/** The name of the colour tokens of a tone. */
export const hueOf = (tone: Tone): string => tone.replace(/-pierced$/, '');

/** How an outcome of the classification is shown: full label, label for tight places, and tone (see tokens.css). */
export interface OutcomeLook {
	readonly label: string;
	readonly short: string;
	readonly tone: Tone;
}

/** The look of each outcome of some criteria, by its id. */
export type Looks = (id: string) => OutcomeLook;

type NamedSegment = Pick<Segment, 'id' | 'label' | 'colour'>;

/** The segments that have words of their own, as long as criteria call them so. */
const DEFAULTS: ReadonlyMap<string, OutcomeLook & { readonly tone: SegmentTone }> = new Map([
	['large-group', { label: 'Grands groupes, cible maximale', short: 'Grands groupes', tone: 'large-group' }],
	['physical-mie', { label: 'Structures à MIE physique', short: 'MIE physique', tone: 'physical-mie' }],
	['digital-mie', { label: 'Structures à MIE digitalisé', short: 'MIE digitalisé', tone: 'digital-mie' }]
]);

const STATES: ReadonlyMap<string, OutcomeLook> = new Map([
	['undetermined', { label: 'Indéterminé', short: 'Indéterminé', tone: 'undetermined' }],
	['ambiguous', { label: 'À arbitrer', short: 'À arbitrer', tone: 'ambiguous' }],
	['no-segment', { label: 'Sans segment (à débattre)', short: 'Sans segment', tone: 'no-segment' }],
	['out-of-scope', { label: 'Hors périmètre', short: 'Hors périmètre', tone: 'out-of-scope' }],
	['to-qualify', { label: 'À qualifier', short: 'À qualifier', tone: 'to-qualify' }],
	['absent', { label: 'Absente des données', short: 'Absente', tone: 'no-segment' }]
]);

/**
 * The looks of the outcomes of some criteria. Segments have the label that the criteria give them, and the colour that they
 * name; one that names none has that of the default segment of its id, or else a free one. Past eight segments, colours come
 * back with a pierced shape; past sixteen, shapes do too. An id that is in none of the criteria keeps what it was called, in a neutral tone.
 * @param all segments of each criteria, those of the last one before the others
 */
export function outcomeLooks(...all: readonly (readonly NamedSegment[])[]): Looks {
	const segments = new Map(all.flat().map((segment) => [segment.id, segment]));
	const tones = tonesOf([...segments.values()]);
	const looks = new Map([...segments.values()].map((segment, i) => [segment.id, lookOf(segment, tones[i])]));
	return (id) => looks.get(id) ?? STATES.get(id) ?? lookOf({ id, label: DEFAULTS.get(id)?.label ?? id });
}

function lookOf({ id, label }: NamedSegment, tone: Tone = 'out-of-scope'): OutcomeLook {
	const own = DEFAULTS.get(id);
	return { label, short: own?.label === label ? own.short : label, tone };
}

/** A colour for each segment: those that are named first, then those of the default segments, then what is left. */
function tonesOf(segments: readonly NamedSegment[]): readonly SegmentTone[] {
	const given = segments.map(({ colour }) => SEGMENT_TONES.find((tone) => tone === colour));
	segments.forEach(({ id }, i) => {
		const own = DEFAULTS.get(id)?.tone;
		if (own !== undefined && !given.includes(own)) given[i] ??= own;
	});
	segments.forEach((_, i) => (given[i] ??= leastUsed(given)));
	return given.map((tone) => tone ?? SEGMENT_HUES[0]);
}

function leastUsed(given: readonly (SegmentTone | undefined)[]): SegmentTone {
	const uses = (tone: SegmentTone): number => given.filter((each) => each === tone).length;
	return SEGMENT_TONES.reduce((best, tone) => (uses(tone) < uses(best) ? tone : best));
}

/** A colour for a segment to come: one that no segment has, while there is one. */
export const freeTone = (segments: readonly NamedSegment[]): SegmentTone => leastUsed(tonesOf(segments));

/** Whether an outcome is a default segment that criteria still call by its default name: sentences may then be made for it. */
export const hasDefaultName = (id: string, { label }: OutcomeLook): boolean =>
	DEFAULTS.get(id)?.label === label;

/** Where structures are, as part of a sentence: « dans les grands groupes », « en « Services » ». */
export function inOutcome(id: string, look: OutcomeLook): string {
	switch (hasDefaultName(id, look) ? id : '') {
		case 'large-group':
			return 'dans les grands groupes';
		case 'physical-mie':
			return 'au MIE physique';
		case 'digital-mie':
			return 'au MIE digitalisé';
		default:
			return `en « ${look.short} »`;
	}
}
