import type { Cents } from '../shared';
import type { Assumption } from './assumption';
import type { CostItem, Target } from './item';
import type { GrantRule } from './grant-rule';

/** A month, as `YYYY-MM`. */
export type Month = string;

/** From a month on, how many professionals are equipped each month. */
export interface PaceStep {
	readonly from: Month;
	readonly perMonth: number;
}

/** How many professionals of a segment were equipped at the end of a month, counted from the plan's start. */
export interface Actual {
	readonly segment: string;
	readonly month: Month;
	readonly equipped: number;
	readonly source: string;
}

/** Who pays. `own` is what is left to structures and has no envelope. */
export interface Funder {
	readonly id: string;
	/** In French. */
	readonly label: string;
	/** By year: what may be committed (AE) and paid (CP); null for no limit known. A year that is not there has no limit known. */
	readonly envelopes: readonly {
		readonly year: number;
		readonly ae: Cents | null;
		readonly cp: Cents | null;
	}[];
}

/** What happens when a funder has too little. */
export type Shortage =
	| { readonly kind: 'pro-rata' }
	/** Served in this order, until nothing is left. */
	| { readonly kind: 'priority'; readonly order: readonly PriorityKey[] }
	/** The stored result of the solver: FINESS numbers that are funded, by year. */
	| { readonly kind: 'optimum'; readonly allocation: string | null };

export const PRIORITY_KEYS = [
	'sso-obliged',
	'largest-first',
	'smallest-first',
	'cheapest-per-professional'
] as const;
export type PriorityKey = (typeof PRIORITY_KEYS)[number];

/** A scenario, resolved and checked: all that costs, trajectory and grants are computed from. */
export interface Plan {
	/** The first month in which anybody is equipped. */
	readonly start: Month;
	/** The month at whose end everybody should be: 2028-12 by the rule set. */
	readonly deadline: Month;
	/** Years of the plan, in order: 2026 to 2030. */
	readonly years: readonly number[];
	/** Segments of the criteria, in their order. */
	readonly segments: readonly string[];
	readonly items: readonly CostItem[];
	/** By id. */
	readonly assumptions: ReadonlyMap<string, Assumption>;
	/** Professionals present over a year for one on 31 December, with which the turnover of the categories was estimated. */
	readonly usualPresence: number;
	/** Target of each segment, in the order of `segments`. */
	readonly targets: readonly Target[];
	/** For each segment, the variant chosen in each group of alternatives. */
	readonly choices: readonly ReadonlyMap<string, string>[];
	/** For each segment; empty for "what it takes to reach the deadline, evenly". */
	readonly paces: readonly (readonly PaceStep[])[];
	readonly actuals: readonly Actual[];
	readonly grants: readonly GrantRule[];
	readonly funders: readonly Funder[];
	readonly shortage: Shortage;
}

/** The assumption of an id. @throws Error for an id that the plan does not hold: ids are written in the product's data. */
export function assumptionOf(plan: Plan, id: string): Assumption {
	const found = plan.assumptions.get(id);
	if (!found) throw new Error(`No assumption ${id}`);
	return found;
}
