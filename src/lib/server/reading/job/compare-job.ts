import { decodeTerritoryTable } from '$lib/arrow';
import { changesTo, compareVersions } from './differences';
import type { CompareJob, JobIO } from './protocol';

/** Lists what changes between two snapshots. */
export async function runCompareJob({ before, after }: CompareJob, io: JobIO): Promise<void> {
	const counts = await compareVersions(
		before === null ? null : decodeTerritoryTable(before),
		decodeTerritoryTable(after),
		changesTo(io)
	);
	await io.emit({ type: 'compared', counts });
}
