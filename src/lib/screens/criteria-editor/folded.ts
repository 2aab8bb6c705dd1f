import { nodeAt, type Condition, type Criteria } from '$lib/domain/segmentation';
import type { Folded, TreeRow } from './tree-rows';

export const NOTHING_FOLDED: Folded = new Set();

/** What is folded after a row is folded away, or unfolded. */
export function withFold(folded: Folded, row: TreeRow, isFolded: boolean): Folded {
	const what = row.kind === 'segment' ? row.segment.id : row.node;
	const next = new Set(folded);
	if (isFolded) next.add(what);
	else next.delete(what);
	return next;
}

/** What is still folded once the row with this key can be seen. */
export function unfoldedTo(folded: Folded, criteria: Pick<Criteria, 'segments'>, key: string): Folded {
	const [segment = '', , ...path] = key.split('/');
	const tree = criteria.segments.find(({ id }) => id === segment)?.when;
	if (key === segment || !tree || folded.size === 0) return folded;
	const around = new Set<Condition | string | null>(
		path.map((_, depth) => nodeAt(tree, path.slice(0, depth).map(Number)))
	);
	return new Set([...folded].filter((each) => each !== segment && !around.has(each)));
}
