import type { OptimumProblem } from '$lib/domain/funding';
import { builtProgram } from '../built-program';
import { solveApart } from './solve-apart';
import { solve, type SolveOptions, type SolveResult } from './solve';

export type { SolveOptions, SolveResult } from './solve';

/** What a plan asks of the solver where nobody says otherwise. */
export const USUAL_SOLVE: SolveOptions = { timeLimitSeconds: 10, seed: 1, gap: 0.0005, incumbent: null };

/**
 * Finds who to fund and when: most professionals protected within the envelopes, in a thread apart when the program is built.
 * @param signal ends it at once, with its reason
 * @param program path of the built worker, null to run in this thread; found by itself when not given
 */
export async function solveAllocation(
	problem: OptimumProblem,
	options: SolveOptions,
	signal: AbortSignal,
	program: string | null = builtProgram('solver-worker.js')
): Promise<SolveResult> {
	signal.throwIfAborted();
	return program === null ? solve(problem, options) : solveApart(program, problem, options, signal);
}
