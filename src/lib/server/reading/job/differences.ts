import { diffTables, type TerritoryTable } from '$lib/domain/table';
import type { ChangeRow, DifferenceCounts, JobIO } from './protocol';

const BATCH = 2000;

/**
 * Counts what differs between two versions by structure, and hands on every changed value when wanted.
 * The first version lists no changes: everything in it is new.
 */
export async function compareVersions(
	before: TerritoryTable | null,
	after: TerritoryTable,
	emitChanges: ((rows: readonly ChangeRow[]) => Promise<void>) | null
): Promise<DifferenceCounts> {
	if (before === null) return { added: after.structures.rows, changed: 0, closed: 0, unchanged: 0 };
	let [added, changed, closed] = [0, 0, 0];
	let last = '';
	let batch: ChangeRow[] = [];
	for (const change of diffTables(before, after)) {
		if (change.kind === 'added') added++;
		else if (change.kind === 'closed') closed++;
		else if (change.finess !== last) {
			changed++;
			last = change.finess;
		}
		if (emitChanges === null) continue;
		batch.push([change.finess, change.kind, change.field, change.before, change.after, change.source]);
		if (batch.length === BATCH) {
			await emitChanges(batch);
			batch = [];
		}
	}
	if (emitChanges !== null && batch.length > 0) await emitChanges(batch);
	return { added, changed, closed, unchanged: after.structures.rows - added - changed };
}

/** Sends the changes of a job as it finds them. */
export const changesTo =
	(io: JobIO) =>
	(rows: readonly ChangeRow[]): Promise<void> =>
		io.emit({ type: 'changes', rows });
