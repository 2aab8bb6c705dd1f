import type { Cents } from '../shared';
import type { Allocation } from './allocation';

/** An amount decided by a person: nothing computed ever replaces it. */
export interface DecidedAmount {
	readonly cents: Cents;
	readonly reason: string;
	readonly author: string;
	/** ISO date and time. */
	readonly at: string;
}

/** Help received before the plan for the same things. */
export interface PastAid {
	readonly cents: Cents;
	readonly label: string;
	readonly year: number;
}

/** What persons say about amounts, by FINESS number. */
export interface AmountInputs {
	readonly asked: ReadonlyMap<string, Cents>;
	readonly decided: ReadonlyMap<string, DecidedAmount>;
	readonly pastAid: ReadonlyMap<string, readonly PastAid[]>;
	/** ESMS that an organisation brings together with others, its own included, by organisation id. */
	readonly groupings: ReadonlyMap<string, number>;
	/** What the solver found, where the plan follows it. */
	readonly allocation: Allocation | null;
}

export const NO_AMOUNTS: AmountInputs = {
	asked: new Map(),
	decided: new Map(),
	pastAid: new Map(),
	groupings: new Map(),
	allocation: null
};
