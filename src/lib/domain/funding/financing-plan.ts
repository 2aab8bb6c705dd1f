import type { Cents } from '../shared';
import type { CostTotals } from './cost-totals';
import type { Financing } from './financing';

/** One line of a financing plan: cents by year, and their sum. */
export interface FinancingLine {
	/** Id of the funder; null for what is left to structures. */
	readonly funder: string | null;
	readonly ae: readonly Cents[];
	readonly cp: readonly Cents[];
	readonly total: Cents;
}

/** Who pays what and when. The lines of the funders and the own share add up to the cost. */
export interface FinancingPlan {
	readonly years: readonly number[];
	readonly cost: readonly Cents[];
	readonly costTotal: Cents;
	readonly funders: readonly FinancingLine[];
	/** Cost minus payments, by year: below zero in a year when more is paid than spent, which is cash and no gain. */
	readonly own: readonly Cents[];
	readonly ownTotal: Cents;
}

/**
 * The financing plan of a population, or of some of its structures.
 * @param totals with likely amounts
 * @param structures rows; all of them when not given
 */
export function financingPlan(
	financing: Financing,
	totals: CostTotals,
	structures?: Iterable<number>
): FinancingPlan {
	const { funders, years, ae, cp } = financing;
	const [width, count] = [funders.length, years.length];
	const cost = new Float64Array(count);
	const sums = { ae: new Float64Array(width * count), cp: new Float64Array(width * count) };
	const add = (into: Float64Array, of: Float64Array, start: number): void => {
		for (let k = 0; k < into.length; k++) into[k] = (into[k] ?? 0) + (of[start + k] ?? 0);
	};
	for (const i of structures ?? financing.granted.keys()) {
		add(cost, totals.byStructure, i * count);
		add(sums.ae, ae, i * width * count);
		add(sums.cp, cp, i * width * count);
	}
	const lines = funders.map((funder, f): FinancingLine => {
		const of = (array: Float64Array): Cents[] => [...array.subarray(f * count, (f + 1) * count)];
		return { funder, ae: of(sums.ae), cp: of(sums.cp), total: sum(of(sums.ae)) };
	});
	const own = [...cost].map((amount, y) => amount - sum(lines.map((line) => line.cp[y] ?? 0)));
	return {
		years,
		cost: [...cost],
		costTotal: sum(cost),
		funders: lines,
		own,
		ownTotal: sum(own)
	};
}

function sum(values: Iterable<number>): Cents {
	let total = 0;
	for (const value of values) total += value;
	return total;
}
