/** Where a parameter comes from: French source and ISO date; `assumed` is a working hypothesis, shown as one. */
export interface Origin {
	readonly source: string;
	readonly date: string;
}
export type Certainty = 'sourced' | 'assumed';

/** One of the three factors that prove who somebody is. */
export type Factor = 'known' | 'owned' | 'being';

/** A means of identification, as the rules see it. */
export interface Means extends Origin {
	/** Code of `use.mie`. */
	readonly id: string;
	/** French. */
	readonly label: string;
	readonly factors: readonly Factor[];
	/** With Pro Santé Connect: accepted, no longer or never allowed, or nothing said by the source. */
	readonly throughPsc: 'accepted' | 'refused' | 'unsaid';
	/** Its technical proofs are covered where it is used without Pro Santé Connect. */
	readonly pscCompatible: boolean;
	/** Bears the identity of one person; CPE and CPA do not. */
	readonly personal: boolean;
	readonly status: Certainty;
}

/** Levels of a means, from the lowest. */
export const LEVELS = ['below', 'transition', 'substantial', 'high'] as const;
export type Level = (typeof LEVELS)[number];

/** A date at which uses are judged. */
export interface Milestone {
	readonly id: string;
	/** ISO date. */
	readonly date: string;
	/** French. */
	readonly label: string;
	/** Lowest level from which an attestation may still have reservations; null when none may. */
	readonly reservationsFrom: Level | null;
}

/** Stable id of a component of the targets, named by the rule set. */
export type ComponentId = string;

/** How the state of a component is read from the territory. */
export type ComponentReading =
	| {
			/** One of the flags is yes for every structure. */ readonly kind: 'every-structure';
			readonly fields: readonly string[];
	  }
	| {
			/** The structures that answer agree: an answer for the organisation. */ readonly kind: 'one-voice';
			readonly fields: readonly string[];
	  }
	| { /** As many professionals equipped as there are. */ readonly kind: 'equipped' }
	| {
			/** Every sensitive use goes through Pro Santé Connect. */ readonly kind: 'sensitive-uses-through-psc';
	  };

/** One line of the target checklists. */
export interface Component extends Origin {
	readonly id: ComponentId;
	/** The maximum target asks for those of the minimum too. */
	readonly target: 'minimum' | 'maximum';
	/** French. */
	readonly label: string;
	readonly read: ComponentReading;
	/** French: how it is read, what its source leaves open. */
	readonly note?: string | undefined;
}

/** One line of the readiness or directory checklists: done when one of the flags is yes. */
export interface CheckItem extends Origin {
	readonly id: string;
	/** French. */
	readonly label: string;
	readonly fields: readonly string[];
}

/** A version of the rules by which uses and targets are judged. */
export interface ConformityRules extends Origin {
	readonly id: string;
	readonly version: number;
	readonly status: 'in-force' | 'project';
	/** French. */
	readonly label: string;
	readonly means: readonly Means[];
	/** In the order of their dates. */
	readonly milestones: readonly Milestone[];
	/** Until when a single factor is tolerated for a local access, as a reservation; null for never. */
	readonly localAccess: Origin & { readonly toleratedUntil: string | null; readonly status: Certainty };
	/** Where the tree comes from, with what the product assumes in it. */
	readonly conformity: Origin & { readonly status: Certainty };
	readonly components: readonly Component[];
	readonly readiness: readonly CheckItem[];
	readonly directory: readonly CheckItem[];
}
