import { field } from '../fields';
import type { Condition, Criteria, Group, Predicate } from './criteria';

export const isPredicate = (condition: Condition): condition is Predicate => 'field' in condition;

/** Children of a condition that combines others; empty for a predicate. */
export function childrenOf(condition: Condition): readonly Condition[] {
	if ('all' in condition) return condition.all;
	if ('any' in condition) return condition.any;
	if ('not' in condition) return [condition.not];
	if ('atLeast' in condition) return condition.atLeast.of.map((part) => part.when);
	return [];
}

/**
 * The same group over other children, one per place; a null child leaves, with its weight.
 * @throws Error when nothing would be left of `not`
 */
export function withChildren(group: Group, children: readonly (Condition | null)[]): Group {
	const kept = children.filter((child) => child !== null);
	if ('all' in group) return { ...group, all: kept };
	if ('any' in group) return { ...group, any: kept };
	if ('not' in group) {
		const [not] = kept;
		if (!not) throw new Error('not takes one condition');
		return { ...group, not };
	}
	const of = group.atLeast.of.flatMap((part, i) => {
		const when = children[i];
		return when ? [{ ...part, when }] : [];
	});
	return { ...group, atLeast: { ...group.atLeast, of } };
}

/** What identifies a predicate: two that ask the same question are one. */
export const keyOf = (predicate: Predicate): string =>
	JSON.stringify([predicate.field, predicate.op, predicate.value]);

/** The level of the rows a predicate is evaluated on. */
export const predicateLevel = (predicate: Predicate): 'structure' | 'organisation' =>
	field(predicate.field).level === 'organisation' ? 'organisation' : 'structure';

/** Every predicate of a condition, as often as it occurs. */
export const predicatesIn = (condition: Condition): readonly Predicate[] =>
	isPredicate(condition) ? [condition] : childrenOf(condition).flatMap(predicatesIn);

/** The predicates of criteria, each question once, in their order. */
export function distinctPredicates(criteria: Pick<Criteria, 'segments'>): readonly Predicate[] {
	const found = new Map<string, Predicate>();
	for (const { when } of criteria.segments) {
		for (const predicate of predicatesIn(when)) {
			const key = keyOf(predicate);
			if (!found.has(key)) found.set(key, predicate);
		}
	}
	return [...found.values()];
}

/** Where a node stands: in the tree of a segment, the place of each ancestor among its siblings, then its own. */
export interface NodeRef {
	/** Id of the segment. */
	readonly segment: string;
	/** Empty for the root of the segment. */
	readonly path: readonly number[];
}

/** The node at a path; null when there is none. */
export const nodeAt = (condition: Condition, path: readonly number[]): Condition | null =>
	path.reduce<Condition | null>((node, place) => (node && childrenOf(node)[place]) ?? null, condition);

/** Every node of a condition with its path, parents first. */
export function nodesIn(
	condition: Condition,
	path: readonly number[] = []
): readonly { readonly node: Condition; readonly path: readonly number[] }[] {
	return [
		{ node: condition, path },
		...childrenOf(condition).flatMap((child, place) => nodesIn(child, [...path, place]))
	];
}

/** The tree with another node at a path, made by `change`; null takes the node away. @returns null when nothing is left */
export function changeNode(
	condition: Condition,
	path: readonly number[],
	change: (node: Condition) => Condition | null
): Condition | null {
	const [place, ...rest] = path;
	if (place === undefined) return change(condition);
	if (isPredicate(condition)) return condition;
	const children = childrenOf(condition).map((child, i) =>
		i === place ? changeNode(child, rest, change) : child
	);
	return children.every((child) => child === null) ? null : withChildren(condition, children);
}
