import type { Operator } from '../fields';

/** A question about one field. `value` is a list for `in`, `yes` or `no` for `is`, a number, a pair for `between`, or an ISO date. */
export interface Predicate {
	readonly field: string;
	readonly op: Operator;
	readonly value: string | number | readonly string[] | readonly [number, number];
}

/** A criteria tree. `all` and `any` of nothing are invalid; no operator tests whether a value is unknown. */
export type Condition =
	| { readonly all: readonly Condition[] }
	| { readonly any: readonly Condition[] }
	| { readonly not: Condition }
	| { readonly atLeast: { readonly score: number; readonly of: readonly WeightedCondition[] } }
	| Predicate;

export interface WeightedCondition {
	readonly weight: number;
	readonly when: Condition;
}

export interface Segment {
	readonly id: string;
	/** French label. */
	readonly label: string;
	/** Lower rank wins; two segments of one rank that both hold make the structure ambiguous. */
	readonly rank: number;
	readonly target: 'maximum' | 'minimum';
	readonly when: Condition;
}

/** A value taken where a coded field is unknown; a result that needs it is estimated, never certain. */
export interface Assumption {
	readonly field: string;
	readonly value: string;
	/** French, with its source. */
	readonly reason: string;
}

export interface Criteria {
	readonly id: string;
	readonly version: number;
	/** French name. */
	readonly name: string;
	/** ISO date. */
	readonly date: string;
	/** Where the criteria come from, in French. */
	readonly source: string;
	readonly level: 'structure';
	/** Whether categories whose membership is to confirm count as ESMS. */
	readonly confirmInScope: boolean;
	/** Codes of sub-sectors left out of scope. */
	readonly excludedSubsectors: readonly string[];
	readonly assume: readonly Assumption[];
	readonly segments: readonly Segment[];
}
