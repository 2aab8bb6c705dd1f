import {
	financing,
	HIGH,
	LIKELY,
	LOW,
	sumCells,
	UNDECIDED,
	type Financing,
	type Range,
	type Target
} from '$lib/domain/funding';
import type { Cents } from '$lib/domain/shared';
import type { FundingWork } from './funding-work';

/** Money of some structures, in cents: own = likely cost − likely grants. */
export interface SummaryMoney {
	readonly cost: Range;
	/** Low and high with the costs and units at these bounds. */
	readonly granted: Range;
	readonly own: Cents;
}

export interface SummaryYear {
	readonly year: number;
	readonly cost: Range;
	/** Likely. */
	readonly committed: Cents;
	readonly paid: Cents;
}

/** The structures of a segment; of those without a single one decided under `undetermined`. */
export interface SummarySegment extends SummaryMoney {
	readonly id: string;
	readonly target: Target | null;
	readonly structures: number;
	/** Likely. */
	readonly professionals: number;
	readonly years: readonly SummaryYear[];
}

/** A scenario on a territory, in figures. */
export interface ScenarioSummary extends SummaryMoney {
	readonly structures: number;
	/** Structures of the field that the plan leaves out. */
	readonly leftOut: number;
	readonly eligible: number;
	readonly segments: readonly SummarySegment[];
	readonly years: readonly SummaryYear[];
	readonly funders: readonly { readonly id: string; readonly label: string; readonly granted: Cents }[];
}

/** Sums a scenario up by segment and year. */
export function scenarioSummary(work: FundingWork): ScenarioSummary {
	const { population, plan, model, totals, financing: likely } = work;
	const bounds = [
		financing(model, totals, likely.inputs, LOW),
		likely,
		financing(model, totals, likely.inputs, HIGH)
	] as const;
	const count = totals.segments;
	const grants = bounds.map(({ granted }) => sumBySegment(work, granted)) as [
		Float64Array,
		Float64Array,
		Float64Array
	];
	const rangeOf = (segment: number): Range => {
		const [low = 0, middle = 0, high = 0] = grants.map((sums) => sums[segment] ?? 0);
		return { low: Math.min(low, middle), likely: middle, high: Math.max(middle, high) };
	};
	const ones = sumBySegment(work, new Float64Array(population.finess.length).fill(1));
	const heads = sumBySegment(work, population.heads[LIKELY]);
	const flows = { ae: flowsBySegment(work, likely.ae), cp: flowsBySegment(work, likely.cp) };
	const years = plan.years.length;
	const segments = Array.from({ length: count }, (_, segment): SummarySegment => {
		const cost = sumCells(totals, { segment });
		const granted = rangeOf(segment);
		return {
			id: plan.segments[segment] ?? UNDECIDED,
			target: plan.targets[segment] ?? null,
			structures: ones[segment] ?? 0,
			professionals: heads[segment] ?? 0,
			cost,
			granted,
			own: cost.likely - granted.likely,
			years: plan.years.map((year, y) => ({
				year,
				cost: sumCells(totals, { segment, year: y }),
				committed: flows.ae[segment * years + y] ?? 0,
				paid: flows.cp[segment * years + y] ?? 0
			}))
		};
	}).filter(({ structures }) => structures > 0);
	const cost = sumCells(totals);
	const granted = segments.reduce(
		(sum, { granted: of }) => ({
			low: sum.low + of.low,
			likely: sum.likely + of.likely,
			high: sum.high + of.high
		}),
		{ low: 0, likely: 0, high: 0 }
	);
	const sumYears = (y: number, of: 'committed' | 'paid'): Cents =>
		segments.reduce((sum, segment) => sum + (segment.years[y]?.[of] ?? 0), 0);
	return {
		structures: population.finess.length,
		leftOut: population.leftOut.length,
		eligible: likely.ineligible.filter((reasons) => reasons.length === 0).length,
		cost,
		granted,
		own: cost.likely - granted.likely,
		segments,
		years: plan.years.map((year, y) => ({
			year,
			cost: sumCells(totals, { year: y }),
			committed: sumYears(y, 'committed'),
			paid: sumYears(y, 'paid')
		})),
		funders: plan.funders.map(({ id, label }, f) => ({ id, label, granted: grantedBy(likely, f) }))
	};
}

function sumBySegment({ population, totals }: FundingWork, values: Float64Array): Float64Array {
	const sums = new Float64Array(totals.segments);
	values.forEach((value, i) => {
		const segment = population.segment[i] ?? 0;
		sums[segment] = (sums[segment] ?? 0) + value;
	});
	return sums;
}

/** Segment × year, from structure × funder × year. */
function flowsBySegment({ population, plan, totals }: FundingWork, flows: Float64Array): Float64Array {
	const years = plan.years.length;
	const width = plan.funders.length * years;
	const sums = new Float64Array(totals.segments * years);
	flows.forEach((cents, at) => {
		const segment = population.segment[Math.floor(at / width)] ?? 0;
		const into = segment * years + (at % years);
		sums[into] = (sums[into] ?? 0) + cents;
	});
	return sums;
}

function grantedBy({ ae, funders, years }: Financing, funder: number): Cents {
	let sum = 0;
	for (let at = 0; at < ae.length; at++)
		if (Math.floor(at / years.length) % funders.length === funder) sum += ae[at] ?? 0;
	return sum;
}
