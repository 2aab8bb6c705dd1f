import { runJob, type Job } from '../job';
import type { JobHandler } from './handler';

/** Runs a job in this thread: for code run from its sources, where no built worker can be trusted to be up to date. */
export function runHere(job: Job, handler: JobHandler, signal: AbortSignal): Promise<void> {
	return runJob(job, {
		signal,
		emit: async (event) => {
			signal.throwIfAborted();
			await handler.event(event);
		},
		storedRows: (layerId) => handler.storedRows(layerId),
		readApart: null
	});
}
