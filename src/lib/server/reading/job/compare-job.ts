import { decodeTerritoryTable } from '$lib/arrow';
import { changedOutside } from '$lib/domain/cut';
import { changesTo, compareVersions } from './differences';
import type { CompareJob, JobIO } from './protocol';

/** Lists what changes between two snapshots. */
export async function runCompareJob({ before, after, cut }: CompareJob, io: JobIO): Promise<void> {
	const from = before === null ? null : decodeTerritoryTable(before);
	const to = decodeTerritoryTable(after);
	const outside = cut ? changedOutside(from, to, cut) : 0;
	const counts = await compareVersions(from, to, changesTo(io));
	await io.emit({ type: 'compared', counts, outside });
}
