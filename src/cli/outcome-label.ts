import type { Criteria } from '$lib/domain/segmentation';
import { reference } from '$lib/reference';

/** French name of a segment, a state or a certainty. */
export function outcomeLabel(criteria: Criteria, id: string): string {
	const segment = criteria.segments.find((candidate) => candidate.id === id);
	return segment?.label ?? reference.labels.get(id) ?? id;
}
