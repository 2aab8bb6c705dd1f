import {
	changeNode,
	childrenOf,
	isPredicate,
	nodeAt,
	nodesIn,
	withChildren,
	type Condition,
	type Group
} from '../segmentation';
import { err, ok, type Result } from '../shared';
import type { EditProblem, GroupKind } from './edit';

type Changed = Result<Condition, EditProblem>;
type Path = readonly number[];
type Change = (node: Condition) => Changed;

/** The tree with a node changed. A group left without children leaves too. */
export function changeAt(tree: Condition, path: Path, change: Change): Changed {
	const node = nodeAt(tree, path);
	if (!node) return err({ code: 'no-such-node' });
	const changed = change(node);
	if (!changed.ok) return changed;
	return ok(changeNode(tree, path, () => changed.value) ?? changed.value);
}

export function removeAt(tree: Condition, path: Path): Changed {
	if (!nodeAt(tree, path)) return err({ code: 'no-such-node' });
	const left = changeNode(tree, path, () => null);
	return left ? ok(left) : err({ code: 'last-node' });
}

/** The node kept at a path until it is taken away, once another one stands elsewhere. */
const PLACEHOLDER: Condition = { atLeast: { score: 0, of: [] } };

/** Takes a node out of its place, which stays until {@link closePlace}. */
export const openPlace = (tree: Condition, path: Path): Condition =>
	changeNode(tree, path, () => PLACEHOLDER) ?? tree;

export function closePlace(tree: Condition): Changed {
	const place = nodesIn(tree).find(({ node }) => node === PLACEHOLDER);
	return place ? removeAt(tree, place.path) : ok(tree);
}

/** Inserts a node among the children of a group; it weighs one point in a group with points. */
export const insertAt =
	(index: number, node: Condition, weight = 1): Change =>
	(parent) => {
		if (isPredicate(parent)) return err({ code: 'not-a-group' });
		if ('not' in parent) return err({ code: 'one-child-only' });
		if ('atLeast' in parent) {
			const of = inserted(parent.atLeast.of, index, { weight, when: node });
			return ok({ ...parent, atLeast: { ...parent.atLeast, of } });
		}
		const children = inserted(childrenOf(parent), index, node);
		return ok('all' in parent ? { ...parent, all: children } : { ...parent, any: children });
	};

const inserted = <T>(list: readonly T[], index: number, item: T): readonly T[] => [
	...list.slice(0, index),
	item,
	...list.slice(index)
];

/** The weight of a node in its parent; undefined where the parent gives no points. */
export function weightAt(tree: Condition, path: Path): number | undefined {
	const parent = nodeAt(tree, path.slice(0, -1));
	if (!parent || path.length === 0 || !('atLeast' in parent)) return undefined;
	return parent.atLeast.of[path[path.length - 1] ?? -1]?.weight;
}

export const weighChild =
	(place: number, weight: number): Change =>
	(parent) => {
		if (!('atLeast' in parent)) return err({ code: 'not-weighted' });
		const of = parent.atLeast.of.map((part, i) => (i === place ? { ...part, weight } : part));
		return ok({ ...parent, atLeast: { ...parent.atLeast, of } });
	};

export const setScore =
	(score: number): Change =>
	(group) =>
		'atLeast' in group
			? ok({ ...group, atLeast: { ...group.atLeast, score } })
			: err({ code: 'not-weighted' });

/** A group of one kind over children. @returns null when `not` would have several */
export function groupOf(kind: GroupKind, children: readonly Condition[]): Group | null {
	const [only] = children;
	switch (kind) {
		case 'all':
			return { all: children };
		case 'any':
			return { any: children };
		case 'not':
			return only && children.length === 1 ? { not: only } : null;
		case 'atLeast':
			return { atLeast: { score: 1, of: children.map((when) => ({ weight: 1, when })) } };
	}
}

/** The same children under another kind of group; the notes stay. */
export const regroup =
	(kind: GroupKind): Change =>
	(node) => {
		if (isPredicate(node)) return err({ code: 'not-a-group' });
		if (kind in node) return ok(node);
		const group = groupOf(kind, childrenOf(node));
		return group ? ok(withNotes(group, node)) : err({ code: 'one-child-only' });
	};

/** A node with the notes of another one. */
export function withNotes(node: Condition, { disabled, comment }: Condition): Condition {
	const { disabled: _, comment: __, ...bare } = node;
	return {
		...bare,
		...(disabled ? { disabled } : {}),
		...(comment === undefined ? {} : { comment })
	};
}

/** A copy that shares no node with the original. */
export function copyOf(node: Condition): Condition {
	return isPredicate(node) ? { ...node } : withChildren(node, childrenOf(node).map(copyOf));
}
