import { desc, eq } from 'drizzle-orm';
import { schema, type Database } from '../db';

const { changes, versions } = schema;

/** One value of a structure that a version changed. */
export interface HistoryEntry {
	readonly version: number;
	/** ISO date and time. */
	readonly createdAt: string;
	readonly kind: 'added' | 'changed' | 'closed';
	/** Field id, `''` for a structure added or closed. */
	readonly field: string;
	readonly before: string;
	readonly after: string;
	readonly source: string;
}

/**
 * What versions changed of one structure, the latest first. The first version lists no changes: what it holds was there from the
 * start.
 */
export async function structureHistory(
	db: Database,
	finess: string,
	limit: number
): Promise<readonly HistoryEntry[]> {
	const rows = await db.orm
		.select({
			version: versions.id,
			createdAt: versions.createdAt,
			kind: changes.kind,
			field: changes.field,
			before: changes.before,
			after: changes.after,
			source: changes.source
		})
		.from(changes)
		.innerJoin(versions, eq(versions.id, changes.versionId))
		.where(eq(changes.finess, finess))
		.orderBy(desc(versions.id), changes.field)
		.limit(limit);
	return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt).toISOString() }));
}
