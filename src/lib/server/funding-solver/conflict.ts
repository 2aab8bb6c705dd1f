import { sumOf, type OptimumConflict, type OptimumProblem } from '$lib/domain/funding';
import type { Highs } from 'highs';
import { choiceIn, linearModel } from './linear-model';

/** Of `primal_solution_status`. */
const FEASIBLE = 2;
/** Seconds for each of the two questions: an explanation is worth a short wait. */
const SECONDS = 5;

/** Why nothing respects every constraint: the least money that is missing, and else what to ask less of. */
export function conflictOf(
	highs: Highs,
	problem: OptimumProblem,
	{ seed }: { readonly seed: number }
): OptimumConflict {
	return {
		impossible: [],
		moreMoney: moreMoney(highs, problem, seed),
		lessAsked: lessAsked(highs, problem, seed)
	};
}

/** The choice that gives way least, where constraints of one kind may. */
function yielding(
	highs: Highs,
	problem: OptimumProblem,
	elastic: 'money' | 'demands',
	seed: number
): (ReturnType<typeof sumOf> & { readonly choice: Int16Array }) | null {
	const model = linearModel(problem, { worth: () => 0, ssoAtLeast: null, atLeast: null, elastic });
	if (model.data.numCols === 0) return null;
	return highs.withModel({ ...model.data, sense: highs.constants.objectiveSense.maximize }, (solver) => {
		solver.options.set({ output_flag: false, time_limit: SECONDS, random_seed: seed });
		solver.run();
		if (Number(solver.info.get('primal_solution_status')) !== FEASIBLE) return null;
		const choice = choiceIn(problem, model, solver.getSolution().colValue);
		return { ...sumOf(problem, choice), choice };
	});
}

function moreMoney(highs: Highs, problem: OptimumProblem, seed: number): OptimumConflict['moreMoney'] {
	const found = yielding(highs, problem, 'money', seed);
	return (
		found &&
		problem.limits.flatMap(({ funder, year, of, cents }, l) => {
			const lacking = (found.taken[l] ?? 0) - cents;
			return lacking > 0 ? [{ funder, year, of, cents: lacking }] : [];
		})
	);
}

function lessAsked(highs: Highs, problem: OptimumProblem, seed: number): OptimumConflict['lessAsked'] {
	const found = yielding(highs, problem, 'demands', seed);
	return (
		found && {
			departments: problem.constraints.departmentMinimums.flatMap(({ department, professionals }) => {
				const possible = found.byDepartment.get(department) ?? 0;
				return possible < professionals ? [{ department, asked: professionals, possible }] : [];
			}),
			organisations: problem.groups.flatMap(({ forced, organisation }, g) =>
				forced && (found.choice[g] ?? -1) < 0 ? [organisation] : []
			)
		}
	);
}
