import {
	LIKELY,
	sumCells,
	type Assumption,
	type CostItem,
	type Month,
	type Range,
	type Target
} from '$lib/domain/funding';
import type { Cents } from '$lib/domain/shared';
import { burnUps, type BurnUpSight } from './burn-up';
import { costCuts, type CostCuts } from './cost-cuts';
import type { FundingWork } from './funding-work';
import { assumptionsOf } from './item-formula';
import { payersSight, type PayersSight } from './payers';

/** The costs of one segment; of the structures without a single segment decided for `undetermined`. */
export interface SegmentCost {
	readonly id: string;
	/** Null where no segment is decided. */
	readonly target: Target | null;
	readonly structures: number;
	readonly professionals: Range;
	readonly cost: Range;
	/** Likely, by year of the plan. */
	readonly investment: readonly Cents[];
	readonly operating: readonly Cents[];
}

export interface YearCost {
	readonly year: number;
	readonly cost: Range;
	readonly investment: Cents;
	readonly operating: Cents;
}

export interface ItemCost extends Pick<CostItem, 'id' | 'label' | 'nature' | 'object'> {
	readonly price: Assumption;
	readonly cost: Range;
}

/** A flow of likely euros: sector → segment → target → what it buys. */
export interface EuroFlow {
	readonly sector: string;
	readonly segment: string;
	readonly target: Target | null;
	readonly object: string;
	readonly cents: Cents;
	readonly tentative: Cents;
}

/** All that the funding page shows of a plan, in plain data: the server gives it first, the browser makes it afterwards. */
export interface FundingSight {
	readonly years: readonly number[];
	readonly start: Month;
	readonly deadline: Month;
	readonly structures: number;
	/** Professionals of all these structures, and the likely number of those who need a means. */
	readonly professionals: Range;
	readonly toEquip: number;
	readonly total: Range;
	/** Up to the end of the deadline's year, and after it. */
	readonly byDeadline: Range;
	readonly after: Range;
	/** In the order of the criteria; without those that have no structure. */
	readonly segments: readonly SegmentCost[];
	readonly byYear: readonly YearCost[];
	/** The dearest first; those that cost nothing at all are left out and counted. */
	readonly items: readonly ItemCost[];
	/** Items that are needed and free of charge. */
	readonly free: readonly string[];
	readonly flows: readonly EuroFlow[];
	readonly burnUps: readonly BurnUpSight[];
	readonly payers: PayersSight;
	readonly rests: CostCuts['rests'];
	/** Assumptions that some amount rests on, in the order of the register. */
	readonly assumptions: readonly Assumption[];
	readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
	/** Structures whose segment is not decided: they have a cost and no help. */
	readonly undecided: number;
}

/** Id of the row of those without a single segment decided. */
export const OPEN_SEGMENT = 'undetermined';

export const deadlineYear = ({ deadline }: { readonly deadline: Month }): number =>
	Number(deadline.slice(0, 4));

const ZERO: Range = { low: 0, likely: 0, high: 0 };
const plus = (a: Range, b: Range): Range => ({
	low: a.low + b.low,
	likely: a.likely + b.likely,
	high: a.high + b.high
});

