import { intersection, type Scope } from '$lib/domain/access';
import { codedColumn } from '$lib/domain/table';
import type { Database } from '../db';
import { currentSeen } from '../territory';

/**
 * FINESS numbers of the structures of the version in force that are both of a scenario's territories and of what who asks sees. Not
 * within a transaction.
 */
export async function seenNumbers(db: Database, scope: Scope, scenario: Scope): Promise<ReadonlySet<string>> {
	const work = intersection(scope, scenario);
	const seen = work && (await currentSeen(db, work));
	return new Set(seen ? codedColumn(seen.table.structures, 'structure.finess').values : []);
}

/**
 * Whether somebody may be told of a structure: who sees all there is is told of those that the data no longer hold, too. Not within
 * a transaction.
 */
export async function maySee(
	db: Database,
	scope: Scope,
	scenario: Scope
): Promise<(finess: string) => boolean> {
	if (intersection(scope, scenario) === 'national') return () => true;
	const seen = await seenNumbers(db, scope, scenario);
	return (finess) => seen.has(finess);
}
