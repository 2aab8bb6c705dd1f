import { ReadingFailed } from './stage';

/** Writes a surprise to the log as one line of JSON: what was imported is not in it. */
export function logFailure(importId: number, error: unknown): void {
	const surprise = error instanceof ReadingFailed ? error.cause : error;
	const { name, message, stack } =
		surprise instanceof Error ? surprise : { name: 'unknown', message: String(surprise), stack: undefined };
	const line = { level: 'error', time: new Date().toISOString(), importId, name, message, stack };
	process.stderr.write(`${JSON.stringify(line)}\n`);
}
