/** Writes a surprise to the log as one line of JSON: what was imported is not in it. */
export function logFailure(importId: number, error: unknown): void {
	const { name, message, stack } =
		error instanceof Error ? error : { name: 'unknown', message: String(error), stack: undefined };
	const line = { level: 'error', time: new Date().toISOString(), importId, name, message, stack };
	process.stderr.write(`${JSON.stringify(line)}\n`);
}
