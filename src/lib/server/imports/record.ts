import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { schema, type Database, type Session } from '../db';
import { covers, type Scope } from '$lib/domain/access';
import { authorOf, scopeOf, type Actor } from '../journal';
import type { ImportProgress } from './outcome';
import type { ImportContext } from './context';
import { isImportState, type ImportedFile, type ImportState } from './state';
import { OPEN_STATUSES, type ImportStatus } from './status';

const { imports } = schema;

/** Channel on which changes of imports are told; the payload is the number of the import. */
export const IMPORTS_CHANNEL = 'imports';

/** An import as stored. */
export interface ImportRecord {
	readonly id: number;
	/** ISO date and time. */
	readonly createdAt: string;
	readonly finishedAt: string | null;
	readonly status: ImportStatus;
	readonly holder: string;
	readonly state: ImportState;
	readonly versionId: number | null;
	/** The account that made it; null for the program. */
	readonly ownerId: number | null;
	/** What it may change, and who may see it: those whose scope covers it. */
	readonly scope: Scope;
}

type Row = typeof imports.$inferSelect;

function toRecord(row: Row): ImportRecord {
	if (!isImportState(row.state)) throw new Error(`Import ${row.id} has a state of another program`);
	return {
		...row,
		state: row.state,
		createdAt: new Date(row.createdAt).toISOString(),
		finishedAt: row.finishedAt === null ? null : new Date(row.finishedAt).toISOString()
	};
}

/** Records a new import, held by this process. */
export async function createRecord(
	db: Database,
	status: ImportStatus,
	state: ImportState,
	actor: Actor
): Promise<number> {
	const [row] = await db.orm
		.insert(imports)
		.values({
			status,
			holder: db.holder,
			state,
			ownerId: authorOf(actor),
			scope: scopeOf(actor)
		})
		.returning({ id: imports.id });
	if (!row) throw new Error('The database returned no import');
	return row.id;
}

export async function findRecord(db: Database, id: number): Promise<ImportRecord | null> {
	if (!Number.isInteger(id) || id < 1 || id > 2 ** 31 - 1) return null;
	const [row] = await db.orm.select().from(imports).where(eq(imports.id, id));
	return row ? toRecord(row) : null;
}

/** An import that somebody may see and go on with: one of a scope that theirs covers; null for any other. */
export async function findSeenRecord(
	{ db, actor }: Pick<ImportContext, 'db' | 'actor'>,
	id: number
): Promise<ImportRecord | null> {
	const record = await findRecord(db, id);
	return record && covers(scopeOf(actor), record.scope) ? record : null;
}

/** Imports that are not finished. */
export async function openRecords(db: Database): Promise<readonly ImportRecord[]> {
	const rows = await db.orm
		.select()
		.from(imports)
		.where(inArray(imports.status, [...OPEN_STATUSES]));
	return rows.map(toRecord);
}

/** The latest imports that somebody may see, newest first. */
export async function latestRecords(
	{ db, actor }: Pick<ImportContext, 'db' | 'actor'>,
	limit: number
): Promise<readonly ImportRecord[]> {
	const scope = scopeOf(actor);
	const within =
		scope === 'national' ? sql`true` : sql`${imports.scope} <@ ${JSON.stringify(scope)}::text::jsonb`;
	const rows = await db.orm.select().from(imports).where(within).orderBy(desc(imports.id)).limit(limit);
	return rows.map(toRecord);
}

/**
 * Moves an import on and tells whoever listens.
 * @returns false when it is no longer in `from`: somebody else moved it, by cancelling it for instance
 */
export async function moveRecord(
	db: Database,
	id: number,
	from: readonly ImportStatus[],
	status: ImportStatus,
	state: ImportState
): Promise<boolean> {
	const finished = !OPEN_STATUSES.includes(status);
	const moved = await db.orm
		.update(imports)
		.set({ status, state, ...(finished ? { finishedAt: new Date() } : {}) })
		.where(and(eq(imports.id, id), inArray(imports.status, [...from])))
		.returning({ id: imports.id });
	if (moved.length === 0) return false;
	await db.notify(IMPORTS_CHANNEL, String(id));
	return true;
}

/** Adds a file to an import that takes files; several may come at once. @returns false when it no longer does */
export async function appendFile(db: Database, id: number, file: ImportedFile): Promise<boolean> {
	const rows = await db.query(
		`update imports set state = jsonb_set(state, '{files}', (state -> 'files') || jsonb_build_array($2::text::jsonb))
		where id = $1 and status = 'detecting' returning id`,
		[id, JSON.stringify(file)]
	);
	if (rows.length === 1) await db.notify(IMPORTS_CHANNEL, String(id));
	return rows.length === 1;
}

/** Writes how far an import is. @returns false when it is no longer staging: somebody cancelled it */
export async function noteProgress(db: Database, id: number, progress: ImportProgress): Promise<boolean> {
	const rows = await db.query(
		`update imports set state = jsonb_set(state, '{progress}', $2::text::jsonb)
		where id = $1 and status = 'staging' returning id`,
		[id, JSON.stringify(progress)]
	);
	if (rows.length === 1) await db.notify(IMPORTS_CHANNEL, String(id));
	return rows.length === 1;
}

/** Makes this process the one that holds an import. */
export async function takeOver(db: Database, id: number): Promise<void> {
	await db.orm.update(imports).set({ holder: db.holder }).where(eq(imports.id, id));
}

/**
 * Marks an import as published, inside the transaction that publishes its version.
 * @returns false when it was cancelled meanwhile
 */
export async function markPublished(session: Session, id: number, versionId: number): Promise<boolean> {
	const rows = await session.query(
		`update imports set status = 'published', version_id = $2, finished_at = now()
		where id = $1 and status = 'publishing' returning id`,
		[id, versionId]
	);
	return rows.length === 1;
}

export async function deleteRecord(db: Database, id: number): Promise<void> {
	await db.orm.delete(imports).where(eq(imports.id, id));
}
