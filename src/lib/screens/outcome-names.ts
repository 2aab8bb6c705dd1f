import type { Segment } from '$lib/domain/segmentation';
import { formatCount, outcomeLook, type OutcomeLook } from '$lib/words';
import { segmentLook } from './criteria-editor';

/** The looks of the outcomes of some criteria: segments of their own keep their label, and the colour they name. */
export function outcomeLooks(...all: readonly (readonly Segment[])[]): (id: string) => OutcomeLook {
	const segments = new Map(all.flatMap((each) => each.map((segment) => [segment.id, segment] as const)));
	return (id) => {
		if (id === 'absent') return { label: 'Absente des données', short: 'Absente', tone: 'no-segment' };
		const segment = segments.get(id);
		return segment ? segmentLook(segment) : outcomeLook(id);
	};
}

/** Where structures are, as part of a sentence: « dans les grands groupes », « en « Services » ». */
export function inOutcome(id: string, { short }: OutcomeLook): string {
	switch (id) {
		case 'large-group':
			return 'dans les grands groupes';
		case 'physical-mie':
			return 'au MIE physique';
		case 'digital-mie':
			return 'au MIE digitalisé';
		default:
			return `en « ${short} »`;
	}
}

/** « 1 structure est », « 74 structures sont ». */
export const structuresAre = (count: number): string =>
	`${formatCount(count, 'structure')} ${count < 2 ? 'est' : 'sont'}`;
