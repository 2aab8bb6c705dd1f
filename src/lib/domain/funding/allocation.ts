/** What an allocation must respect beside the envelopes. Plain data: it is stored with what was found. */
export interface AllocationConstraints {
	/** Structures obliged to deploy single sign-on come first: as many of their professionals as can be, then the others. */
	readonly ssoFirst: boolean;
	/** At least so many professionals protected, by département. */
	readonly departmentMinimums: readonly { readonly department: string; readonly professionals: number }[];
	/** FINESS numbers that must be funded; the structures of an organisation come together. */
	readonly forced: readonly string[];
	/** FINESS numbers that must not be. */
	readonly excluded: readonly string[];
}

export const NO_CONSTRAINTS: AllocationConstraints = {
	ssoFirst: true,
	departmentMinimums: [],
	forced: [],
	excluded: []
};

/** The stored decision of the solver: who is funded and when. Plain data, written as it is to files and to the database. */
export interface Allocation {
	/** In the order of FINESS numbers; a structure that is not there is not funded. */
	readonly funded: readonly { readonly finess: string; readonly year: number }[];
	/** Professionals protected. */
	readonly objective: number;
	/** No allocation protects more: proved by the solver, or by the prices below. */
	readonly bound: number;
	/** (bound − objective) ÷ bound; 0 where nobody could be protected. */
	readonly gap: number;
	/**
	 * `optimal`: nothing better within the gap asked for. `time-limit`: the best found in the time given. `kept`: what an earlier,
	 * smaller envelope had found was not improved on.
	 */
	readonly status: 'optimal' | 'time-limit' | 'kept';
	readonly seed: number;
	readonly timeLimitSeconds: number;
	readonly constraints: AllocationConstraints;
	/** What anyone can check the bound with. */
	readonly prices: AllocationPrices;
}

/** What one more unit of each constraint would bring, in professionals: zero or more. */
export interface AllocationPrices {
	readonly envelopes: readonly {
		readonly funder: string;
		readonly year: number;
		readonly of: 'ae' | 'cp';
		readonly professionalsPerCent: number;
	}[];
	/** Of the minimum of each département. */
	readonly departments: readonly { readonly department: string; readonly price: number }[];
	/** Of putting those obliged to single sign-on first. */
	readonly sso: number;
}

export const NO_PRICES: AllocationPrices = { envelopes: [], departments: [], sso: 0 };
