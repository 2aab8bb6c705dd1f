import type { Criteria } from '../segmentation';

/** What an override is about: one structure, or all those of an organisation. */
export type OverrideSubject =
	| { readonly kind: 'structure'; readonly finess: string }
	/** Id of the organisation. */
	| { readonly kind: 'organisation'; readonly id: string };

/** A segment decided by a person (« dérogation »), as far as it takes to apply it. */
export interface Override {
	readonly id: number;
	readonly subject: OverrideSubject;
	/** Id of a segment; one that the criteria do not have changes nothing. */
	readonly segment: string;
}

/** What puts each structure in its segment: the criteria in force, and what persons decided otherwise. */
export interface RulesInForce {
	readonly criteria: Criteria;
	/** In force on the day of reading, the latest of one subject alone; in the order of their ids. */
	readonly overrides: readonly Override[];
}
