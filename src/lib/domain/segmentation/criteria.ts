import type { Operator } from '../fields';

/** What an editor notes on any node. A disabled node counts as removed; a comment changes nothing. */
export interface NodeNotes {
	readonly disabled?: true;
	/** French. */
	readonly comment?: string;
}

/** A question about one field. `value` is a list for `in`, `yes` or `no` for `is`, a number, a pair for `between`, or an ISO date. */
export interface Predicate extends NodeNotes {
	readonly field: string;
	readonly op: Operator;
	readonly value: string | number | readonly string[] | readonly [number, number];
}

/** A criteria tree. `all` and `any` of nothing are invalid; no operator tests whether a value is unknown. */
export type Condition =
	| (NodeNotes & { readonly all: readonly Condition[] })
	| (NodeNotes & { readonly any: readonly Condition[] })
	| (NodeNotes & { readonly not: Condition })
	| (NodeNotes & { readonly atLeast: { readonly score: number; readonly of: readonly WeightedCondition[] } })
	| Predicate;

/** A node that combines others. */
export type Group = Exclude<Condition, Predicate>;

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
	/** Name of a colour of the screens; each chooses one when absent. */
	readonly colour?: string;
	readonly when: Condition;
}

/** A value taken where a coded field is unknown; a result that needs it is estimated, never certain. */
export interface Assumption {
	readonly field: string;
	readonly value: string;
	/** French, with its source. */
	readonly reason: string;
}

/**
 * What is classified. `structure`: each by itself. `organisation`: a segment holds for all the structures of an organisation
 * as soon as it holds for one of them in scope. `large-groups`: so do the segments whose target is the maximum, the others
 * stay with each structure. In a table cut to a territory, what the structures left out would bring is unknown.
 */
export const LEVELS = ['structure', 'organisation', 'large-groups'] as const;
export type Level = (typeof LEVELS)[number];

export interface Criteria {
	readonly id: string;
	readonly version: number;
	/** French name. */
	readonly name: string;
	/** ISO date. */
	readonly date: string;
	/** Where the criteria come from, in French. */
	readonly source: string;
	readonly level: Level;
	/** Whether estimates count as working values (`known`, the default) or leave a value unknown. Assumptions are apart. */
	readonly estimates?: 'known' | 'unknown';
	/** Whether categories whose membership is to confirm count as ESMS. */
	readonly confirmInScope: boolean;
	/** Codes of sub-sectors left out of scope. */
	readonly excludedSubsectors: readonly string[];
	/** Codes of sectors left out of scope; none by default. */
	readonly excludedSectors?: readonly string[];
	readonly assume: readonly Assumption[];
	readonly segments: readonly Segment[];
}

/** What the reading of unknown values depends on. */
export type Reading = Pick<Criteria, 'assume' | 'estimates'>;
