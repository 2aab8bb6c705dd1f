import type { Session } from '../db';
import type { BackupTable } from './format';

/** A table that older backups hold and this release no longer has. */
interface OutdatedTable {
	readonly columns: BackupTable['columns'];
	/** Makes it for the time of the restoration. */
	readonly create: string;
	/** Brings what it holds to where it belongs now. */
	readonly convert: readonly string[];
}

const OUTDATED: Readonly<Record<string, OutdatedTable>> = {
	/** One record per row of a layer, before `layer_chunks`: as the migration that drops it. */
	layer_rows: {
		columns: [
			{ name: 'layer_id', type: 'integer' },
			{ name: 'line', type: 'integer' },
			{ name: 'data', type: 'text' }
		],
		create: 'create temporary table layer_rows (layer_id integer, line integer, data text)',
		convert: [
			`insert into layer_chunks (layer_id, chunk, data)
			select layer_id, chunk, '[' || string_agg(data, ',' order by place) || ']' from (
				select layer_id, data, place, ((place - 1) / 2000)::int as chunk from (
					select layer_id, data, row_number() over (partition by layer_id order by line) as place from layer_rows
				) as placed
			) as numbered group by layer_id, chunk`,
			'drop table layer_rows'
		]
	}
};

/** The columns of a table that only older releases had; null for any other. */
export const outdatedColumns = (name: string): BackupTable['columns'] | null =>
	OUTDATED[name]?.columns ?? null;

/** Makes room for the rows of an older table. */
export async function openOutdated(session: Session, name: string): Promise<void> {
	const table = OUTDATED[name];
	if (table) await session.query(table.create);
}

/** Brings the rows of an older table, once they are all there, into the tables of today. */
export async function convertOutdated(session: Session, name: string): Promise<void> {
	for (const statement of OUTDATED[name]?.convert ?? []) await session.query(statement);
}
