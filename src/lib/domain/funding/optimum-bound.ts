import type { AllocationPrices } from './allocation';
import type { OptimumProblem } from './optimum-problem';

/**
 * A number of professionals that no allowed choice goes beyond, from prices that need not be trusted: whatever they are, what is
 * computed is a bound (Lagrangian duality), and good prices make it close.
 * @param ssoProfessionals with `ssoFirst`, the bound is about choices that protect at least so many professionals of those obliged
 */
export function provedBound(
	problem: OptimumProblem,
	prices: AllocationPrices,
	ssoProfessionals: number
): number {
	const priceOf = problem.limits.map(({ funder, year, of }) =>
		positive(
			prices.envelopes.find((one) => one.funder === funder && one.year === year && one.of === of)
				?.professionalsPerCent
		)
	);
	const departments = new Map(
		prices.departments.map(({ department, price }) => [department, positive(price)])
	);
	const sso = problem.constraints.ssoFirst ? positive(prices.sso) : 0;
	let bound = -sso * ssoProfessionals;
	problem.limits.forEach(({ cents }, l) => {
		bound += cents * (priceOf[l] ?? 0);
	});
	for (const { department, professionals } of problem.constraints.departmentMinimums)
		bound -= professionals * (departments.get(department) ?? 0);
	const hasMinimum = new Set(problem.constraints.departmentMinimums.map(({ department }) => department));
	for (const group of problem.groups) {
		let worth = group.professionals * (1 + (group.ssoObliged ? sso : 0));
		for (const { department, professionals } of group.byDepartment)
			if (hasMinimum.has(department)) worth += professionals * (departments.get(department) ?? 0);
		let best = group.forced ? -Infinity : 0;
		for (const takes of group.takes) {
			let net = worth;
			takes.forEach((amount, l) => {
				net -= amount * (priceOf[l] ?? 0);
			});
			best = Math.max(best, net);
		}
		bound += best;
	}
	return bound;
}

const positive = (price: number | undefined): number =>
	price !== undefined && price > 0 && price < Infinity ? price : 0;
