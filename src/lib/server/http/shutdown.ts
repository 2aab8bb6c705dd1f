/** How long the closing of the database may take once the last request is answered. */
const CLOSING_MS = 5000;

const streams = new Set<() => void>();

/**
 * Registers the end of something long that a request holds open, such as a stream of events: it is called as soon as
 * the process is told to stop. Without it an open stream would hold the stop up until its time limit.
 * @returns takes the registration back, once it has ended by itself
 */
export function endOnStop(end: () => void): () => void {
	streams.add(end);
	return () => streams.delete(end);
}

function endStreams(): void {
	for (const end of streams) end();
	streams.clear();
}

/**
 * Closes what the process holds when it is told to stop: streams at the signal, the rest (`close`) after the last answer.
 * The server itself stops listening by its own handling of the signals.
 */
export function closeOnStop(close: () => Promise<void>): void {
	process.on('SIGTERM', endStreams);
	process.on('SIGINT', endStreams);
	process.on('sveltekit:shutdown', () => {
		const limit = setTimeout(() => process.exit(1), CLOSING_MS);
		void close()
			.then(
				() => 0,
				(error: unknown) => {
					process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
					return 1;
				}
			)
			.then((code) => {
				clearTimeout(limit);
				process.exit(code);
			});
	});
}
