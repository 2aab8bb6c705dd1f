import type { Base } from './base';
import type { ToldFile } from './file-reports';
import type { ComposedSummary } from '../reading';
import type { ImportOutcome } from './outcome';
import { needsCloseConfirmation } from './publish-import';

/** The outcome of files that were read and composed. */
export function outcomeOf(
	status: 'published' | 'dry-run',
	summary: ComposedSummary,
	files: readonly ToldFile[],
	version: number | null
): ImportOutcome {
	const { added, changed, closed, unchanged, hash, moves, movers, notes, olderRegister } = summary;
	return {
		status,
		report: { files: files.map(({ report }) => report), added, changed, closed, unchanged, version, hash },
		details: files.map(({ details }) => details),
		moves,
		movers,
		notes,
		olderRegister,
		closeNeedsConfirmation: needsCloseConfirmation(summary)
	};
}

/** The outcome of files whose content is in force already. */
export function unchangedOutcome({ version }: Base, files: readonly ToldFile[]): ImportOutcome {
	return {
		status: 'unchanged',
		report: {
			files: files.map(({ report }) => report),
			added: 0,
			changed: 0,
			closed: 0,
			unchanged: version?.structures ?? 0,
			version: version?.id ?? null,
			hash: version?.hash ?? ''
		},
		details: files.map(({ details }) => details),
		moves: [],
		movers: [],
		notes: [],
		olderRegister: false,
		closeNeedsConfirmation: false
	};
}
