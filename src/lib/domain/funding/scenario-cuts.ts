import type { Cents } from '../shared';
import type { Range } from './bounds';
import type { CostModel } from './cost-model';
import { sumCells, type CostTotals } from './cost-totals';
import type { Financing } from './financing';
import type { Plan } from './plan';
import type { Population } from './population';

/** A scenario computed on a territory. */
export interface ScenarioSide {
	readonly population: Population;
	readonly plan: Plan;
	readonly model: CostModel;
	/** At every bound. */
	readonly totals: CostTotals;
	readonly financing: Financing;
}

/** Amounts of one part of a scenario, in cents; null for what makes no sense there. */
export interface MoneyCut {
	/** Likely. */
	readonly cost: Cents | null;
	/** Low, likely and high, where they are known apart. */
	readonly range: Range | null;
	/** Committed. */
	readonly granted: Cents | null;
	/** In a year: what is left once payments are taken off, below zero where more is paid than spent. */
	readonly own: Cents | null;
	/** Paid in a year; null elsewhere, as in the end what is committed is paid. */
	readonly paid: Cents | null;
}

/** The parts of a scenario, by id. Those of each kind add up to the total: funders and the own share together, items for the cost. */
export interface ScenarioCuts {
	readonly total: MoneyCut;
	readonly years: ReadonlyMap<string, MoneyCut>;
	/** The structures without a single segment decided under UNDECIDED. */
	readonly segments: ReadonlyMap<string, MoneyCut>;
	readonly departments: ReadonlyMap<string, MoneyCut>;
	readonly funders: ReadonlyMap<string, MoneyCut>;
	readonly items: ReadonlyMap<string, MoneyCut>;
	readonly organisations: ReadonlyMap<string, MoneyCut>;
}

/** Id of the segment of those that have no single one decided. */
export const UNDECIDED = 'undetermined';

const NOTHING: MoneyCut = { cost: null, range: null, granted: null, own: null, paid: null };

/** Cuts a scenario by year, segment, département, funder, item and organisation. */
export function scenarioCuts({ population, plan, totals, financing }: ScenarioSide): ScenarioCuts {
	const { cost, granted, funders, ae, cp } = financing;
	const years = plan.years.length;
	const byKey = (keyOf: (structure: number) => string): Map<string, MoneyCut> => {
		const cuts = new Map<string, MoneyCut>();
		for (let i = 0; i < granted.length; i++) {
			const key = keyOf(i);
			const before = cuts.get(key);
			const [spent, helped] = [
				(before?.cost ?? 0) + (cost[i] ?? 0),
				(before?.granted ?? 0) + (granted[i] ?? 0)
			];
			cuts.set(key, { ...NOTHING, cost: spent, granted: helped, own: spent - helped });
		}
		return new Map([...cuts].sort(([a], [b]) => (a < b ? -1 : 1)));
	};
	const sumOf = (values: Float64Array, isIn: (funder: number, year: number) => boolean): Cents => {
		let sum = 0;
		for (let at = 0; at < values.length; at++)
			if (isIn(Math.floor(at / years) % funders.length, at % years)) sum += values[at] ?? 0;
		return sum;
	};
	const segmentId = (index: number): string => plan.segments[index] ?? UNDECIDED;
	const helped = byKey((i) => segmentId(population.segment[i] ?? 0));
	const total = totalCut(sumCells(totals), granted);
	return {
		total,
		years: new Map(
			plan.years.map((year, y) => {
				const range = sumCells(totals, { year: y });
				const paid = sumOf(cp, (_, at) => at === y);
				const committed = sumOf(ae, (_, at) => at === y);
				return [
					String(year),
					{ cost: range.likely, range, granted: committed, paid, own: range.likely - paid }
				];
			})
		),
		segments: new Map(
			Array.from({ length: totals.segments }, (_, segment) => segmentId(segment)).flatMap((id, segment) => {
				const cut = helped.get(id);
				return cut ? [[id, { ...cut, range: sumCells(totals, { segment }) }]] : [];
			})
		),
		departments: byKey((i) => population.department[i] ?? ''),
		funders: new Map(
			funders.map((id, f) => [id, { ...NOTHING, granted: sumOf(ae, (funder) => funder === f) }])
		),
		items: new Map(
			plan.items.map(({ id }, item) => {
				const range = sumCells(totals, { item });
				return [id, { ...NOTHING, cost: range.likely, range }];
			})
		),
		organisations: byKey((i) => population.organisations.id[population.organisation[i] ?? 0] ?? '')
	};
}

function totalCut(range: Range, granted: Float64Array): MoneyCut {
	let sum = 0;
	for (const cents of granted) sum += cents;
	return { cost: range.likely, range, granted: sum, own: range.likely - sum, paid: null };
}
