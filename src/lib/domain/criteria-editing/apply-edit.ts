import { nodeAt, parseCriteria, type Condition, type Criteria, type NodeRef } from '../segmentation';
import { err, ok, type Result } from '../shared';
import type { Edit, EditProblem } from './edit';
import {
	changeAt,
	closePlace,
	copyOf,
	groupOf,
	insertAt,
	openPlace,
	regroup,
	removeAt,
	setScore,
	weighChild,
	weightAt,
	withNotes
} from './node-edits';
import { editSegments } from './segment-edits';

type Edited = Result<Criteria, EditProblem>;

/**
 * The criteria after an edit; the ones given never change, and what an edit leaves alone stays the same object. The result is
 * always valid: an edit that would name an unknown field, a value of a wrong type or more than is allowed is refused.
 */
export function applyEdit(criteria: Criteria, edit: Edit): Edited {
	const edited = apply(criteria, edit);
	if (!edited.ok) return edited;
	const parsed = parseCriteria(edited.value);
	return parsed.ok ? edited : err({ code: 'invalid', problems: parsed.error });
}

function apply(criteria: Criteria, edit: Edit): Edited {
	switch (edit.kind) {
		case 'add-node':
			return inTree(criteria, edit.parent, (tree, path) =>
				changeAt(tree, path, insertAt(edit.index, edit.node))
			);
		case 'remove-node':
			return inTree(criteria, edit.at, removeAt);
		case 'move-node':
			return move(criteria, edit.at, edit.parent, edit.index);
		case 'duplicate-node':
			return duplicate(criteria, edit.at);
		case 'disable-node':
			return change(criteria, edit.at, (node) => {
				const { disabled: _, ...rest } = node;
				return edit.disabled ? { ...rest, disabled: true } : rest;
			});
		case 'comment-node':
			return change(criteria, edit.at, (node) => {
				const { comment: _, ...rest } = node;
				return edit.comment === '' ? rest : { ...rest, comment: edit.comment };
			});
		case 'replace-node':
			return change(criteria, edit.at, (node) => withNotes(edit.node, node));
		case 'wrap-node':
			return change(criteria, edit.at, (node) => groupOf(edit.group, [node]) ?? node);
		case 'regroup-node':
			return inTree(criteria, edit.at, (tree, path) => changeAt(tree, path, regroup(edit.group)));
		case 'weigh-node': {
			const place = edit.at.path[edit.at.path.length - 1];
			if (place === undefined) return err({ code: 'not-weighted' });
			const parent = { ...edit.at, path: edit.at.path.slice(0, -1) };
			return inTree(criteria, parent, (tree, path) => changeAt(tree, path, weighChild(place, edit.weight)));
		}
		case 'score-node':
			return inTree(criteria, edit.at, (tree, path) => changeAt(tree, path, setScore(edit.score)));
		case 'change-criteria':
			return ok({ ...criteria, ...edit.change });
		default:
			return editSegments(criteria, edit);
	}
}

type TreeEdit = (tree: Condition, path: readonly number[]) => Result<Condition, EditProblem>;

function inTree(criteria: Criteria, { segment: id, path }: NodeRef, edit: TreeEdit): Edited {
	const segment = criteria.segments.find((each) => each.id === id);
	if (!segment) return err({ code: 'no-such-segment' });
	const when = edit(segment.when, path);
	if (!when.ok) return when;
	return ok({
		...criteria,
		segments: criteria.segments.map((each) => (each === segment ? { ...each, when: when.value } : each))
	});
}

const change = (criteria: Criteria, at: NodeRef, changed: (node: Condition) => Condition): Edited =>
	inTree(criteria, at, (tree, path) => changeAt(tree, path, (node) => ok(changed(node))));

function duplicate(criteria: Criteria, at: NodeRef): Edited {
	const place = at.path[at.path.length - 1];
	if (place === undefined) return err({ code: 'not-a-group' });
	return inTree(criteria, at, (tree, path) => {
		const node = nodeAt(tree, path);
		if (!node) return err({ code: 'no-such-node' });
		return changeAt(tree, path.slice(0, -1), insertAt(place + 1, copyOf(node), weightAt(tree, path)));
	});
}

/** The place is kept open until the node stands elsewhere, so that paths mean the same before and after. */
function move(criteria: Criteria, at: NodeRef, parent: NodeRef, index: number): Edited {
	const from = criteria.segments.find(({ id }) => id === at.segment);
	if (!from) return err({ code: 'no-such-segment' });
	const node = nodeAt(from.when, at.path);
	if (!node) return err({ code: 'no-such-node' });
	if (at.path.length === 0)
		return err({ code: at.segment === parent.segment ? 'inside-itself' : 'last-node' });
	const isInside = at.segment === parent.segment && at.path.every((place, i) => parent.path[i] === place);
	if (isInside) return err({ code: 'inside-itself' });
	const opened = inTree(criteria, at, (tree, path) => ok(openPlace(tree, path)));
	if (!opened.ok) return opened;
	const weight = weightAt(from.when, at.path);
	const placed = inTree(opened.value, parent, (tree, path) =>
		changeAt(tree, path, insertAt(index, node, weight))
	);
	return placed.ok ? inTree(placed.value, at, closePlace) : placed;
}
