import { applyEdit, type Edit, type EditProblem } from '../criteria-editing';
import { OPERATORS_BY_TYPE, findField, type Operator } from '../fields';
import {
	childrenOf,
	isPredicate,
	keyOf,
	nodeAt,
	nodesIn,
	type Condition,
	type Criteria,
	type NodeRef,
	type Predicate
} from '../segmentation';
import { err, ok, type Result } from '../shared';
import type { Proposal, ValueItem } from '../workshop';

/** Why criteria are not changed. */
export type CriteriaEditProblem =
	| EditProblem
	/** The condition that was voted on is no longer in the criteria, or is there more than once. */
	| { readonly code: 'item-moved' }
	/** The criteria say it already. */
	| { readonly code: 'unchanged' };

/** Criteria with something else, and what stood there before; null for what is new. */
export interface CriteriaEdited {
	readonly criteria: Criteria;
	readonly before: number | null;
	/** The condition that was changed or added. */
	readonly node: Condition;
}

type Edited = Result<CriteriaEdited, CriteriaEditProblem>;
type Located = Pick<ValueItem, 'segment' | 'field' | 'path' | 'role'>;

/** The criteria with another threshold, score or weight. */
export function withValue(criteria: Criteria, item: Located, value: number): Edited {
	const found = locate(criteria, item);
	if (!found) return err({ code: 'item-moved' });
	const { node, path, current } = found;
	if (current === value) return err({ code: 'unchanged' });
	const edited = applyEdit(criteria, editOf(item, { segment: item.segment, path }, node, value));
	return edited.ok ? ok({ criteria: edited.value, before: current, node }) : edited;
}

function editOf({ role }: Located, at: NodeRef, node: Condition, value: number): Edit {
	switch (role) {
		case 'threshold':
			return { kind: 'replace-node', at, node: isPredicate(node) ? { ...node, value } : node };
		case 'score':
			return { kind: 'score-node', at, score: value };
		case 'weight':
			return { kind: 'weigh-node', at, weight: value };
		default:
			return role satisfies never;
	}
}

interface Place {
	readonly node: Condition;
	readonly path: readonly number[];
	readonly current: number;
}

/**
 * Where an item stands by now. Criteria that were added meanwhile may have put the whole condition of the segment one step lower;
 * a threshold that stands elsewhere is found by its field where only one condition asks about it.
 */
function locate(criteria: Criteria, { segment, field, path, role }: Located): Place | null {
	const when = criteria.segments.find(({ id }) => id === segment)?.when;
	if (!when) return null;
	const at = (where: readonly number[]): Place | null => {
		const node = nodeAt(when, where);
		const current = node && valueOf(when, node, where, { field, role });
		return node && typeof current === 'number' ? { node, path: where, current } : null;
	};
	const known = at(path) ?? at([0, ...path]);
	if (known || role !== 'threshold') return known;
	const others = nodesIn(when).flatMap((each) => at(each.path) ?? []);
	return others.length === 1 ? (others[0] ?? null) : null;
}

/** The number that an item is about in a node; null where the node has none such. */
function valueOf(
	tree: Condition,
	node: Condition,
	path: readonly number[],
	{ field, role }: Pick<ValueItem, 'field' | 'role'>
): number | null {
	switch (role) {
		case 'threshold':
			return isPredicate(node) && node.field === field && typeof node.value === 'number' ? node.value : null;
		case 'score':
			return !isPredicate(node) && 'atLeast' in node ? node.atLeast.score : null;
		case 'weight': {
			const parent = path.length === 0 ? null : nodeAt(tree, path.slice(0, -1));
			if (!parent || isPredicate(parent) || !('atLeast' in parent)) return null;
			return parent.atLeast.of[path[path.length - 1] ?? -1]?.weight ?? null;
		}
		default:
			return role satisfies never;
	}
}

/** The criteria with a proposed criterion, which must then hold beside all that the segment asks already. */
export function withCriterion(
	criteria: Criteria,
	{ segment, field, op, value }: Omit<Proposal, 'sentence'>
): Edited {
	const when = criteria.segments.find(({ id }) => id === segment)?.when;
	const node = predicateOf(field, op, value);
	if (!when || !node) return err({ code: 'item-moved' });
	const root = { segment, path: [] };
	const isAll = !isPredicate(when) && 'all' in when;
	const standing = isAll ? childrenOf(when) : [when];
	const isThere = standing.some(
		(each) => isPredicate(each) && each.disabled !== true && keyOf(each) === keyOf(node)
	);
	if (isThere) return err({ code: 'unchanged' });
	const wrapped = isAll ? ok(criteria) : applyEdit(criteria, { kind: 'wrap-node', at: root, group: 'all' });
	if (!wrapped.ok) return wrapped;
	const edited = applyEdit(wrapped.value, { kind: 'add-node', parent: root, index: standing.length, node });
	return edited.ok ? ok({ criteria: edited.value, before: null, node }) : edited;
}

/** A question about a field of the catalogue; null for an operator that it does not have. */
function predicateOf(id: string, op: string, value: Proposal['value']): Predicate | null {
	const declared = findField(id);
	const operator: Operator | undefined = declared
		? OPERATORS_BY_TYPE[declared.type].find((each) => each === op)
		: undefined;
	return operator === undefined ? null : { field: id, op: operator, value };
}
