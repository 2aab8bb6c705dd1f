import type { Condition, Group } from './criteria';
import { childrenOf, isPredicate } from './tree';

/** Three-valued truth of one node in one reading: low bit "true", high bit "possible". */
export const FALSE = 0;
export const UNKNOWN = 2;
export const HOLDS = 3;

/** A condition compiled for one structure at a time: its truth from those of its predicates. */
export type TruthOf = (truths: Uint8Array) => number;

/**
 * Compiles a condition for evaluation on one structure.
 * @param indexOf place of a predicate among the truths
 */
export function compileTruth(condition: Condition, indexOf: (predicate: Condition) => number): TruthOf {
	if (isPredicate(condition)) {
		const index = indexOf(condition);
		return (truths) => truths[index] ?? FALSE;
	}
	return combineTruths(
		condition,
		childrenOf(condition).map((child) => compileTruth(child, indexOf))
	);
}

function combineTruths(group: Group, children: readonly TruthOf[]): TruthOf {
	if ('not' in group) {
		const [only] = children;
		return (truths) => {
			const value = only?.(truths) ?? FALSE;
			return value === UNKNOWN ? UNKNOWN : HOLDS - value;
		};
	}
	if ('all' in group) {
		return (truths) => {
			let value = HOLDS;
			for (const child of children) value &= child(truths);
			return value;
		};
	}
	if ('any' in group) {
		return (truths) => {
			let value = FALSE;
			for (const child of children) value |= child(truths);
			return value;
		};
	}
	const { score, of } = group.atLeast;
	const weights = of.map(({ weight }) => weight);
	return (truths) => {
		let [least, most] = [0, 0];
		children.forEach((child, i) => {
			const [value, weight] = [child(truths), weights[i] ?? 0];
			if (value === HOLDS) {
				least += weight;
				most += weight;
			} else if (value === UNKNOWN) {
				least += Math.min(weight, 0);
				most += Math.max(weight, 0);
			}
		});
		return least >= score ? HOLDS : most >= score ? UNKNOWN : FALSE;
	};
}
