import { databaseProblemOf, LeaseLost } from '../db';
import type { ImportRefusal } from './refusal';
import { ReadingFailed } from './stage';
import { FileRefused } from './staging';
import { WorkerFailure } from '../reading';

/** Carries a refusal out of nested work; turned back into a value where the work was called. */
export class ImportRefused extends Error {
	constructor(readonly refusal: ImportRefusal) {
		super(refusal.code);
		this.name = 'ImportRefused';
	}
}

/** The refusal behind an error; null for a surprise. */
export function refusalBehind(error: unknown, signal: AbortSignal): ImportRefusal | null {
	const file = error instanceof ReadingFailed ? error.file?.name : undefined;
	const cause = error instanceof ReadingFailed ? error.cause : error;
	if (cause instanceof ImportRefused) return cause.refusal;
	if (cause instanceof FileRefused && file !== undefined) {
		return cause.refusal.code === 'cancelled'
			? { code: 'cancelled' }
			: { code: 'file-refused', file, refusal: cause.refusal };
	}
	if (cause instanceof WorkerFailure) return { code: cause.code, file: file ?? '' };
	if (cause instanceof LeaseLost) return { code: 'interrupted' };
	if (signal.aborted) return { code: signal.reason instanceof LeaseLost ? 'interrupted' : 'cancelled' };
	const problem = databaseProblemOf(cause);
	return problem ? { code: 'database', problem } : null;
}
