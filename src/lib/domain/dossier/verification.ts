import type { Difference } from './compare-table';

/** Why a dossier was not computed again from the database. */
export type DatabaseGap =
	| { readonly code: 'no-database' }
	| { readonly code: 'provenance-unreadable' }
	| { readonly code: 'no-data' }
	| { readonly code: 'dataset-gone'; readonly hash: string; readonly id: number }
	| { readonly code: 'other-territory' }
	| { readonly code: 'criteria-gone'; readonly number: number; readonly hash: string }
	| { readonly code: 'rules-changed' }
	| { readonly code: 'scenario-gone'; readonly id: string };

/** What the check of a stored allocation found. */
export interface AllocationCheck {
	readonly feasible: boolean;
	readonly objective: boolean;
	readonly gap: boolean;
	/** Gap that the allocation says it has. */
	readonly saidGap: number;
}

/** What verifying a dossier found. */
export interface Verification {
	readonly identical: boolean;
	/** The first ones; `total` tells how many there are. */
	readonly differences: readonly Difference[];
	readonly total: number;
	/** Amounts that persons decided: taken as they are. */
	readonly decided: number;
	/**
	 * `database`: computed again from the data, criteria and scenario of this installation. `bundle`: from the dossier's own inputs,
	 * which proves internal consistency only. `none`: its inputs cannot be read, so that nothing could be computed.
	 */
	readonly level: 'database' | 'bundle' | 'none';
	readonly gap: DatabaseGap | null;
	readonly engine: { readonly dossier: string | null; readonly here: string };
	/** SHA-256 of the manifest as it was found; null without one. */
	readonly manifestHash: string | null;
	/** Files whose hash is not the one that the manifest says. */
	readonly notAsListed: readonly string[];
	readonly files: readonly { readonly name: string; readonly state: FileState }[];
	readonly allocation: AllocationCheck | null;
	/** Name of the scenario and of the territory, where they can be read. */
	readonly about: { readonly scenario: string; readonly territory: string } | null;
}

export type FileState = 'identical' | 'different' | 'missing' | 'unexpected';
