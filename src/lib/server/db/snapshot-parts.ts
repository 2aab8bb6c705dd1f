import { breathe } from './breathe';
import type { Database } from './database';

/** Bytes per statement: measured at 8 ms on PGlite. */
const BLOCK = 1024 * 1024;
const UNIQUE_VIOLATION = '23505';

/**
 * Keeps one named part of a snapshot. The content follows from the hash: what is already there, whole or in part, stays.
 */
export async function writeSnapshotPart(
	db: Database,
	hash: string,
	part: string,
	bytes: Uint8Array
): Promise<void> {
	const stored = await db.query('select block from snapshot_parts where hash = $1 and part = $2', [
		hash,
		part
	]);
	const there = new Set(stored.map(([block]) => block));
	for (let block = 0; block === 0 || block * BLOCK < bytes.length; block++) {
		if (there.has(block)) continue;
		const row = [hash, part, block, bytes.subarray(block * BLOCK, (block + 1) * BLOCK)];
		await db.copyRow('snapshot_parts', ['hash', 'part', 'block', 'bytes'], row).catch(unlessThere);
	}
}

/** Another process that writes the same snapshot may come first. */
function unlessThere(error: unknown): void {
	const isThere = error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
	if (!isThere) throw error;
}

/** One part of a snapshot, or null when there is none. */
export async function readSnapshotPart(db: Database, hash: string, part: string): Promise<Uint8Array | null> {
	const blocks: Uint8Array[] = [];
	for (;;) {
		const [row] = await db.query(
			'select bytes from snapshot_parts where hash = $1 and part = $2 and block = $3',
			[hash, part, blocks.length]
		);
		if (!(row?.[0] instanceof Uint8Array)) break;
		blocks.push(row[0]);
		if (row[0].length < BLOCK) break;
		await breathe();
	}
	return blocks.length === 0 ? null : new Uint8Array(Buffer.concat(blocks));
}
