import { encodeTerritoryTable } from '$lib/arrow';
import { scopeKey, type Scope } from '$lib/domain/access';
import { cutOf, cutTable } from '$lib/domain/cut';
import type { TerritoryTable } from '$lib/domain/table';
import { reference } from '$lib/reference';
import type { Database } from '../db';
import { snapshotHash } from '../reading';
import { loadTable } from '../versions';

/** What somebody of a scope sees of a version. */
export interface ScopedTable {
	readonly table: TerritoryTable;
	/** SHA-256 of what is seen: that of the version where all of it is. */
	readonly hash: string;
}

/** Cut tables kept, for all scopes together: a region of the national set weighs about 4 MB. */
const KEPT = 12;

/** Per database and by version and scope, the one used last at the end. What is cut follows from both: nothing goes stale. */
const caches = new WeakMap<Database, Map<string, Promise<ScopedTable>>>();

function cacheOf(db: Database): Map<string, Promise<ScopedTable>> {
	const cache = caches.get(db) ?? new Map<string, Promise<ScopedTable>>();
	caches.set(db, cache);
	return cache;
}

/**
 * The one place where the territory of a version is cut to what somebody may see. A national scope sees the version itself.
 * @param hash of the version
 * @throws Error when the database does not hold the version
 */
export async function scopedTable(db: Database, hash: string, scope: Scope): Promise<ScopedTable> {
	if (scope === 'national') return { table: await loadTable(db, hash), hash };
	const cache = cacheOf(db);
	const key = `${scopeKey(scope)} ${hash}`;
	const cut = cache.get(key) ?? cutVersion(db, hash, scope);
	cache.delete(key);
	cache.set(key, cut);
	cut.catch(() => cache.delete(key));
	for (const [oldest] of cache) {
		if (cache.size <= KEPT) break;
		cache.delete(oldest);
	}
	return cut;
}

async function cutVersion(db: Database, hash: string, scope: Scope): Promise<ScopedTable> {
	const cut = cutOf(scope, reference.departments);
	const whole = await loadTable(db, hash);
	const table = cut ? cutTable(whole, cut) : whole;
	return { table, hash: cut ? snapshotHash(encodeTerritoryTable(table)) : hash };
}

/** The version that a scope sees under a hash, among those cut lately; null when there is none. */
export async function versionSeenAs(db: Database, seen: string, scope: Scope): Promise<string | null> {
	const prefix = `${scopeKey(scope)} `;
	for (const [key, cut] of cacheOf(db)) {
		if (!key.startsWith(prefix)) continue;
		const { hash } = await cut;
		if (hash === seen) return key.slice(prefix.length);
	}
	return null;
}
