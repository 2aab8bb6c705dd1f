import type { Difference } from './compare-table';

/** Why a dossier was not computed again from the database. */
export type DatabaseGap =
	| { readonly code: 'no-database' }
	| { readonly code: 'provenance-unreadable' }
	| { readonly code: 'no-data' }
	| { readonly code: 'dataset-gone'; readonly hash: string; readonly id: number }
	| { readonly code: 'other-territory' }
	| { readonly code: 'criteria-gone'; readonly number: number; readonly hash: string }
	/** The criteria are there, and no moment of this installation had its overrides. */
	| { readonly code: 'rules-changed' }
	| { readonly code: 'scenario-gone'; readonly id: string }
	/** Of the record of a workshop. */
	| { readonly code: 'workshop-gone'; readonly id: number }
	| { readonly code: 'other-workshop'; readonly id: number }
	| { readonly code: 'workshop-open'; readonly id: number };

/** What the check of a stored allocation found; what is wrong with it is among the differences. */
export interface AllocationFound {
	/** Professionals protected, computed again. */
	readonly objective: number;
	/** (bound − objective) ÷ bound, as the allocation says. */
	readonly saidGap: number;
	/** The same with the bound that its prices prove, without believing the solver. */
	readonly provedGap: number;
}

/** What verifying a dossier, or the record of a workshop, found. */
export interface Verification {
	readonly kind: 'dossier' | 'workshop';
	readonly identical: boolean;
	/** The first ones; `total` tells how many there are. */
	readonly differences: readonly Difference[];
	readonly total: number;
	/** Amounts that persons decided: taken as they are. */
	readonly decided: number;
	/**
	 * `database`: computed again from the data, criteria and scenario of this installation. `bundle`: from the dossier's own inputs,
	 * which proves internal consistency only. `none`: its inputs cannot be read, so that nothing could be computed. For a record:
	 * `database`, made again from the events of its workshop; `bundle`, its hashes alone; `none`, its manifest cannot be read.
	 */
	readonly level: 'database' | 'bundle' | 'none';
	readonly gap: DatabaseGap | null;
	readonly engine: { readonly dossier: string | null; readonly here: string };
	/** SHA-256 of the manifest as it was found; null without one. */
	readonly manifestHash: string | null;
	/** Files whose hash is not the one that the manifest says. */
	readonly notAsListed: readonly string[];
	readonly files: readonly { readonly name: string; readonly state: FileState }[];
	/** Null without a stored allocation, or where the dossier is not of all the territories it is about. */
	readonly allocation: AllocationFound | null;
	/** Name of the scenario, or title of the workshop, and of the territory, where they can be read. */
	readonly about:
		| { readonly scenario: string; readonly territory: string }
		| { readonly workshop: string; readonly territory: string }
		| null;
}

export type FileState = 'identical' | 'different' | 'missing' | 'unexpected';
