import type { Edit, GroupKind } from '$lib/domain/criteria-editing';
import {
	childrenOf,
	isPredicate,
	nodeAt,
	type Condition,
	type Criteria,
	type NodeRef
} from '$lib/domain/segmentation';
import { ownPlace, type Place } from './tree-moves';
import { contentOf, isNoneOf, type TreeRow } from './tree-rows';

/** Edits that make one action, and where the new node then stands. */
export interface Addition {
	readonly edits: readonly Edit[];
	readonly at: NodeRef;
}

/**
 * Adds a node at a row: at the end of a group, after a condition. Where only one condition may stand, the two are put in a
 * group first: « toutes » at the root of a segment, « au moins une » under « aucune ».
 */
export function additionAt(
	criteria: Pick<Criteria, 'segments'>,
	row: TreeRow,
	node: Condition
): Addition | null {
	const at = row.kind === 'segment' ? { segment: row.segment.id, path: [] } : row.at;
	const here = nodeIn(criteria, at);
	if (!here) return null;
	const content = contentOf(here, at);
	if (content) return addedTo(criteria, content, childCountOf(criteria, content), node);
	const own = ownPlace(at);
	if (own) return addedTo(criteria, own.parent, own.index + 1, node);
	return wrapped(at, 'all', node);
}

function addedTo(
	criteria: Pick<Criteria, 'segments'>,
	parent: NodeRef,
	index: number,
	node: Condition
): Addition | null {
	const group = nodeIn(criteria, parent);
	if (group && 'not' in group) return wrapped(below(parent, 0), 'any', node);
	return { edits: [{ kind: 'add-node', parent, index, node }], at: below(parent, index) };
}

const wrapped = (at: NodeRef, group: 'all' | 'any', node: Condition): Addition => ({
	edits: [
		{ kind: 'wrap-node', at, group },
		{ kind: 'add-node', parent: at, index: 1, node }
	],
	at: below(at, 1)
});

const below = ({ segment, path }: NodeRef, place: number): NodeRef => ({ segment, path: [...path, place] });

const nodeIn = (criteria: Pick<Criteria, 'segments'>, at: NodeRef): Condition | null => {
	const segment = criteria.segments.find(({ id }) => id === at.segment);
	return segment ? nodeAt(segment.when, at.path) : null;
};

const childCountOf = (criteria: Pick<Criteria, 'segments'>, at: NodeRef): number => {
	const node = nodeIn(criteria, at);
	return node ? childrenOf(node).length : 0;
};

/** The kind of group that a node is to its readers; null for a condition. */
export function groupKindOf(node: Condition): GroupKind | null {
	if (isPredicate(node)) return null;
	return 'all' in node ? 'all' : 'any' in node ? 'any' : 'not' in node ? 'not' : 'atLeast';
}

/** Turns a group into another kind over the same conditions; « aucune » of several is not one of them. */
export function regroupEdits(node: Condition, at: NodeRef, to: GroupKind): readonly Edit[] {
	const from = groupKindOf(node);
	if (from === null || from === to) return [];
	if (to === 'not') {
		if (childrenOf(node).length === 1) return [{ kind: 'regroup-node', at, group: 'not' }];
		return [
			...(from === 'any' ? [] : [{ kind: 'regroup-node', at, group: 'any' } as const]),
			{ kind: 'wrap-node', at, group: 'not' }
		];
	}
	if (!('not' in node) || !isNoneOf(node)) return [{ kind: 'regroup-node', at, group: to }];
	return [
		{ kind: 'replace-node', at, node: node.not },
		...(to === 'any' ? [] : [{ kind: 'regroup-node', at, group: to } as const])
	];
}

/** Takes a group away and leaves its conditions in its place; none where the group around takes one only. */
export function ungroupEdits(
	criteria: Pick<Criteria, 'segments'>,
	node: Condition,
	at: NodeRef
): readonly Edit[] {
	const content = contentOf(node, at);
	const inner = content && nodeIn(criteria, content);
	const children = inner ? childrenOf(inner) : [];
	const [only] = children;
	if (!content || !only) return [];
	if (children.length === 1) return [{ kind: 'replace-node', at, node: only }];
	const own = ownPlace(at);
	const parent = own && nodeIn(criteria, own.parent);
	if (!own || !parent || 'not' in parent) return [];
	return children.map((_, i) => movedOut(content, own, i));
}

/** Each child in turn is the first of what is left. */
const movedOut = (content: NodeRef, { parent, index }: Place, i: number): Edit => ({
	kind: 'move-node',
	at: below(content, 0),
	parent,
	index: index + 1 + i
});
