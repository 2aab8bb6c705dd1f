import {
	better,
	choiceOf,
	fundedBy,
	gapOf,
	greedyChoice,
	impossibilities,
	isAllowed,
	NO_PRICES,
	provedBound,
	sumOf,
	type Allocation,
	type AllocationPrices,
	type Choice,
	type OptimumConflict,
	type OptimumProblem
} from '$lib/domain/funding';
import loadHighs, { type Highs } from 'highs';
import { conflictOf } from './conflict';
import { choiceIn, linearModel, startOf, type LinearModel, type ModelWish } from './linear-model';

/** How a solver works. */
export interface SolveOptions {
	readonly timeLimitSeconds: number;
	readonly seed: number;
	/** It may stop when nothing can be better by more than this share. */
	readonly gap: number;
	/** What is already funded: the answer never protects fewer, where it still fits. */
	readonly incumbent: Allocation['funded'] | null;
}

export type SolveResult =
	| { readonly kind: 'found'; readonly allocation: Allocation }
	| { readonly kind: 'infeasible'; readonly conflict: OptimumConflict }
	/** Nothing that respects every constraint was found in the time given, and nothing says that there is none. */
	| { readonly kind: 'out-of-time' };

/** The share of the time that goes to those obliged to single sign-on. */
const FIRST_PART = 0.3;
/** Less than this is not worth starting the solver for. */
const LEAST_SECONDS = 0.05;
const OPTIMAL = 7;
const INFEASIBLE = 8;
/** Of `primal_solution_status`. */
const FEASIBLE = 2;
const CENTS = 100;
/** Slack for sums of professionals. */
const EPSILON = 1e-6;

/** One run of the solver: the best choice found, if any, and what nothing goes beyond. */
interface Run {
	readonly choice: Choice | null;
	readonly bound: number;
	readonly isInfeasible: boolean;
}

/** The solver's own program, made ready once in each thread. */
let loaded: Promise<Highs> | null = null;

/** Answers a problem in this thread, which is held for as long as it takes. @param now milliseconds, for the time left */
export async function solve(
	problem: OptimumProblem,
	options: SolveOptions,
	now: () => number = () => performance.now()
): Promise<SolveResult> {
	const end = now() + options.timeLimitSeconds * 1000;
	const left = (): number => Math.max(LEAST_SECONDS, (end - now()) / 1000);
	const impossible = impossibilities(problem);
	if (impossible.length > 0)
		return { kind: 'infeasible', conflict: { impossible, moreMoney: null, lessAsked: null } };
	const highs = await (loaded ??= loadHighs());
	const incumbent = incumbentOf(problem, options);
	/** A larger envelope never protects fewer, even where those obliged to single sign-on come first. */
	const atLeast = incumbent ? sumOf(problem, incumbent).professionals : 0;
	let best = incumbent;
	const keep = (choice: Choice | null): void => {
		if (!choice || !isAllowed(problem, choice)) return;
		if (sumOf(problem, choice).professionals < atLeast - EPSILON) return;
		best = best ? better(problem, best, choice) : choice;
	};
	keep(greedyChoice(problem));
	const wish = (ssoAtLeast: number | null): ModelWish => ({
		worth: ({ professionals }) => professionals,
		ssoAtLeast,
		atLeast: null,
		elastic: 'none'
	});
	const obliged = problem.groups.filter(({ ssoObliged }) => ssoObliged).length;
	const isMixed = problem.constraints.ssoFirst && obliged > 0 && obliged < problem.groups.length;
	if (isMixed) {
		const seconds = left() * FIRST_PART;
		const first = linearModel(problem, {
			worth: ({ ssoObliged, professionals }) => (ssoObliged ? professionals : 0),
			ssoAtLeast: null,
			atLeast: incumbent ? atLeast : null,
			elastic: 'none'
		});
		keep(run(highs, problem, first, best, { ...options, seconds }).choice);
	}
	const reached = best ? sumOf(problem, best).ssoProfessionals : 0;
	const model = linearModel(problem, wish(isMixed ? reached : null));
	const relaxation = relaxed(highs, problem, model, left());
	const { prices } = relaxation;
	keep(relaxation.choice);
	if (best) {
		// Of many organisations, nearly all of the relaxation is whole: what is rounded may be close enough already.
		const quick = allocationOf(problem, options, best, incumbent, Infinity, prices);
		if (quick.gap <= options.gap) return { kind: 'found', allocation: quick };
	}
	const last = run(highs, problem, model, best, { ...options, seconds: left() });
	keep(last.choice);
	if (!best)
		return last.isInfeasible
			? { kind: 'infeasible', conflict: conflictOf(highs, problem, options) }
			: { kind: 'out-of-time' };
	return { kind: 'found', allocation: allocationOf(problem, options, best, incumbent, last.bound, prices) };
}

