import { decodeTerritoryTable } from '$lib/arrow';
import type { TerritoryTable } from '$lib/domain/table';
import type { Database } from '../db';
import { readSnapshot } from './snapshot';

/** Tables kept decoded: the current version and one to compare it with, for a national set about 60 MB each. */
const KEPT = 3;

/** Per database and by hash, the one used last at the end. The content follows from the hash, so nothing ever goes stale. */
const caches = new WeakMap<Database, Map<string, Promise<TerritoryTable>>>();

/** The territory table of a snapshot, decoded once and kept. @throws Error when the database does not hold it */
export function loadTable(db: Database, hash: string): Promise<TerritoryTable> {
	const cache = caches.get(db) ?? new Map<string, Promise<TerritoryTable>>();
	caches.set(db, cache);
	const table = cache.get(hash) ?? readSnapshot(db, hash).then(decodeTerritoryTable);
	cache.delete(hash);
	cache.set(hash, table);
	table.catch(() => cache.delete(hash));
	for (const [oldest] of cache) {
		if (cache.size <= KEPT) break;
		cache.delete(oldest);
	}
	return table;
}
