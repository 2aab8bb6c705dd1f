import type { Ineligibility, Range } from '$lib/domain/funding';
import type { Cents } from '$lib/domain/shared';
import { sumAtoms } from './atoms';
import type { CostFilter } from './figure-ref';
import type { FundingWork } from './funding-work';

/** What one structure, or the structures of one organisation, cost and get: the block of their page. */
export interface OwnFunding {
	readonly filter: CostFilter;
	/** Structures of the plan among them. */
	readonly structures: number;
	readonly total: Range;
	readonly byYear: readonly { readonly year: string; readonly cost: Range }[];
	/** The dearest first. */
	readonly items: readonly { readonly id: string; readonly label: string; readonly cost: Range }[];
	readonly granted: Cents;
	readonly ownShare: Cents;
	/** Structures that are helped. */
	readonly helped: number;
	/** Why the only structure is not; none for an organisation. */
	readonly refused: readonly Ineligibility[];
}

/** @returns null where the plan is about none of them */
export function ownFunding(
	work: FundingWork,
	filter: Pick<CostFilter, 'finess' | 'organisation'>
): OwnFunding | null {
	const { plan, financing } = work;
	const sums = sumAtoms(work, filter);
	const [first] = sums.structures;
	if (first === undefined) return null;
	const granted = sums.structures.reduce((sum, row) => sum + (financing.granted[row] ?? 0), 0);
	return {
		filter,
		structures: sums.structures.length,
		total: sums.total,
		byYear: plan.years.map((year) => ({
			year: String(year),
			cost: sums.byYear.get(String(year)) ?? { low: 0, likely: 0, high: 0 }
		})),
		items: [...sums.byItem]
			.map(([id, cost]) => ({ id, label: plan.items.find((item) => item.id === id)?.label ?? id, cost }))
			.sort((a, b) => b.cost.likely - a.cost.likely || b.cost.high - a.cost.high),
		granted,
		ownShare: sums.total.likely - granted,
		helped: sums.structures.reduce((count, row) => count + ((financing.granted[row] ?? 0) > 0 ? 1 : 0), 0),
		refused: filter.finess === undefined ? [] : (financing.ineligible[first] ?? [])
	};
}
