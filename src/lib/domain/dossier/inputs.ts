import type { AmountInputs, PlanDefaults, Population, Settings, SimulationOptions } from '../funding';
import type { Scope } from '../access';

/** What a dossier was made from, by names, numbers and hashes: where to find it again. */
export interface DossierProvenance {
	readonly format: typeof DOSSIER_FORMAT;
	/** Version of the program. */
	readonly engine: string;
	readonly dataset: {
		readonly id: number;
		/** SHA-256 of what its maker sees of the version. */
		readonly hash: string;
		/** ISO date; `''` when not known. */
		readonly asOf: string;
		readonly fictional: boolean;
		readonly partlyFictional: boolean;
		readonly scope: Scope;
		/** In French: « Bretagne », « Toute la France ». */
		readonly territory: string;
	};
	readonly sources: readonly { readonly name: string; readonly kind: string; readonly date: string }[];
	readonly criteria: {
		/** Number of the published version. */
		readonly number: number;
		readonly id: string;
		readonly name: string;
		readonly date: string;
		readonly hash: string;
	};
	/** Segments in the order of the population's; `tone` is the name of their colour. */
	readonly segments: readonly { readonly id: string; readonly label: string; readonly tone: string }[];
	/** Criteria and overrides together. */
	readonly rulesHash: string;
	readonly overrides: number;
	readonly ruleSets: readonly RuleSetRef[];
	/** How many draws of the assumptions the percentiles are of, and where they start from. */
	readonly draws: SimulationOptions;
	readonly scenario: {
		readonly id: string;
		readonly name: string;
		readonly description: string;
		readonly revision: number;
		/** From the base of all to the scenario itself. */
		readonly chain: readonly { readonly id: string; readonly name: string; readonly revision: number }[];
		/** Whether the dossier is of all the territories of the scenario: a stored allocation can then be checked. */
		readonly whole: boolean;
		/** Number of the last amount recorded in the chain; 0 for none. */
		readonly lastAmount: number;
		/**
		 * Envelopes said by a base that is about more territories, and counted whole: id of the funder and name of that base. Absent where
		 * there is none.
		 */
		readonly widerEnvelopes?: readonly { readonly funder: string; readonly scenario: string }[] | undefined;
	};
}

export const DOSSIER_FORMAT = 'cible-2028-dossier/1';

/** A rule set and where it stands. */
export interface RuleSetRef {
	readonly id: string;
	readonly label: string;
	readonly status: 'in-force' | 'project';
	readonly date: string;
	readonly source: string;
}

/** What is told of structures and decides no amount; rows as the population. */
export interface StructureFacts {
	/** Why it is in its segment, in French. */
	readonly why: readonly string[];
	/** Where the number of professionals comes from, and of when. */
	readonly headsSource: readonly string[];
	/** Who moved it to its segment, and why; `''` without an override. */
	readonly override: readonly string[];
	/** By milestone: a French word per structure. */
	readonly conformity: readonly { readonly milestone: string; readonly states: readonly string[] }[];
	/** Names of the structures left out, in their order. */
	readonly leftOutNames: readonly string[];
	/** Dates that something is due by. */
	readonly milestones: readonly { readonly date: string; readonly label: string }[];
}

/** All that a dossier is computed from: every other file follows from these, and they are in it too. */
export interface DossierInputs {
	readonly provenance: DossierProvenance;
	readonly population: Population;
	readonly facts: StructureFacts;
	/** Criteria as they were published. */
	readonly criteria: unknown;
	/** What the product says where the scenario does not. */
	readonly defaults: PlanDefaults;
	/** Of the scenario, resolved along its chain. */
	readonly settings: Settings;
	readonly amounts: AmountInputs;
}

/** Official names, from the reference tables. */
export interface DossierNames {
	readonly category: (code: string) => string;
	readonly department: (code: string) => string;
}
