import { setImmediate } from 'node:timers/promises';
import type { Database } from '../db';
import type { ImportState } from './state';

/** Rows per statement: short enough not to hold up a page on the embedded database. */
const SLICE = 20_000;

/** Deletes the rows of `table` whose `column` is `value`, slice by slice. */
async function deleteSlices(db: Database, table: string, column: string, value: number): Promise<void> {
	const statement = `with gone as (
		delete from ${table} where ctid = any(array(select ctid from ${table} where ${column} = $1 limit ${SLICE})) returning 1
	) select count(*)::int from gone`;
	for (;;) {
		const [row] = await db.query(statement, [value]);
		if (Number(row?.[0]) < SLICE) return;
		await setImmediate();
	}
}

/**
 * Deletes what an import staged and did not publish: rows, rejects, snapshot, changes. Can be run again after a crash in the
 * middle of it. What a version names is left alone.
 */
export async function discardStaged(db: Database, importId: number, { staged }: ImportState): Promise<void> {
	const published = await db.query('select 1 from versions where import_id = $1', [importId]);
	if (published.length > 0) return;
	const layerIds = await db.query('select id from layers where import_id = $1', [importId]);
	for (const [id] of layerIds) {
		await deleteSlices(db, 'layer_chunks', 'layer_id', Number(id));
		await db.query('delete from layers where id = $1', [Number(id)]);
	}
	await deleteSlices(db, 'rejects', 'import_id', importId);
	if (staged === null) return;
	await deleteSlices(db, 'changes', 'version_id', staged.versionId);
	await db.query(
		`delete from snapshot_parts where hash = $1
			and not exists (select 1 from versions where hash = $1)
			and not exists (select 1 from imports where id <> $2 and state #>> '{staged,summary,hash}' = $1
				and status in ('staging', 'ready', 'publishing'))`,
		[staged.summary.hash, importId]
	);
}
