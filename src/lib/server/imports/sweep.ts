import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../db';
import { DATASET_LEASE } from '../versions';
import type { ImportContext } from './context';
import { discardStaged } from './discard';
import { deleteRecord, findRecord, moveRecord, openRecords, type ImportRecord } from './record';
import { isRunning } from './running';
import { uploadFolder, uploadsRoot } from './upload-folder';

const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

/** An import that a person neither confirms nor cancels is given up after this long. */
const PATIENCE_MS = 24 * 3600 * 1000;

/** Processes that have shown a sign of life lately, where several share a database. */
async function liveHolders(db: Database): Promise<ReadonlySet<string>> {
	const rows = await db.query(`select distinct holder from leases where expires_at > ${NOW}`);
	return new Set(rows.map(([holder]) => String(holder)));
}

/** True when nobody works on an import any more, nor waits for a person to confirm it. */
function isAbandoned(db: Database, record: ImportRecord, live: ReadonlySet<string>): boolean {
	if (record.holder !== db.holder) return !live.has(record.holder);
	const waits = ['detecting', 'awaiting-mapping', 'ready'].includes(record.status);
	if (waits) return Date.now() - Date.parse(record.createdAt) > PATIENCE_MS;
	return !isRunning(db, record.id);
}

async function clear(db: Database, { id, state, status }: ImportRecord): Promise<void> {
	await discardStaged(db, id, state);
	if (state.origin === 'command') return deleteRecord(db, id);
	const refusal = { code: 'interrupted' } as const;
	await moveRecord(db, id, [status], 'failed', { ...state, progress: null, staged: null, refusal });
}

/** Imports that ended without a version and whose rows were not all deleted. */
async function clearEnded(db: Database): Promise<void> {
	const ended = await db.query(
		`select i.id from imports i where i.status in ('unchanged', 'refused', 'cancelled', 'failed')
			and (exists (select 1 from layers l where l.import_id = i.id)
				or exists (select 1 from rejects r where r.import_id = i.id))`
	);
	for (const [id] of ended) {
		const record = await findRecord(db, Number(id));
		if (record && !isRunning(db, record.id)) await discardStaged(db, record.id, record.state);
	}
}

/** Changes of versions that were never published, when nobody is about to publish one. */
async function clearChanges(db: Database, reserved: readonly number[]): Promise<void> {
	const busy = await db.query(
		`select 1 from leases where name = $1 and holder <> $2 and expires_at > ${NOW}`,
		[DATASET_LEASE, db.holder]
	);
	if (busy.length > 0) return;
	const orphans = await db.query(
		'select distinct version_id from changes where version_id > coalesce((select max(id) from versions), 0)'
	);
	for (const [id] of orphans) {
		if (!reserved.includes(Number(id)))
			await db.query('delete from changes where version_id = $1', [Number(id)]);
	}
}

async function clearUploads(dataDir: string, kept: ReadonlySet<string>): Promise<void> {
	const folders = await readdir(uploadsRoot(dataDir)).catch(() => []);
	for (const folder of folders) {
		if (!kept.has(folder))
			await rm(uploadFolder(dataDir, path.basename(folder)), { recursive: true, force: true });
	}
}

/**
 * Clears away what dead processes left: staged rows that no version names, files on their way in, imports that look under way.
 * Never what belongs to a living process.
 */
export async function sweep({ db, dataDir }: ImportContext): Promise<void> {
	const live = await liveHolders(db);
	const kept: ImportRecord[] = [];
	for (const record of await openRecords(db)) {
		if (isAbandoned(db, record, live)) await clear(db, record);
		else kept.push(record);
	}
	await db.query(`delete from leases where expires_at < ${NOW} - ${String(PATIENCE_MS)}`);
	await clearEnded(db);
	await clearChanges(
		db,
		kept.flatMap(({ state }) => state.staged?.versionId ?? [])
	);
	await clearUploads(dataDir, new Set(kept.map(({ state }) => state.uploads)));
}
