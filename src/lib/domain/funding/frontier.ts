import type { Cents } from '../shared';
import type { Financing } from './financing';
import { cheapestYear, greedyOrder } from './optimum-greedy';
import type { OptimumProblem } from './optimum-problem';

/** Money against professionals protected. */
export interface FrontierPoint {
	readonly cents: Cents;
	readonly professionals: number;
}

/**
 * The efficient frontier: for the money of each point, nobody protects more, whatever the split between funders and years (each
 * organisation in its cheapest year; forced ones first, then those obliged to single sign-on where they come first). Points are
 * where the best choice falls exactly on an organisation, so that each one is exact. Minimums by département are left aside.
 * @param count of points, the first being what is already decided
 */
export function efficientFrontier(problem: OptimumProblem, count = 12): FrontierPoint[] {
	const steps: FrontierPoint[] = [problem.decided];
	for (const g of greedyOrder(problem)) {
		const [group, last] = [problem.groups[g], steps.at(-1)];
		if (!group || !last) continue;
		steps.push({
			cents: last.cents + (group.cents[cheapestYear(group)] ?? 0),
			professionals: last.professionals + group.professionals
		});
	}
	const [first, all] = [steps[0] ?? problem.decided, steps.at(-1) ?? problem.decided];
	const points = [first];
	for (let k = 1; k < count; k++) {
		const money = first.cents + ((all.cents - first.cents) * k) / (count - 1);
		const point = steps.findLast(({ cents }) => cents <= money) ?? first;
		if (point !== points.at(-1)) points.push(point);
	}
	return points;
}

/** How many professionals a financing protects. */
export interface Protection {
	readonly cents: Cents;
	/** Those of structures granted all that the rules give them. */
	readonly full: number;
	/** Each structure's by the part of that amount which it is granted. */
	readonly proportional: number;
}

/** Where a financing stands beside the frontier. What a person decided counts as wholly protecting. */
export function protection({ granted, decided, computed, asked, toEquip }: Financing): Protection {
	let [cents, full, proportional] = [0, 0, 0];
	granted.forEach((amount, i) => {
		if (amount === 0) return;
		cents += amount;
		const heads = toEquip[i] ?? 0;
		const cap = asked[i] ?? NaN;
		const wanted = Number.isNaN(cap) ? (computed[i] ?? 0) : Math.min(cap, computed[i] ?? 0);
		const share = Number.isNaN(decided[i] ?? NaN) ? Math.min(1, amount / wanted) : 1;
		proportional += heads * share;
		if (share === 1) full += heads;
	});
	return { cents, full, proportional };
}
