import type { Scope } from '$lib/domain/access';
import { codedColumn } from '$lib/domain/table';
import type { Database } from '../db';
import { structureHistory, type HistoryEntry } from '../versions';
import { currentSeen } from './seen-versions';

/** What versions changed of a structure, the latest first; nothing of one that the scope does not see. */
export async function historySeen(
	db: Database,
	finess: string,
	scope: Scope,
	limit: number
): Promise<readonly HistoryEntry[]> {
	const current = await currentSeen(db, scope);
	if (!current || finess === '') return [];
	const isSeen = codedColumn(current.table.structures, 'structure.finess').values.includes(finess);
	return isSeen ? structureHistory(db, finess, limit) : [];
}
