import type { Edit } from '$lib/domain/criteria-editing';
import { childrenOf, nodeAt, type Criteria, type NodeRef } from '$lib/domain/segmentation';
import type { NodeRow, TreeRow } from './tree-rows';

export type Direction = 'up' | 'down' | 'in' | 'out';

/** A place among the children of a group. */
export interface Place {
	readonly parent: NodeRef;
	readonly index: number;
}

/**
 * Where a row goes one step up, down, into the group above or out of its own; a node at the end of its segment goes on to the
 * next one. @returns null when there is nowhere to go
 */
export function placeTowards(
	criteria: Pick<Criteria, 'segments'>,
	rows: readonly TreeRow[],
	row: NodeRow,
	direction: Direction
): Place | null {
	const own = ownPlace(row.at);
	if (!own) return null;
	const { parent, index } = own;
	const siblings = childCount(criteria, parent);
	const around = ownPlace(rowAround(rows, row)?.at ?? parent);
	switch (direction) {
		case 'up':
			if (index > 0) return { parent, index: index - 1 };
			return around ?? inOtherSegment(criteria, row.at.segment, -1);
		case 'down':
			if (index < siblings - 1) return { parent, index: index + 2 };
			return around ? { ...around, index: around.index + 1 } : inOtherSegment(criteria, row.at.segment, 1);
		case 'out':
			return around ? { ...around, index: around.index + 1 } : null;
		case 'in': {
			const above = rows.find(
				(each): each is NodeRow =>
					each.kind === 'node' && each.parent === row.parent && each.position === row.position - 1
			);
			return above?.content ? { parent: above.content, index: childCount(criteria, above.content) } : null;
		}
	}
}

/** The row of the group that a row is in. */
const rowAround = (rows: readonly TreeRow[], row: NodeRow): NodeRow | undefined =>
	rows.find((each): each is NodeRow => each.kind === 'node' && each.key === row.parent);

/** Where a node stands; null for the root of a segment, which stands in no group. */
export function ownPlace({ segment, path }: NodeRef): Place | null {
	const index = path[path.length - 1];
	return index === undefined ? null : { parent: { segment, path: path.slice(0, -1) }, index };
}

function childCount(criteria: Pick<Criteria, 'segments'>, { segment: id, path }: NodeRef): number {
	const segment = criteria.segments.find((each) => each.id === id);
	const node = segment && nodeAt(segment.when, path);
	return node ? childrenOf(node).length : 0;
}

function inOtherSegment({ segments }: Pick<Criteria, 'segments'>, from: string, step: -1 | 1): Place | null {
	const other = segments[segments.findIndex(({ id }) => id === from) + step];
	if (!other || childrenOf(other.when).length === 0) return null;
	const parent = { segment: other.id, path: [] };
	return { parent, index: step === 1 ? 0 : childrenOf(other.when).length };
}

/** What dropping a row on another one does, and the line or the frame that announces it. */
export interface Drop {
	readonly edit: Edit;
	/** Row to mark, and on which side. */
	readonly key: string;
	readonly side: 'before' | 'after' | 'inside';
}

/**
 * The drop of a row on another.
 * @param share how far down the row the pointer is, from 0 to 1
 * @returns null where it cannot go: what the edit itself would refuse is refused there, with its reason
 */
export function dropOn(
	criteria: Pick<Criteria, 'segments'>,
	dragged: TreeRow,
	target: TreeRow,
	share: number
): Drop | null {
	if (dragged.key === target.key || target.key.startsWith(`${dragged.key}/`)) return null;
	if (dragged.kind === 'segment') return segmentDrop(criteria, dragged.segment.id, target, share);
	if (target.kind === 'segment') {
		const parent = { segment: target.segment.id, path: [] };
		return dropIn(criteria, dragged, parent, target.key);
	}
	const own = ownPlace(target.at);
	const inner = target.content;
	if (inner && (!own || (share > 0.3 && share < 0.7) || (target.isOpen === true && share >= 0.7))) {
		const atTop = target.isOpen === true && share >= 0.7;
		return dropIn(criteria, dragged, inner, target.key, atTop ? 0 : undefined);
	}
	if (!own) return null;
	const side = share < 0.5 ? 'before' : 'after';
	const index = own.index + (side === 'after' ? 1 : 0);
	return { edit: { kind: 'move-node', at: dragged.at, parent: own.parent, index }, key: target.key, side };
}

const dropIn = (
	criteria: Pick<Criteria, 'segments'>,
	{ at }: NodeRow,
	parent: NodeRef,
	key: string,
	index = childCount(criteria, parent)
): Drop => ({ edit: { kind: 'move-node', at, parent, index }, key, side: 'inside' });

function segmentDrop(
	{ segments }: Pick<Criteria, 'segments'>,
	id: string,
	target: TreeRow,
	share: number
): Drop | null {
	const key = target.kind === 'segment' ? target.segment.id : target.at.segment;
	const to = segments.findIndex((each) => each.id === key);
	const from = segments.findIndex((each) => each.id === id);
	if (from === to || to === -1) return null;
	const side = target.kind === 'segment' && share < 0.5 ? 'before' : 'after';
	const before = side === 'before' ? to : to + 1;
	const index = from < before ? before - 1 : before;
	return index === from ? null : { edit: { kind: 'move-segment', segment: id, index }, key, side };
}
