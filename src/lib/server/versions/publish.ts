import type { Session } from '../db';

/** What a new version is made of; its snapshot and its changes are stored already. */
export interface VersionToPublish {
	readonly id: number;
	readonly parentId: number | null;
	readonly kind: 'import' | 'rollback';
	readonly restoresId: number | null;
	readonly importId: number | null;
	readonly hash: string;
	readonly layerIds: readonly number[];
	readonly structures: number;
	readonly added: number;
	readonly changed: number;
	readonly closed: number;
	readonly unchanged: number;
	readonly asOf: string;
	readonly fictional: boolean;
	/** The account that publishes it; null for the command line and for the program. */
	readonly authorId: number | null;
}

/**
 * A number for a version to come, so that its changes can be stored before it is published. It is greater than those of all
 * versions there are; one that is not used in the end is a gap.
 */
export async function reserveVersionId(session: Session): Promise<number> {
	const [row] = await session.query("select nextval(pg_get_serial_sequence('versions', 'id'))::int");
	return Number(row?.[0]);
}

const INSERT = `insert into versions (id, parent_id, kind, restores_id, import_id, hash, layer_ids, structures,
		added, changed, closed, unchanged, as_of, fictional, author_id)
	overriding system value
	select $1, $2::int, $3, $4, $5, $6, $7::text::jsonb, $8, $9, $10, $11, $12, $13, $14, $15::int
	where coalesce((select max(id) from versions), 0) = coalesce($2::int, 0)`;

/**
 * Makes a version the current one, inside a transaction. The chain cannot fork: its parent must be the current version.
 * @returns false when it is no longer
 */
export async function insertVersion(session: Session, version: VersionToPublish): Promise<boolean> {
	const rows = await session.query(`${INSERT} returning id`, [
		version.id,
		version.parentId,
		version.kind,
		version.restoresId,
		version.importId,
		version.hash,
		JSON.stringify(version.layerIds),
		version.structures,
		version.added,
		version.changed,
		version.closed,
		version.unchanged,
		version.asOf,
		version.fictional,
		version.authorId
	]);
	return rows.length === 1;
}
