/** A worker that draws outcomes, from a file of our own as the content policy asks. */
export const uncertaintyWorker = (): Worker =>
	new Worker(new URL('./uncertainty.worker.ts', import.meta.url), { type: 'module' });
