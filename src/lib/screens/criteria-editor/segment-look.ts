import type { Criteria, Segment } from '$lib/domain/segmentation';
import { outcomeLook, SEGMENT_TONES, type OutcomeLook, type SegmentTone } from '$lib/words';

/** How a segment of criteria is shown: the names of the default ones for tight places, unless they were renamed. */
export function segmentLook({ id, label, colour }: Pick<Segment, 'id' | 'label' | 'colour'>): OutcomeLook {
	const own = outcomeLook(id, label);
	return { ...own, tone: SEGMENT_TONES.find((tone) => tone === colour) ?? own.tone };
}

/** A colour that no segment has yet, for a new one; the first when all are taken. */
export function freeTone(criteria: Pick<Criteria, 'segments'>): SegmentTone {
	const taken = criteria.segments.map((segment) => segmentLook(segment).tone);
	return SEGMENT_TONES.find((tone) => !taken.includes(tone)) ?? SEGMENT_TONES[0];
}

/** An id for a new segment, after its place: ids never change, and no earlier segment of the draft has it. */
export function freeSegmentId({ segments }: Pick<Criteria, 'segments'>): string {
	let number = segments.length + 1;
	while (segments.some(({ id }) => id === `segment-${number}`)) number++;
	return `segment-${number}`;
}
