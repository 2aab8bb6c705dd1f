import {
	childrenOf,
	isPredicate,
	nodeAt,
	type Condition,
	type Criteria,
	type NodeRef,
	type Segment
} from '$lib/domain/segmentation';

/** How a node joins the ones before it in its group. */
export type Join = 'and' | 'or' | 'nor' | 'points';

interface RowPlace {
	/** Names the row as long as nothing moves before it: the segment, then the path. */
	readonly key: string;
	/** Depth in the tree, from 1. */
	readonly level: number;
	/** Place among its siblings, from 1, and their number. */
	readonly position: number;
	readonly siblings: number;
	/** Key of the row it is in; null for a segment. */
	readonly parent: string | null;
	/** Whether its children are listed; null when it has none. */
	readonly isOpen: boolean | null;
}

export interface SegmentRow extends RowPlace {
	readonly kind: 'segment';
	readonly segment: Segment;
}

/** A condition or a group. « Aucune » over « au moins une » is one row: its children are those of the group inside. */
export interface NodeRow extends RowPlace {
	readonly kind: 'node';
	readonly at: NodeRef;
	readonly node: Condition;
	/** The group whose children are listed under this row; null for a condition. */
	readonly content: NodeRef | null;
	/** Null for the root of a segment. */
	readonly join: Join | null;
	/** Points that the node brings; null where its group gives none. */
	readonly weight: number | null;
	/** Disabled, by itself or by a group around it. */
	readonly isIdle: boolean;
}

export type TreeRow = SegmentRow | NodeRow;

/** The key of the row of a node. */
export const keyOfRef = ({ segment, path }: NodeRef): string => [segment, 'root', ...path].join('/');

/** What is folded away: nodes themselves, so that a fold follows its node, and ids of segments. */
export type Folded = ReadonlySet<Condition | string>;

/** The rows of criteria as they are listed, top to bottom; what is inside a folded one is left out. */
export function treeRows(criteria: Pick<Criteria, 'segments'>, folded: Folded): readonly TreeRow[] {
	const rows: TreeRow[] = [];
	criteria.segments.forEach((segment, i) => {
		const isOpen = !folded.has(segment.id);
		const key = segment.id;
		rows.push({
			kind: 'segment',
			key,
			level: 1,
			position: i + 1,
			siblings: criteria.segments.length,
			parent: null,
			isOpen,
			segment
		});
		if (isOpen) addNode(rows, folded, ROOT, segment, [], key);
	});
	return rows;
}

type Place = Pick<NodeRow, 'level' | 'position' | 'siblings' | 'join' | 'weight' | 'isIdle'>;
const ROOT: Place = { level: 2, position: 1, siblings: 1, join: null, weight: null, isIdle: false };

function addNode(
	rows: TreeRow[],
	folded: Folded,
	place: Place,
	segment: Segment,
	path: readonly number[],
	parent: string
): void {
	const node = nodeAt(segment.when, path);
	if (!node) return;
	const at = { segment: segment.id, path };
	const content = contentOf(node, at);
	const isIdle = place.isIdle || node.disabled === true;
	const isOpen = content ? !folded.has(node) : null;
	const key = keyOfRef(at);
	rows.push({ kind: 'node', key, ...place, parent, isOpen, at, node, content, isIdle });
	const group = content && nodeAt(segment.when, content.path);
	if (!group || !isOpen) return;
	const children = childrenOf(group);
	children.forEach((_, i) => {
		const below: Place = {
			level: place.level + 1,
			position: i + 1,
			siblings: children.length,
			join: joinOf(node),
			weight: 'atLeast' in group ? (group.atLeast.of[i]?.weight ?? null) : null,
			isIdle: isIdle || group.disabled === true
		};
		addNode(rows, folded, below, segment, [...content.path, i], key);
	});
}

/** The group whose children a node shows; null for a condition. */
export function contentOf(node: Condition, at: NodeRef): NodeRef | null {
	if (isPredicate(node)) return null;
	return isNoneOf(node) ? { segment: at.segment, path: [...at.path, 0] } : at;
}

/** « Aucune de ces conditions » as people read it: not one of several, without a note in between. */
export const isNoneOf = (node: Condition): boolean =>
	'not' in node && 'any' in node.not && node.not.disabled === undefined && node.not.comment === undefined;

function joinOf(group: Condition): Join {
	if ('any' in group) return 'or';
	if ('not' in group) return 'nor';
	return 'atLeast' in group ? 'points' : 'and';
}
