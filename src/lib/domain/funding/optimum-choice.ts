import type { Allocation } from './allocation';
import type { OptimumProblem } from './optimum-problem';

/** For each group of a problem, the index of its year; −1 where it is not funded. */
export type Choice = Int16Array;

/** The choice that an allocation makes; groups that are not wholly in one year of the problem count as not funded. */
export function choiceOf(problem: OptimumProblem, { funded }: Pick<Allocation, 'funded'>): Choice {
	const yearOf = new Map(funded.map(({ finess, year }) => [finess, year]));
	return Int16Array.from(problem.groups, ({ structures }) => {
		const year = yearOf.get(structures[0] ?? '');
		return year !== undefined && structures.every((finess) => yearOf.get(finess) === year)
			? problem.years.indexOf(year)
			: -1;
	});
}

/** What a choice funds, in the order of FINESS numbers. */
export function fundedBy(problem: OptimumProblem, choice: Choice): Allocation['funded'] {
	return problem.groups
		.flatMap(({ structures }, g) => {
			const year = problem.years[choice[g] ?? -1];
			return year === undefined ? [] : structures.map((finess) => ({ finess, year }));
		})
		.sort((a, b) => (a.finess < b.finess ? -1 : 1));
}

/** What a choice comes to. */
export interface ChoiceSum {
	readonly professionals: number;
	readonly ssoProfessionals: number;
	readonly cents: number;
	/** By limit of the problem, cents. */
	readonly taken: Float64Array;
	readonly byDepartment: ReadonlyMap<string, number>;
}

/** Adds up what a choice protects and takes. */
export function sumOf({ groups, limits }: OptimumProblem, choice: Choice): ChoiceSum {
	let [professionals, ssoProfessionals, cents] = [0, 0, 0];
	const taken = new Float64Array(limits.length);
	const byDepartment = new Map<string, number>();
	groups.forEach((group, g) => {
		const year = choice[g] ?? -1;
		if (year < 0) return;
		professionals += group.professionals;
		if (group.ssoObliged) ssoProfessionals += group.professionals;
		cents += group.cents[year] ?? 0;
		group.takes[year]?.forEach((amount, l) => {
			taken[l] = (taken[l] ?? 0) + amount;
		});
		for (const part of group.byDepartment)
			byDepartment.set(part.department, (byDepartment.get(part.department) ?? 0) + part.professionals);
	});
	return { professionals, ssoProfessionals, cents, taken, byDepartment };
}

/** Slack for sums of professionals, who may be halves. */
const EPSILON = 1e-6;

/** True when a choice respects the envelopes and every constraint. */
export function isAllowed(problem: OptimumProblem, choice: Choice): boolean {
	const { taken, byDepartment } = sumOf(problem, choice);
	return (
		problem.limits.every(({ cents }, l) => (taken[l] ?? 0) <= cents) &&
		problem.groups.every(({ forced }, g) => !forced || (choice[g] ?? -1) >= 0) &&
		problem.constraints.departmentMinimums.every(
			({ department, professionals }) => (byDepartment.get(department) ?? 0) >= professionals - EPSILON
		)
	);
}

/** The better of two choices for a problem: professionals of those obliged to single sign-on first where asked, then all. */
export function better(problem: OptimumProblem, one: Choice, other: Choice): Choice {
	const [a, b] = [sumOf(problem, one), sumOf(problem, other)];
	const first = problem.constraints.ssoFirst ? a.ssoProfessionals - b.ssoProfessionals : 0;
	const difference = Math.abs(first) > EPSILON ? first : a.professionals - b.professionals;
	return difference > EPSILON ? one : difference < -EPSILON ? other : b.cents < a.cents ? other : one;
}
