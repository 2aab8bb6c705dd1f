import type { JobEvent } from '../job';

/** What the thread that owns the database does with what a job says and asks. */
export interface JobHandler {
	/** Events come one at a time, in order. */
	event(event: JobEvent): Promise<void>;
	/** Rows of a stored layer, each as a JSON array of texts, in batches. */
	storedRows(layerId: number): AsyncIterable<readonly string[]>;
}

/** Why the reading thread did not finish. */
export class WorkerFailure extends Error {
	constructor(
		readonly code: 'too-slow' | 'out-of-memory',
		cause?: unknown
	) {
		super(`The reading thread was ended: ${code}`, { cause });
		this.name = 'WorkerFailure';
	}
}
