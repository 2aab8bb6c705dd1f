import type { Job, JobEvent } from '../job';

/** From the thread that owns the database to the one that reads. */
export type ToWorker =
	| { readonly type: 'start'; readonly job: Job }
	/** An event has been dealt with. */
	| { readonly type: 'ack' }
	/** Rows of the stored layer asked for; null after the last ones. */
	| { readonly type: 'stored'; readonly rows: readonly string[] | null };

export type FromWorker =
	| { readonly type: 'event'; readonly event: JobEvent }
	/** Asks for a stored layer from its start. */
	| { readonly type: 'want'; readonly layerId: number }
	/** Asks for the next rows of it. */
	| { readonly type: 'more' }
	| { readonly type: 'end' };
