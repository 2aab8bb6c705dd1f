import { setImmediate } from 'node:timers/promises';
import { diffTables, type Change, type TerritoryTable } from '$lib/domain/table';

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
 * Compares two versions as one scope sees them, in FINESS order.
 * @param before null for the state before the first version
 * @param limit changed values to list
 */
export async function diffSeen(
	before: TerritoryTable | null,
	after: TerritoryTable,
	limit: number
): Promise<VersionDiff> {
	const structures = { added: 0, changed: 0, closed: 0 };
	const changes: Change[] = [];
	let values = 0;
	let last = '';
	for (const change of diffTables(before, after)) {
		values++;
		if (change.kind !== 'changed' || change.finess !== last) structures[change.kind]++;
		last = change.finess;
		if (changes.length < limit) changes.push(change);
		if (values % SLICE === 0) await setImmediate();
	}
	return {
		...structures,
		unchanged: after.structures.rows - structures.added - structures.changed,
		values,
		changes
	};
}