/** @param today the month we are in */
export function fundingSight(work: FundingWork, today: Month): FundingSight {
	const { population, plan, totals } = work;
	const cuts = costCuts(work);
	const segmentId = (index: number): string => plan.segments[index] ?? OPEN_SEGMENT;
	const byYear = plan.years.map((year, index): YearCost => ({
		year,
		cost: sumCells(totals, { year: index }),
		investment: natureSum(work, 'investment', { year: index }),
		operating: natureSum(work, 'operating', { year: index })
	}));
	const limit = deadlineYear(plan);
	const sum = (list: readonly YearCost[]): Range => list.map(({ cost }) => cost).reduce(plus, ZERO);
	const segments = Array.from({ length: totals.segments }, (_, segment) =>
		segmentCost(work, segment, segmentId(segment))
	).filter(({ structures }) => structures > 0);
	const items = plan.items.map((item, index): ItemCost => {
		const price = plan.assumptions.get(`price:${item.id}`);
		if (!price) throw new Error(`No price of ${item.id}`);
		const { id, label, nature, object } = item;
		return { id, label, nature, object, price, cost: sumCells(totals, { item: index }) };
	});
	const asked = new Set(work.model.itemsOf.flat());
	return {
		years: plan.years,
		start: plan.start,
		deadline: plan.deadline,
		structures: population.finess.length,
		professionals: segments.map(({ professionals }) => professionals).reduce(plus, ZERO),
		toEquip: headsToEquip(work),
		total: sumCells(totals),
		byDeadline: sum(byYear.filter(({ year }) => year <= limit)),
		after: sum(byYear.filter(({ year }) => year > limit)),
		segments,
		byYear,
		items: items
			.filter(({ cost }) => cost.high > 0)
			.sort((a, b) => b.cost.likely - a.cost.likely || b.cost.high - a.cost.high || (a.id < b.id ? -1 : 1)),
		free: items.filter(({ price }, index) => asked.has(index) && price.high === 0).map(({ label }) => label),
		flows: cuts.flows.map(({ segment, ...flow }) => ({
			...flow,
			segment: segmentId(segment),
			target: plan.targets[segment] ?? null
		})),
		burnUps: burnUps(work, today),
		payers: payersSight(work),
		rests: cuts.rests,
		assumptions: usedAssumptions(work),
		leftOut: countLeftOut(work),
		undecided: segments.find(({ target }) => target === null)?.structures ?? 0
	};
}

/** Likely professionals of all structures that have a cost, who have no means yet: said, or else supposed. */
export function headsToEquip({ population, plan }: FundingWork): number {
	const usual = plan.assumptions.get('already-equipped')?.likely ?? 0;
	return population.heads[LIKELY].reduce((all, heads, i) => {
		const equipped = population.equipped[i] ?? NaN;
		return all + heads * (1 - (Number.isNaN(equipped) ? usual : equipped));
	}, 0);
}

function natureSum(
	{ plan, totals }: FundingWork,
	nature: CostItem['nature'],
	which: { readonly segment?: number; readonly year?: number }
): Cents {
	return plan.items.reduce(
		(sum, item, index) =>
			sum + (item.nature === nature ? sumCells(totals, { ...which, item: index }).likely : 0),
		0
	);
}

function segmentCost(work: FundingWork, segment: number, id: string): SegmentCost {
	const { population, plan, totals } = work;
	let structures = 0;
	let professionals = ZERO;
	population.segment.forEach((own, i) => {
		if (own !== segment) return;
		structures++;
		const [low, likely, high] = population.heads;
		professionals = plus(professionals, {
			low: low[i] ?? 0,
			likely: likely[i] ?? 0,
			high: high[i] ?? 0
		});
	});
	const years = plan.years.map((_, year) => year);
	return {
		id,
		target: plan.targets[segment] ?? null,
		structures,
		professionals,
		cost: sumCells(totals, { segment }),
		investment: years.map((year) => natureSum(work, 'investment', { segment, year })),
		operating: years.map((year) => natureSum(work, 'operating', { segment, year }))
	};
}

/** Assumptions that an amount of the plan rests on. */
function usedAssumptions(work: FundingWork): Assumption[] {
	const { plan, totals, model } = work;
	const used = new Set<string>();
	model.itemsOf.forEach((items, segment) => {
		for (const index of items) {
			const item = plan.items[index];
			if (!item || sumCells(totals, { item: index }).high === 0) continue;
			for (const { id } of assumptionsOf(work, item, plan.segments[segment] ?? null)) used.add(id);
		}
	});
	return [...plan.assumptions.values()].filter(({ id }) => used.has(id));
}

function countLeftOut({ population }: FundingWork): FundingSight['leftOut'] {
	const counts = new Map<string, number>();
	for (const { reason } of population.leftOut) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}
