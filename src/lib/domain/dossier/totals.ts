import { grantsOf, ownShare, sumAll, type DossierWork } from './work';
import type { Cents } from '../shared';

/** Totals of a dossier, in cents. */
export interface DossierTotals {
	readonly structures: number;
	readonly leftOut: number;
	/** Likely professionals. */
	readonly professionals: number;
	readonly costLow: Cents;
	readonly costLikely: Cents;
	readonly costHigh: Cents;
	readonly grants: Cents;
	readonly byFunder: readonly { readonly funder: string; readonly cents: Cents }[];
	readonly ownShare: Cents;
	readonly helped: number;
	/** Amounts that persons decided. */
	readonly decided: number;
}

export function dossierTotals(work: DossierWork): DossierTotals {
	const all = sumAll(work);
	const { financing, population } = work;
	return {
		structures: all.structures,
		leftOut: population.leftOut.length,
		professionals: Math.round(all.heads[1]),
		costLow: all.costs[0],
		costLikely: all.costs[1],
		costHigh: all.costs[2],
		grants: grantsOf(all),
		byFunder: financing.funders.map((funder, at) => ({ funder, cents: all.ae[at] ?? 0 })),
		ownShare: ownShare(all),
		helped: all.helped,
		decided: financing.decided.reduce((count, cents) => count + (Number.isNaN(cents) ? 0 : 1), 0)
	};
}
