import { childrenOf, isPredicate, withChildren } from './tree';
import type { Condition, Criteria } from './criteria';

/** A node that holds for nobody: what is left of a segment whose every condition is disabled. */
const NEVER: Condition = { atLeast: { score: 1, of: [] } };

/** A condition without its disabled nodes, the same object when there are none; null when nothing is left. */
export function activeCondition(condition: Condition): Condition | null {
	if (condition.disabled) return null;
	if (isPredicate(condition)) return condition;
	const children = childrenOf(condition);
	const active = children.map(activeCondition);
	if (active.every((child) => child === null)) return children.length === 0 ? condition : null;
	return active.every((child, i) => child === children[i]) ? condition : withChildren(condition, active);
}

/** Criteria without their disabled nodes: what is evaluated. */
export function activeCriteria(criteria: Criteria): Criteria {
	const segments = criteria.segments.map((segment) => {
		const when = activeCondition(segment.when) ?? NEVER;
		return when === segment.when ? segment : { ...segment, when };
	});
	return segments.every((segment, i) => segment === criteria.segments[i])
		? criteria
		: { ...criteria, segments };
}
