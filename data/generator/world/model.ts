import type { Place } from '../geography';

/** A code and the label FINESS writes beside it. */
export interface Coded {
	readonly code: string;
	readonly label: string;
}

export interface Address {
	readonly place: Place;
	/** Official code: 35, 2A, 971… */
	readonly department: string;
	readonly number: string;
	readonly streetKind: string;
	readonly street: string;
	readonly phone: string;
}

/** One capacity of a site. */
export interface Capacity {
	readonly discipline: Coded;
	readonly activity: Coded;
	readonly client: Coded;
	readonly places: number;
	/** Suppressed: its places count for nothing. */
	readonly suppressed: boolean;
}

/** What one site answers to the survey; a number nobody gave is null, a text nobody gave is empty. */
export interface SurveyAnswer {
	readonly heads: number | null;
	readonly fte: number | null;
	readonly record: string;
	readonly recordAccess: string;
	readonly externalAccounts: string;
	readonly accounts: string;
	readonly phone: string;
	readonly centralised: string;
	readonly wish: string;
	readonly equipped: number | null;
	readonly withoutRpps: number | null;
	/** Steps 1 to 5, 7 and 8 of the preparation: « Oui », « Non » or nothing. */
	readonly steps: readonly string[];
	/** Whether the local directory is complete, current and exact. */
	readonly directory: readonly string[];
}

/** How a line of the register goes wrong, as lines of real files do. */
export type Flaw = 'identical-line' | 'conflicting-line' | 'odd-date' | 'semicolon-in-name';

/** A site: an ESMS, or a site out of the field (hospital, pharmacy…). */
export interface Site {
	readonly finess: string;
	readonly esms: boolean;
	readonly category: Coded;
	readonly aggregate: Coded;
	readonly name: string;
	readonly longName: string;
	readonly complement: string;
	readonly address: Address;
	/** Empty where the register has none. */
	readonly siret: string;
	readonly ape: string;
	readonly tariff: Coded;
	readonly publicService: Coded;
	readonly opened: string;
	readonly authorised: string;
	readonly updated: string;
	readonly capacities: readonly Capacity[];
	/** Professionals really there, whether or not anybody declares them. */
	readonly heads: number;
	readonly answer: SurveyAnswer | null;
	readonly flaw: Flaw | null;
}

/** A legal entity and its sites. */
export interface Entity {
	readonly finess: string;
	readonly name: string;
	readonly longName: string;
	readonly address: Address;
	readonly siren: string;
	readonly status: Coded;
	readonly ape: string;
	readonly created: string;
	readonly sites: readonly Site[];
}

/** A declared use of a solution; users nobody counted are null. */
export interface Use {
	/** FINESS number of a legal entity or of a site. */
	readonly holder: string;
	/** As typed; empty when the declarant does not name it. */
	readonly solution: string;
	readonly users: number | null;
	readonly externalUsers: number | null;
	readonly sensitive: boolean;
	readonly psc: string;
	readonly means: string;
	readonly cardUse: string;
	readonly attestation: string;
	readonly reservations: number | null;
	readonly level: string;
}

/** The group that legal entities belong to, and how the group table names its members. */
export interface Group {
	readonly id: string;
	readonly name: string;
	readonly members: 'siren' | 'finess';
}

/** Everything one organisation contributes to the files. */
export interface Operator {
	readonly entities: readonly Entity[];
	readonly group: Group | null;
	readonly uses: readonly Use[];
}
