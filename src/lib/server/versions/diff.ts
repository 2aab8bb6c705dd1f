import { setImmediate } from 'node:timers/promises';
import { diffTables, type Change } from '$lib/domain/table';
import type { Database } from '../db';
import { loadTable } from './load-table';
import type { Version } from './version';

/** What lies between two versions: counts by structure, and the first changed values. */
export interface VersionDiff {
	readonly added: number;
	readonly changed: number;
	readonly closed: number;
	readonly unchanged: number;
	/** Changed values in all; `changes` holds the first of them. */
	readonly values: number;
	readonly changes: readonly Change[];
}

/** Changes looked at before other requests get a turn. */
const SLICE = 5000;

/**
 * Compares two versions, in FINESS order.
 * @param before null for the state before the first version
 * @param limit changed values to list
 */
export async function diffVersions(
	db: Database,
	before: Version | null,
	after: Version,
	limit: number
): Promise<VersionDiff> {
	const from = before ? await loadTable(db, before.hash) : null;
	const to = await loadTable(db, after.hash);
	const structures = { added: 0, changed: 0, closed: 0 };
	const changes: Change[] = [];
	let values = 0;
	let last = '';
	for (const change of diffTables(from, to)) {
		values++;
		if (change.kind !== 'changed' || change.finess !== last) structures[change.kind]++;
		last = change.finess;
		if (changes.length < limit) changes.push(change);
		if (values % SLICE === 0) await setImmediate();
	}
	return {
		...structures,
		unchanged: to.structures.rows - structures.added - structures.changed,
		values,
		changes
	};
}
