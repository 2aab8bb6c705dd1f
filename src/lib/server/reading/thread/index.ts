import { builtProgram } from '../../built-program';
import type { Job } from '../job';
import type { JobHandler } from './handler';
import { runApart } from './run-apart';
import { runHere } from './run-here';

export { WorkerFailure, type JobHandler } from './handler';
export { serveJob } from './serve';

/**
 * Runs a job, apart from the thread that serves pages when the program is built.
 * @param program path of the built worker, null to run in this thread; found by itself when not given
 * @throws WorkerFailure, or the signal's reason when it is cancelled
 */
export function runReading(
	job: Job,
	handler: JobHandler,
	signal: AbortSignal,
	program: string | null = builtProgram('read-worker.js')
): Promise<void> {
	return program === null ? runHere(job, handler, signal) : runApart(program, job, handler, signal);
}
