import { rm } from 'node:fs/promises';
import { err, ok, type Result } from '$lib/domain/shared';
import type { LayerCoverage } from '$lib/domain/table';
import type { Mapping } from '$lib/files';
import { note } from '../journal';
import type { ImportContext } from './context';
import { discardStaged } from './discard';
import { viewOf, type ImportView } from './import-view';
import { logFailure } from './log-failure';
import { rememberMapping } from './mapping-memory';
import { findSeenRecord, latestRecords, moveRecord, type ImportRecord } from './record';
import type { ImportRefusal } from './refusal';
import { isRunning, lettingGo, stopRunning } from './running';
import { ScreenImport } from './screen-import';
import type { ImportedFile } from './state';
import { OPEN_STATUSES, type ImportStatus } from './status';
import { uploadFolder } from './upload-folder';

/** What a person says of one file; what is left out stays as it was. */
export interface FileChoice {
	readonly mapping?: Mapping | null;
	readonly coverage?: LayerCoverage | null;
	/** ISO date. */
	readonly referenceDate?: string;
}

type Answer = Result<ImportView, ImportRefusal>;

/** What it takes to look at imports. */
type Looking = Pick<ImportContext, 'db' | 'actor'>;

/** An import as it is now; null when there is none, or none that the actor may see. */
export async function getImport(looking: Looking, id: number): Promise<ImportView | null> {
	const record = await findSeenRecord(looking, id);
	return record && viewOf(record);
}

/** The latest imports that the actor may see, newest first. */
export async function listImports(looking: Looking, limit = 50): Promise<readonly ImportView[]> {
	return (await latestRecords(looking, limit)).map(viewOf);
}

/** The import, if it is of the screen, in one of these statuses and at rest. */
async function atRest(
	context: ImportContext,
	id: number,
	statuses: readonly ImportStatus[]
): Promise<Result<ImportRecord, ImportRefusal>> {
	// Whoever reads of the last state of a step may be quicker than its end.
	const { db } = context;
	await lettingGo(db, id);
	const record = await findSeenRecord(context, id);
	if (!record || record.state.origin !== 'screen') return err({ code: 'unknown-import' });
	if (!statuses.includes(record.status) || isRunning(db, id)) {
		return err({ code: 'wrong-state', status: record.status });
	}
	return ok(record);
}

/** Lets a step go on by itself; how far it is can be read with `getImport` at any time. */
async function begin(
	context: ImportContext,
	record: ImportRecord,
	step: (work: ScreenImport) => Promise<void>
): Promise<Answer> {
	// Checked again without any wait before the step takes the import: a button may be pressed twice.
	if (isRunning(context.db, record.id)) return err({ code: 'wrong-state', status: record.status });
	// Only a database that is away makes this fail: the next sweep tidies up.
	step(new ScreenImport(context, record)).catch((error: unknown) => logFailure(record.id, error));
	const view = await getImport(context, record.id);
	return view ? ok(view) : err({ code: 'unknown-import' });
}

/** Starts an import whose files have been received: says what they are, and reads them when nothing is left to ask. */
export async function startImport(context: ImportContext, id: number): Promise<Answer> {
	const record = await atRest(context, id, ['detecting']);
	if (!record.ok) return record;
	if (record.value.state.files.length === 0) return err({ code: 'no-file' });
	const started = await begin(context, record.value, (work) => work.detect());
	if (started.ok)
		await note(context.db, context.actor, {
			action: 'import-started',
			subject: `import ${id}`,
			after: { files: record.value.state.files.length }
		});
	return started;
}

/**
 * Says how files are to be read, and reads them. Confirmed mappings are remembered for files with the same header.
 * @param choices by index of the file
 */
export async function confirmMapping(
	context: ImportContext,
	id: number,
	choices: Readonly<Record<number, FileChoice>>
): Promise<Answer> {
	const record = await atRest(context, id, ['awaiting-mapping', 'ready']);
	if (!record.ok) return record;
	const files = record.value.state.files.map((file, number): ImportedFile => ({
		...file,
		...choices[number]
	}));
	for (const { detection, mapping } of files) {
		if (detection?.tabular && mapping) {
			await rememberMapping(context.db, detection.tabular.fingerprint, mapping);
		}
	}
	return begin(context, record.value, (work) => work.restage(files));
}

/** Publishes a previewed import. */
export async function confirmPublish(
	context: ImportContext,
	id: number,
	{ allowClose = false }: { readonly allowClose?: boolean } = {}
): Promise<Answer> {
	const record = await atRest(context, id, ['ready']);
	return record.ok ? begin(context, record.value, (work) => work.publish(allowClose)) : record;
}

/** Gives an import up, wherever it is; nothing of it is kept. */
export async function cancelImport(context: ImportContext, id: number): Promise<Answer> {
	const { db, dataDir } = context;
	const open = async (): Promise<Result<ImportRecord, ImportRefusal>> => {
		const record = await findSeenRecord(context, id);
		if (!record || record.state.origin !== 'screen') return err({ code: 'unknown-import' });
		return OPEN_STATUSES.includes(record.status)
			? ok(record)
			: err({ code: 'wrong-state', status: record.status });
	};
	const before = await open();
	if (!before.ok) return before;
	// What this process is doing on it ends first, and may have gone through all the same.
	await stopRunning(db, id);
	const after = await open();
	if (after.ok) {
		const { state } = after.value;
		const refusal = { code: 'cancelled' } as const;
		// An import that another process is working on notices, and tidies up by itself.
		await moveRecord(db, id, OPEN_STATUSES, 'cancelled', { ...state, staged: null, progress: null, refusal });
		await discardStaged(db, id, state);
		await rm(uploadFolder(dataDir, state.uploads), { recursive: true, force: true });
	}
	const view = await getImport(context, id);
	return view ? ok(view) : err({ code: 'unknown-import' });
}
