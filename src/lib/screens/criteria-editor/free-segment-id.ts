import type { Criteria } from '$lib/domain/segmentation';

/** An id for a new segment, after its place: ids never change, and no earlier segment of the draft has it. */
export function freeSegmentId({ segments }: Pick<Criteria, 'segments'>): string {
	let number = segments.length + 1;
	while (segments.some(({ id }) => id === `segment-${number}`)) number++;
	return `segment-${number}`;
}
