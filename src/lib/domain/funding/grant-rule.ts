import type { Cents } from '../shared';
import type { CostObject } from './item';

/** What a rule counts units of. */
export const GRANT_UNITS = ['professional', 'structure', 'place'] as const;
export type GrantUnit = (typeof GRANT_UNITS)[number];

/** Units from `from` (excluded) up to `to` (included; null for no end) are worth `rate` each. */
export interface Bracket {
	readonly from: number;
	readonly to: number | null;
	readonly rate: Cents;
}

/** A multiplier for structures in a case: the factors of all cases that hold are multiplied. */
export type Coefficient =
	| { readonly when: 'small'; readonly below: number; readonly factor: number }
	| { readonly when: 'overseas'; readonly factor: number };

/** Who may ask, everything that is said must hold; what is absent is not asked. */
export interface Eligibility {
	readonly sectors?: readonly string[];
	readonly categories?: readonly string[];
	/** Codes of `structure.tariff_authority`. */
	readonly tariffAuthorities?: readonly string[];
	readonly legalStatuses?: readonly string[];
	readonly minHeads?: number;
	readonly maxHeads?: number;
	/** Needs a FINESS number of its own: no secondary site. */
	readonly ownFiness?: boolean;
	/** The structure's organisation, or the grouping declared for it, holds at least this many ESMS. */
	readonly minGrouping?: number;
}

/** One payment of a grant. */
export interface GrantPayment {
	readonly step: 'commitment' | 'interim' | 'final';
	/** ISO date at the earliest; the commitment is paid in the year of the commitment. */
	readonly date: string;
	/** Between 0 and 1; the payments of a rule add up to 1. */
	readonly share: number;
}

/** How a segment is helped. Amounts are for one structure, all taxes included. */
export interface GrantRule {
	readonly segment: string;
	readonly eligibility: Eligibility;
	/**
	 * `flat`: the rate, whatever is spent, capped by the eligible cost. `capped-actual`: the cover rate of the eligible cost, up to
	 * the rate. `mixed`: the fixed part, and the cover rate of what is left of the eligible cost up to the brackets' part.
	 */
	readonly mode: 'flat' | 'capped-actual' | 'mixed';
	readonly unit: GrantUnit;
	readonly fixed: Cents;
	readonly brackets: readonly Bracket[];
	/** Units beyond it are not counted; null for none. */
	readonly unitCap: number | null;
	readonly floor: Cents | null;
	readonly ceiling: Cents | null;
	readonly coefficients: readonly Coefficient[];
	/** Share of the eligible cost that is covered at most, between 0 and 1. */
	readonly coverRate: number;
	/** What may be paid for. */
	readonly objects: readonly CostObject[];
	/** Years of running costs that count as eligible, from the first; 0 for none. */
	readonly runningYears: number;
	readonly payments: readonly GrantPayment[];
	/** Factor by year of commitment, for what is degressive; 1 where a year is not there. */
	readonly yearFactors: readonly { readonly year: number; readonly factor: number }[];
	/** Who pays, by share; shares add up to 1. */
	readonly funders: readonly { readonly funder: string; readonly share: number }[];
	/** From a source, or supposed: said beside every amount. */
	readonly status: 'sourced' | 'assumed' | 'decided';
	readonly source: string;
	readonly date: string;
}
