/** The longest that what is out of sight is behind, in milliseconds. */
const LATEST = 100;

/** Runs once the browser is idle, or soon in those that do not say when they are. @returns what calls it off */
export function whenIdle(run: () => void): () => void {
	if (!('requestIdleCallback' in globalThis)) {
		const timer = setTimeout(run, LATEST / 2);
		return () => clearTimeout(timer);
	}
	const request = requestIdleCallback(run, { timeout: LATEST });
	return () => cancelIdleCallback(request);
}
