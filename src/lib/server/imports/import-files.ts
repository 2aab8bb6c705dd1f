import { err, ok, type Result } from '$lib/domain/shared';
import { withLease } from '../db';
import type { ImportContext } from './context';
import type { ImportFile } from './import-file';
import { importOnce, type OnceOptions } from './import-once';
import { DATASET_LEASE, LEASE_MS } from '../versions';
import type { ImportOutcome, ImportProgress } from './outcome';
import type { Publication } from './publish-import';
import type { ImportRefusal } from './refusal';
import { refusalBehind } from './refused';
import { sweep } from './sweep';

export interface ImportOptions {
	/** Everything but publishing: nothing is written. */
	readonly dryRun?: boolean;
	/** Lets a register close more than 2 % of what it covers. */
	readonly allowClose?: boolean;
	/** Runs inside the transaction that publishes the version. */
	readonly inside?: Publication['inside'];
	readonly signal?: AbortSignal;
	onProgress?(progress: ImportProgress): void | Promise<void>;
}

/**
 * Imports files given together: they make one version, all or nothing, in any order. The same content again changes nothing.
 * @returns what became of every line and what changed, or why nothing was imported
 */
export async function importFiles(
	context: ImportContext,
	files: readonly ImportFile[],
	options: ImportOptions = {}
): Promise<Result<ImportOutcome, ImportRefusal>> {
	if (files.length === 0) return err({ code: 'no-file' });
	const signal = options.signal ?? new AbortController().signal;
	const once = (leased: AbortSignal): OnceOptions => ({
		dryRun: options.dryRun ?? false,
		allowClose: options.allowClose ?? false,
		inside: options.inside,
		signal: leased,
		onProgress: (progress) => options.onProgress?.(progress)
	});
	const held = async (leased: AbortSignal): Promise<ImportOutcome> => {
		await sweep(context);
		return importOnce(context, files, once(leased));
	};
	try {
		if (options.dryRun) return ok(await importOnce(context, files, once(signal)));
		const description = files
			.map(({ name }) => name)
			.join(', ')
			.slice(0, 200);
		return await withLease(context.db, DATASET_LEASE, description, held, { signal, lifetime: LEASE_MS });
	} catch (error) {
		const refusal = refusalBehind(error, signal);
		if (refusal) return err(refusal);
		throw error;
	}
}
