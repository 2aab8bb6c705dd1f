import { Attempt } from './attempt';
import { readBase, type Base } from './base';
import type { ImportContext } from './context';
import { importedFiles, tellFiles } from './file-reports';
import type { ImportFile } from './import-file';
import type { ComposedSummary } from '../reading';
import { rememberMapping } from './mapping-memory';
import type { ImportOutcome, ImportProgress } from './outcome';
import { outcomeOf, unchangedOutcome } from './outcomes';
import { prepareFiles, type PreparedFile } from './prepare';
import { checkScope, needsCloseConfirmation, type Publication } from './publish-import';
import { ImportRefused } from './refused';
import { scopeOf } from '../journal';
import { whileRunning } from './running';
import { stageFiles } from './stage';

export interface OnceOptions {
	readonly dryRun: boolean;
	readonly allowClose: boolean;
	/** Runs inside the transaction that publishes the version. */
	readonly inside: Publication['inside'];
	readonly signal: AbortSignal;
	onProgress(progress: ImportProgress): void | Promise<void>;
}

/** @throws ImportRefused when the registers would close more than what passes without a question */
function checkClosing(summary: ComposedSummary, allowClose: boolean): void {
	if (allowClose || !needsCloseConfirmation(summary)) return;
	throw new ImportRefused({ code: 'close-needs-confirmation', ...summary.closing });
}

/** Imports files from the first to the last step. @throws ImportRefused, and what `refusalBehind` knows */
export async function importOnce(
	context: ImportContext,
	files: readonly ImportFile[],
	options: OnceOptions
): Promise<ImportOutcome> {
	const base = await readBase(context.db);
	await options.onProgress({ phase: 'hashing', file: 0, files: files.length, bytes: 0, total: 0, rows: 0 });
	const prepared = await prepareFiles(context, files, base, options.signal);
	if (base.version && prepared.every(({ action }) => action.kind !== 'read')) {
		return unchangedOutcome(base, tellFiles(prepared, new Map()));
	}
	return options.dryRun
		? tryOut(context, base, prepared, options)
		: stageAndPublish(context, base, prepared, options);
}

async function tryOut(
	context: ImportContext,
	base: Base,
	prepared: readonly PreparedFile[],
	options: OnceOptions
): Promise<ImportOutcome> {
	const { summary, found } = await stageFiles(context, base, prepared, null, {
		scope: scopeOf(context.actor),
		signal: options.signal,
		onProgress: (progress) => options.onProgress(progress),
		isToStore: (composed) => {
			checkScope(composed);
			return true;
		},
		onStaged: () => Promise.resolve()
	});
	return outcomeOf('dry-run', summary, tellFiles(prepared, found), null);
}

async function stageAndPublish(
	context: ImportContext,
	base: Base,
	prepared: readonly PreparedFile[],
	options: OnceOptions
): Promise<ImportOutcome> {
	const attempt = await Attempt.start(context.db, context.actor, prepared);
	return whileRunning(context.db, attempt.id, async (stopped) => {
		const signal = AbortSignal.any([options.signal, stopped]);
		let published = false;
		try {
			const outcome = await carryOut(context, base, prepared, attempt, { ...options, signal });
			published = outcome.status === 'published';
			return outcome;
		} finally {
			// Should the database be away, the next sweep clears it.
			if (!published) await attempt.forget().catch(() => undefined);
		}
	});
}

async function carryOut(
	context: ImportContext,
	base: Base,
	prepared: readonly PreparedFile[],
	attempt: Attempt,
	options: OnceOptions
): Promise<ImportOutcome> {
	const { summary, staged, found } = await stageFiles(context, base, prepared, attempt.id, {
		scope: scopeOf(context.actor),
		signal: options.signal,
		onProgress: (progress) => options.onProgress(progress),
		isToStore: (composed) => {
			checkScope(composed);
			checkClosing(composed, options.allowClose);
			return composed.hash !== base.version?.hash;
		},
		onStaged: (version) => attempt.noteStaged(version)
	});
	const told = tellFiles(prepared, found);
	if (staged === null) return unchangedOutcome(base, told);
	const files = prepared.length;
	await options.onProgress({ phase: 'publishing', file: files - 1, files, bytes: 0, total: 0, rows: 0 });
	options.signal.throwIfAborted();
	await attempt.publish(staged, importedFiles(prepared, told, found), {
		actor: context.actor,
		...(options.inside ? { inside: options.inside } : {})
	});
	for (const [number, { detection }] of found) {
		const given = prepared[number]?.mapping;
		if (given && detection?.tabular) await rememberMapping(context.db, detection.tabular.fingerprint, given);
	}
	return outcomeOf('published', summary, told, staged.versionId);
}
