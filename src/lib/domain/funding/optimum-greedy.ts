import type { Choice } from './optimum-choice';
import type { OptimumGroup, OptimumProblem } from './optimum-problem';

/** Index of the year in which a group costs least, the first one between equals. */
export const cheapestYear = ({ cents }: OptimumGroup): number =>
	cents.reduce((best, amount, year) => (amount < (cents[best] ?? Infinity) ? year : best), 0);

/** Groups in the order in which one who looks at each alone would fund them: forced, obliged, then most professionals per euro. */
export function greedyOrder({ groups, constraints }: OptimumProblem): number[] {
	const rank = ({ forced, ssoObliged }: OptimumGroup): number =>
		forced ? 0 : constraints.ssoFirst && ssoObliged ? 1 : 2;
	const price = (group: OptimumGroup): number => {
		const cents = group.cents[cheapestYear(group)] ?? 0;
		return group.professionals > 0 ? cents / group.professionals : Infinity;
	};
	const priced = groups.map((group) => ({ rank: rank(group), price: price(group) }));
	return [...groups.keys()].sort((a, b) => {
		const [x, y] = [priced[a], priced[b]];
		if (!x || !y || x.rank !== y.rank) return (x?.rank ?? 0) - (y?.rank ?? 0);
		return x.price < y.price ? -1 : x.price > y.price ? 1 : a - b;
	});
}

/**
 * Funds groups one after the other, each in its cheapest year that has room. It respects the envelopes; it may not come to the
 * minimum of a département, nor to a forced group that does not fit.
 * @param from a choice that is kept, and added to
 */
export function greedyChoice(problem: OptimumProblem, from?: Choice): Choice {
	const { groups, limits } = problem;
	const choice: Choice = from?.slice() ?? new Int16Array(groups.length).fill(-1);
	const left = Float64Array.from(limits, ({ cents }) => cents);
	const take = (year: number, group: OptimumGroup): void =>
		group.takes[year]?.forEach((amount, l) => {
			left[l] = (left[l] ?? 0) - amount;
		});
	groups.forEach((group, g) => take(choice[g] ?? -1, group));
	for (const g of greedyOrder(problem)) {
		const group = groups[g];
		// Funding a group whose professionals all have a means protects nobody.
		if (!group || (choice[g] ?? -1) >= 0 || (group.professionals === 0 && !group.forced)) continue;
		const years = [...group.cents.keys()].sort(
			(a, b) => (group.cents[a] ?? 0) - (group.cents[b] ?? 0) || a - b
		);
		const year = years.find((y) => group.takes[y]?.every((amount, l) => amount <= (left[l] ?? 0)));
		if (year === undefined) continue;
		choice[g] = year;
		take(year, group);
	}
	return choice;
}
