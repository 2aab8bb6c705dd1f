import { logError } from '../log';
import { ReadingFailed } from './stage';

/** Writes a surprise to the log as one line of JSON: what was imported is not in it. */
export function logFailure(importId: number, error: unknown): void {
	logError(error instanceof ReadingFailed ? error.cause : error, { importId });
}
