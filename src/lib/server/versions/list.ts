import { desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { schema, type Database } from '../db';
import type { Version } from './version';

const { layers, versions } = schema;
type Row = typeof versions.$inferSelect & { readonly partlyFictional: boolean };

const columns = {
	...getTableColumns(versions),
	partlyFictional: sql<boolean>`${versions.fictional} and exists (select 1 from ${layers}
		where not ${layers.fictional} and ${versions.layerIds} @> to_jsonb(${layers.id}))`
};

const toVersion = (row: Row): Version => ({ ...row, createdAt: new Date(row.createdAt).toISOString() });

/** Every version, the current one first. */
export async function listVersions(db: Database): Promise<readonly Version[]> {
	return (await db.orm.select(columns).from(versions).orderBy(desc(versions.id))).map(toVersion);
}

/** The version in force; null before the first import. */
export async function currentVersion(db: Database): Promise<Version | null> {
	const [row] = await db.orm.select(columns).from(versions).orderBy(desc(versions.id)).limit(1);
	return row ? toVersion(row) : null;
}

/** One version by number; null when there is none. */
export async function findVersion(db: Database, id: number): Promise<Version | null> {
	if (!Number.isInteger(id) || id < 1 || id > 2 ** 31 - 1) return null;
	const [row] = await db.orm.select(columns).from(versions).where(eq(versions.id, id));
	return row ? toVersion(row) : null;
}
