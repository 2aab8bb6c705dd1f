import { rm } from 'node:fs/promises';
import type { Database } from '../db';
import type { ImportContext } from './context';
import { discardStaged } from './discard';
import { deleteRecord, moveRecord, openRecords, type ImportRecord } from './record';
import { isRunning } from './running';
import { uploadFolder } from './upload-folder';

/** Processes that have shown a sign of life lately, where several share a database. */
async function liveHolders(db: Database): Promise<ReadonlySet<string>> {
	const rows = await db.query(
		'select distinct holder from leases where expires_at > (extract(epoch from clock_timestamp()) * 1000)::bigint'
	);
	return new Set(rows.map(([holder]) => String(holder)));
}

/** True when nobody works on an open import any more, nor waits for a person to confirm it. */
function isAbandoned(db: Database, record: ImportRecord, live: ReadonlySet<string>): boolean {
	if (record.holder !== db.holder) return !live.has(record.holder);
	const waits = record.status === 'awaiting-mapping' || record.status === 'ready';
	return !waits && !isRunning(db, record.id);
}

/**
 * Clears away what dead processes left: staged rows that no version names, files on their way in, imports that look under way.
 * Never what belongs to a living process.
 */
export async function sweep({ db, dataDir }: ImportContext): Promise<void> {
	const open = await openRecords(db);
	if (open.length === 0) return;
	const live = await liveHolders(db);
	for (const record of open) {
		if (!isAbandoned(db, record, live)) continue;
		const { id, state, status } = record;
		await discardStaged(db, id, state);
		if (state.uploads !== '')
			await rm(uploadFolder(dataDir, state.uploads), { recursive: true, force: true });
		if (state.origin === 'command') await deleteRecord(db, id);
		else {
			const refusal = { code: 'interrupted' } as const;
			await moveRecord(db, id, [status], 'failed', { ...state, progress: null, staged: null, refusal });
		}
	}
}
