import { apportion } from '$lib/domain/shared';
import { COST_OBJECTS, sumCells, type CostItem } from '$lib/domain/funding';
import type { Segment } from '$lib/domain/segmentation';
import type { PointsItem } from '$lib/domain/workshop';
import { OBJECT_NAMES, type FundingWork } from '../funding';

/** Points that each shares where no envelope is spoken of. */
export const TOTAL_POINTS = 100;

const CENTS_IN_THOUSAND_EUROS = 100_000;

/**
 * What can be funded in a segment, by what money is spent on: each object says the items that it buys there, unless that is
 * one of its own name. The ids of objects
 * are those of grants.
 * @param total thousand euros to share; null for points
 */
export function pointsItem(
	segment: Pick<Segment, 'id' | 'target'>,
	items: readonly CostItem[],
	total: number | null
): PointsItem {
	const mayApply = items.filter(
		(item) =>
			(item.segments === null || item.segments.includes(segment.id)) &&
			(item.target === 'min' || item.forSso || segment.target === 'maximum')
	);
	return {
		id: `${segment.id}-points`,
		segment: segment.id,
		total: total ?? TOTAL_POINTS,
		unit: total === null ? 'points' : 'thousand-euros',
		objects: COST_OBJECTS.flatMap((object) => {
			const bought = mayApply.filter((item) => item.object === object).map(({ label }) => label);
			const label = OBJECT_NAMES[object] ?? object;
			const detail = [...new Set(bought)].filter((name) => name !== label).join(' · ');
			return bought.length === 0 ? [] : [{ id: object, label, detail }];
		})
	};
}

/**
 * The envelopes of a plan, in thousand euros by segment: all that funders may commit, shared by what each segment is likely to
 * cost. A segment without cost has none.
 * @returns null when no funder has an envelope
 */
export function envelopeBySegment({ plan, totals }: FundingWork): ReadonlyMap<string, number> | null {
	const cents = plan.funders
		.flatMap(({ envelopes }) => envelopes)
		.reduce((sum, { ae, cp }) => sum + (ae ?? cp ?? 0), 0);
	const thousands = Math.floor(cents / CENTS_IN_THOUSAND_EUROS);
	const costs = plan.segments.map((_, segment) => Math.max(0, sumCells(totals, { segment }).likely));
	if (thousands === 0 || costs.every((cost) => cost === 0)) return null;
	const shares = apportion(thousands, costs);
	return new Map(plan.segments.map((id, i) => [id, shares[i] ?? 0]));
}
