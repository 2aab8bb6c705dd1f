import type { Cents } from '../shared';

/** What may be said of some structures, with nothing more to tell. */
export type StructuresWarning =
	| 'decided-ineligible'
	| 'decided-above-eligible'
	/** The own share of these is below zero. */
	| 'decided-above-cost'
	/** The segment has no rule to say who pays: the first funder does. */
	| 'decided-without-rule'
	/** The pace does not come to them within the plan. */
	| 'not-reached'
	/** The stored allocation funds them, and the envelopes no longer do. */
	| 'allocation-outdated';

/** What a reader of the financing should know. Structures are rows of the population. */
export type FinancingWarning =
	/** More than the limit of what is paid for is not equipment. */
	| { readonly code: 'mostly-not-equipment'; readonly limit: number; readonly structures: readonly number[] }
	/** Their tariff is set by the département: still helped, and by whom. */
	| {
			readonly code: 'department-tariffed';
			readonly structures: readonly number[];
			/** Cents granted to them, by funder of the plan. */
			readonly byFunder: readonly Cents[];
	  }
	| { readonly code: StructuresWarning; readonly structures: readonly number[] }
	/** An amount is said of a structure that the plan is not about. */
	| { readonly code: 'amount-of-nobody'; readonly finess: readonly string[] }
	/** What persons decided is more than the envelope, which is not cut for it. */
	| {
			readonly code: 'envelope-overrun';
			readonly funder: string;
			readonly year: number;
			readonly of: 'ae' | 'cp';
			readonly over: Cents;
	  }
	| {
			readonly code: 'envelope-zero';
			readonly funder: string;
			readonly year: number;
			readonly of: 'ae' | 'cp';
	  }
	| { readonly code: 'segment-without-structures'; readonly segment: string }
	/** The plan follows an allocation, and none is stored: money was shared pro rata. */
	| { readonly code: 'allocation-missing' };
