import type { Criteria, Segment } from '../segmentation';
import { err, ok, type Result } from '../shared';
import type { Edit, EditProblem, SegmentChange } from './edit';

type SegmentEdit = Extract<
	Edit,
	{ readonly kind: 'add-segment' | 'remove-segment' | 'move-segment' | 'change-segment' }
>;

/** Edits of the list of segments. */
export function editSegments(criteria: Criteria, edit: SegmentEdit): Result<Criteria, EditProblem> {
	const { segments } = criteria;
	const put = (changed: readonly Segment[]): Result<Criteria, EditProblem> =>
		ok({ ...criteria, segments: changed });
	if (edit.kind === 'add-segment')
		return put([...segments.slice(0, edit.index), edit.segment, ...segments.slice(edit.index)]);
	const segment = segments.find(({ id }) => id === edit.segment);
	if (!segment) return err({ code: 'no-such-segment' });
	const others = segments.filter((each) => each !== segment);
	switch (edit.kind) {
		case 'remove-segment':
			return others.length === 0 ? err({ code: 'last-segment' }) : put(others);
		case 'move-segment':
			return put([...others.slice(0, edit.index), segment, ...others.slice(edit.index)]);
		case 'change-segment':
			return put(segments.map((each) => (each === segment ? changed(segment, edit.change) : each)));
	}
}

function changed(segment: Segment, { colour, ...change }: SegmentChange): Segment {
	const { colour: before, ...rest } = segment;
	const next = colour === undefined ? before : (colour ?? undefined);
	return { ...rest, ...change, ...(next === undefined ? {} : { colour: next }) };
}