/** What is already funded, where it still respects everything. */
function incumbentOf(problem: OptimumProblem, { incumbent }: SolveOptions): Choice | null {
	const choice = incumbent && choiceOf(problem, { funded: incumbent });
	return choice && isAllowed(problem, choice) ? choice : null;
}

/** Runs the solver once, from a choice where there is one. */
function run(
	highs: Highs,
	problem: OptimumProblem,
	model: LinearModel,
	start: Choice | null,
	{ seconds, seed, gap }: { readonly seconds: number; readonly seed: number; readonly gap: number }
): Run {
	if (model.columns.length === 0)
		return {
			choice: new Int16Array(problem.groups.length).fill(-1),
			bound: 0,
			isInfeasible: model.data.numRows > 0 && Array.from(model.data.rowLower).some((lower) => lower > 0)
		};
	return highs.withModel({ ...model.data, sense: highs.constants.objectiveSense.maximize }, (solver) => {
		solver.options.set({
			output_flag: false,
			time_limit: seconds,
			random_seed: seed,
			mip_rel_gap: gap
		});
		if (start) solver.setSolution({ colValue: startOf(model, start) });
		solver.run();
		const status = solver.getModelStatus();
		const hasSolution = Number(solver.info.get('primal_solution_status')) === FEASIBLE;
		return {
			choice: hasSolution ? trimmed(problem, choiceIn(problem, model, solver.getSolution().colValue)) : null,
			bound: Number(solver.info.get('mip_dual_bound')),
			isInfeasible: status === INFEASIBLE
		};
	});
}

/** Takes away the smallest groups from a limit that the solver's tolerance let be exceeded by a few cents. */
function trimmed(problem: OptimumProblem, choice: Choice): Choice {
	const kept = choice.slice();
	for (;;) {
		const { taken } = sumOf(problem, kept);
		const limit = problem.limits.findIndex(({ cents }, l) => (taken[l] ?? 0) > cents);
		if (limit === -1) return kept;
		let smallest = -1;
		problem.groups.forEach(({ forced, takes, professionals }, g) => {
			const year = kept[g] ?? -1;
			if (year < 0 || forced || (takes[year]?.[limit] ?? 0) === 0) return;
			if (smallest === -1 || professionals < (problem.groups[smallest]?.professionals ?? 0)) smallest = g;
		});
		if (smallest === -1) return kept;
		kept[smallest] = -1;
	}
}

/** What the relaxation, where organisations may be funded in part, says: what each constraint is worth, and a whole choice near it. */
function relaxed(
	highs: Highs,
	problem: OptimumProblem,
	model: LinearModel,
	seconds: number
): { readonly prices: AllocationPrices; readonly choice: Choice | null } {
	if (model.columns.length === 0) return { prices: NO_PRICES, choice: null };
	const { integrality: _, ...data } = model.data;
	return highs.withModel({ ...data, sense: highs.constants.objectiveSense.maximize }, (solver) => {
		solver.options.set({ output_flag: false, time_limit: seconds });
		solver.run();
		if (solver.getModelStatus() !== OPTIMAL) return { prices: NO_PRICES, choice: null };
		const { rowDual, colValue } = solver.getSolution();
		const worth = (row: number): number => Math.abs(rowDual[row] ?? 0);
		const { rows } = model;
		const whole = colValue.map((value) => (value > 1 - EPSILON ? 1 : 0));
		return {
			choice: greedyChoice(problem, trimmed(problem, choiceIn(problem, model, whole))),
			prices: {
				envelopes: problem.limits.map(({ funder, year, of }, l) => ({
					funder,
					year,
					of,
					professionalsPerCent: worth(l) / CENTS
				})),
				departments: problem.constraints.departmentMinimums.map(({ department }, d) => ({
					department,
					price: worth(rows.departments + d)
				})),
				sso: rows.sso === null ? 0 : worth(rows.sso)
			}
		};
	});
}

function allocationOf(
	problem: OptimumProblem,
	options: SolveOptions,
	best: Choice,
	incumbent: Choice | null,
	solverBound: number,
	prices: AllocationPrices
): Allocation {
	const { professionals: objective, ssoProfessionals } = sumOf(problem, best);
	const proved = provedBound(problem, prices, ssoProfessionals);
	const bound = Math.max(objective, Math.min(solverBound, proved));
	const gap = gapOf(objective, bound);
	const isKept = incumbent !== null && best.every((year, g) => year === incumbent[g]);
	return {
		funded: fundedBy(problem, best),
		objective,
		bound,
		gap,
		status: gap <= options.gap ? 'optimal' : isKept ? 'kept' : 'time-limit',
		seed: options.seed,
		timeLimitSeconds: options.timeLimitSeconds,
		constraints: problem.constraints,
		prices
	};
}
