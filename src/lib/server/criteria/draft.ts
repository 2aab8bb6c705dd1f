import type { Criteria, CriteriaProblem } from '$lib/domain/segmentation';
import type { Result } from '$lib/domain/shared';
import type { TestCase } from '$lib/domain/test-cases';

/** A draft as lists show it. */
export interface DraftHead {
	readonly id: number;
	readonly name: string;
	/** The version it was made from. */
	readonly origin: number;
	readonly revision: number;
	/** ISO date and time. */
	readonly updatedAt: string;
	/** Name of who saved last, '' once erased; null for the command line. */
	readonly updatedBy: string | null;
	/** Number of the account whose work it is; null for the command line. */
	readonly ownerId: number | null;
	/** Whether who asks may change it: their territories are all those of the draft. */
	readonly mayChange: boolean;
}

/** Criteria being written. */
export interface Draft extends DraftHead {
	/** JSON as the last save gave it. */
	readonly text: string;
	/** What the text says; problems when the catalogue no longer knows what it names. */
	readonly criteria: Result<Criteria, readonly CriteriaProblem[]>;
	readonly tests: readonly TestCase[];
	/** Whether it is of all territories. */
	readonly isNational: boolean;
}

/** What a save gives. */
export interface DraftContent {
	readonly name: string;
	/** Parsed JSON. */
	readonly criteria: unknown;
	readonly tests: unknown;
}
