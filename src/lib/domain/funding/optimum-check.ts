import type { Cents } from '../shared';
import type { Allocation } from './allocation';
import type { AmountInputs } from './amount-inputs';
import type { CostModel } from './cost-model';
import { provedBound } from './optimum-bound';
import { choiceOf, sumOf } from './optimum-choice';
import { optimumProblem, type OptimumProblem } from './optimum-problem';

/** Why a stored allocation is not what it says: where, what is found, and what is expected. */
export type AllocationFault =
	/** Funded, and not among what may be: not eligible, decided, excluded or unknown. */
	| { readonly code: 'not-a-candidate'; readonly finess: string }
	| { readonly code: 'year-outside'; readonly finess: string; readonly year: number }
	/** The structures of one organisation come together, in one year. */
	| { readonly code: 'organisation-split'; readonly organisation: string }
	| {
			readonly code: 'envelope-exceeded';
			readonly funder: string;
			readonly year: number;
			readonly of: 'ae' | 'cp';
			readonly over: Cents;
	  }
	| { readonly code: 'forced-missing'; readonly organisation: string }
	| {
			readonly code: 'department-below';
			readonly department: string;
			readonly found: number;
			readonly expected: number;
	  }
	| { readonly code: 'objective-differs'; readonly found: number; readonly expected: number }
	| { readonly code: 'bound-below-objective'; readonly found: number; readonly expected: number }
	| { readonly code: 'gap-differs'; readonly found: number; readonly expected: number };

/** What a check of an allocation found. */
export interface AllocationCheck {
	readonly faults: readonly AllocationFault[];
	/** Professionals protected, computed again. */
	readonly objective: number;
	/** The bound that the stored prices prove, whoever the solver was: the stored one may be closer, on the solver's word. */
	readonly provedBound: number;
	readonly provedGap: number;
}

/** Slack for numbers of professionals that were added in another order. */
const EPSILON = 1e-6;

/** (bound − objective) ÷ bound, zero or more. */
export const gapOf = (objective: number, bound: number): number =>
	bound > 0 ? Math.max(0, (bound - objective) / bound) : 0;

/** Checks a stored allocation against the problem that its plan makes today. @param problem with the allocation's own constraints */
export function checkAllocation(problem: OptimumProblem, allocation: Allocation): AllocationCheck {
	const faults: AllocationFault[] = [];
	const groupOf = new Map(problem.groups.flatMap(({ structures }, g) => structures.map((id) => [id, g])));
	for (const { finess, year } of allocation.funded) {
		if (!groupOf.has(finess)) faults.push({ code: 'not-a-candidate', finess });
		if (!problem.years.includes(year)) faults.push({ code: 'year-outside', finess, year });
	}
	const choice = choiceOf(problem, allocation);
	const touched = new Set(allocation.funded.flatMap(({ finess }) => groupOf.get(finess) ?? []));
	problem.groups.forEach(({ organisation, forced }, g) => {
		if (touched.has(g) && choice[g] === -1) faults.push({ code: 'organisation-split', organisation });
		else if (forced && choice[g] === -1) faults.push({ code: 'forced-missing', organisation });
	});
	const sums = sumOf(problem, choice);
	problem.limits.forEach(({ funder, year, of, cents }, l) => {
		const over = (sums.taken[l] ?? 0) - cents;
		if (over > 0) faults.push({ code: 'envelope-exceeded', funder, year, of, over });
	});
	for (const { department, professionals } of problem.constraints.departmentMinimums) {
		const found = sums.byDepartment.get(department) ?? 0;
		if (found < professionals - EPSILON)
			faults.push({ code: 'department-below', department, found, expected: professionals });
	}
	const objective = sums.professionals;
	const close = (a: number, b: number): boolean => Math.abs(a - b) <= EPSILON * Math.max(1, Math.abs(b));
	if (!close(allocation.objective, objective))
		faults.push({ code: 'objective-differs', found: allocation.objective, expected: objective });
	if (allocation.bound < objective - EPSILON * Math.max(1, objective))
		faults.push({ code: 'bound-below-objective', found: allocation.bound, expected: objective });
	const gap = gapOf(allocation.objective, allocation.bound);
	if (!close(allocation.gap, gap)) faults.push({ code: 'gap-differs', found: allocation.gap, expected: gap });
	const bound = provedBound(problem, allocation.prices, sums.ssoProfessionals);
	return { faults, objective, provedBound: bound, provedGap: gapOf(objective, bound) };
}

/**
 * Checks the allocation that amounts hold, where a plan follows one; null without one. Structures that it funds and that somebody
 * decided on count as they did then: the solver is never asked about what is decided, so the decision came after.
 */
export function checkStored(model: CostModel, inputs: AmountInputs): AllocationCheck | null {
	const { allocation } = inputs;
	if (!allocation) return null;
	const funded = new Set(allocation.funded.map(({ finess }) => finess));
	const decided = new Map([...inputs.decided].filter(([finess]) => !funded.has(finess)));
	return checkAllocation(optimumProblem(model, { ...inputs, decided }, allocation.constraints), allocation);
}
