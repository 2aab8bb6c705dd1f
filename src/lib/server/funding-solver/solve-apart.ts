import type { OptimumProblem } from '$lib/domain/funding';
import { Worker } from 'node:worker_threads';
import type { SolveOptions, SolveResult } from './solve';

/** The solver keeps its time limit; beyond this much more, something is wrong with it and the thread is ended. */
const GRACE_MS = 30_000;
const MEMORY_MB = 1024;

/** What the solver's thread is given, and what it answers. */
export interface SolveRequest {
	readonly problem: OptimumProblem;
	readonly options: SolveOptions;
}

/**
 * Answers a problem in a thread of its own.
 * @param program path of the built worker
 * @throws the signal's reason when it is cancelled; Error when the thread fails or hangs
 */
export async function solveApart(
	program: string,
	problem: OptimumProblem,
	options: SolveOptions,
	signal: AbortSignal
): Promise<SolveResult> {
	const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
	let timer: NodeJS.Timeout | undefined;
	const cancel = new AbortController();
	try {
		return await new Promise<SolveResult>((resolve, reject) => {
			const fail = (reason: unknown): void =>
				reject(reason instanceof Error ? reason : new Error('The solver was ended', { cause: reason }));
			signal.addEventListener('abort', () => fail(signal.reason), { signal: cancel.signal });
			timer = setTimeout(
				() => fail(new Error('The solver did not keep its time limit')),
				options.timeLimitSeconds * 1000 + GRACE_MS
			);
			worker.on('message', resolve);
			worker.on('error', fail);
			worker.on('exit', (code) => fail(new Error(`The solver ended early, with code ${code}`)));
			worker.postMessage({ problem, options } satisfies SolveRequest);
		});
	} finally {
		cancel.abort();
		clearTimeout(timer);
		await worker.terminate();
	}
}
