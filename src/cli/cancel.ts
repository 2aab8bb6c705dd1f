/** Does work that Ctrl+C cancels: the signal is aborted, and the work says how it ended. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
	const cancel = new AbortController();
	const interrupt = (): void => cancel.abort();
	process.once('SIGINT', interrupt);
	try {
		return await work(cancel.signal);
	} finally {
		process.off('SIGINT', interrupt);
	}
}
