import type { SnapshotPart } from '$lib/arrow';
import { readSnapshotPart, writeSnapshotPart, type Database } from '../db';

/** The parts of a stored snapshot. @throws Error when the database does not hold it */
export async function readSnapshot(db: Database, hash: string): Promise<SnapshotPart[]> {
	const names = await db.query('select distinct part from snapshot_parts where hash = $1 order by part', [
		hash
	]);
	if (names.length === 0) throw new Error(`No snapshot ${hash}`);
	const parts: SnapshotPart[] = [];
	for (const [name] of names) {
		const part = String(name);
		const bytes = await readSnapshotPart(db, hash, part);
		if (bytes === null) throw new Error(`Snapshot ${hash} lacks part ${part}`);
		parts.push({ part, bytes });
	}
	return parts;
}

/** Keeps one part of a snapshot; it is of no consequence until a version names the hash. */
export const writeSnapshot = (db: Database, hash: string, { part, bytes }: SnapshotPart): Promise<void> =>
	writeSnapshotPart(db, hash, part, bytes);
