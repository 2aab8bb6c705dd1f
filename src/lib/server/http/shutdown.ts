import { logError } from '../log';

/** How long the closing of the database may take once the last request is answered. */
const CLOSING_MS = 5000;

/**
 * Closes what the process holds when it is told to stop, after the last answer.
 * The server itself stops listening by its own handling of the signals.
 */
export function closeOnStop(close: () => Promise<void>): void {
	process.on('sveltekit:shutdown', () => {
		const limit = setTimeout(() => process.exit(1), CLOSING_MS);
		void close()
			.then(
				() => 0,
				(error: unknown) => {
					logError(error, { event: 'stopping' });
					return 1;
				}
			)
			.then((code) => {
				clearTimeout(limit);
				process.exit(code);
			});
	});
}
