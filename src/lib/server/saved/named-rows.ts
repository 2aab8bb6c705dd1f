import { parseName, LONGEST_NAME, type SavedName } from '$lib/domain/saved';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Scope } from '$lib/domain/access';
import type { Database } from '../db';
import { scopeOf, type Actor } from '../journal';
import type { SavedKind, SavedRefusal } from './refusal';

/**
 * Rows that a scope sees: the national ones, and those that share a territory with it.
 * @param prefix of the column, with its dot, where several tables have one
 */
export function seenBy(scope: Scope, parameter: string, prefix = ''): string {
	return scope === 'national'
		? `(${parameter}::text is not null)`
		: `(${prefix}scope = '"national"'::jsonb or exists (select 1 from jsonb_array_elements(${parameter}::text::jsonb) t where ${prefix}scope @> t.value))`;
}

/** Rows that a scope may change: those that it covers. @param prefix as above */
export const changedBy = (scope: Scope, parameter: string, prefix = ''): string =>
	scope === 'national' ? `(${parameter}::text is not null)` : `${prefix}scope <@ ${parameter}::text::jsonb`;

/**
 * Refuses to change what the actor does not see, as if it were not there, or what is of others too.
 * @returns null when the actor may change it, deleted or not
 */
export async function mayNotChange(
	db: Database,
	kind: SavedKind,
	id: number,
	actor: Actor
): Promise<SavedRefusal | null> {
	const scope = scopeOf(actor);
	const [row] = await db.query(
		`select ${seenBy(scope, '$2')}, ${changedBy(scope, '$2')} from ${TABLES[kind]} where id = $1`,
		[id, JSON.stringify(scope)]
	);
	if (!row || row[0] !== true) return { code: 'gone', kind };
	return row[1] === true ? null : { code: 'of-others', kind };
}

/** Deleted things can be brought back for this long. */
const KEPT_DAYS = 30;

const TABLES: Readonly<Record<SavedKind, string>> = { view: 'saved_views', list: 'named_lists' };
const MOST: Readonly<Record<SavedKind, number>> = { view: 500, list: 200 };

const UNIQUE_VIOLATION = '23505';

/** True when a statement failed because a name is in use: two people were as fast as one another. */
export function isNameConflict(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return ('code' in error && error.code === UNIQUE_VIOLATION) || isNameConflict(error.cause);
}

export function readName(text: string): Result<SavedName, SavedRefusal> {
	const name = parseName(text);
	if (name.ok) return name;
	return err(
		name.error === 'name-empty' ? { code: 'name-empty' } : { code: 'name-too-long', limit: LONGEST_NAME }
	);
}

/**
 * Who has the name, among what the actor sees: a name used elsewhere is nobody's business. Null when it is free for `except`.
 */
export async function nameTaken(
	db: Database,
	kind: SavedKind,
	{ key }: SavedName,
	scope: Scope,
	except: number | null = null
): Promise<SavedRefusal | null> {
	const [row] = await db.query(
		`select name, updated_at::text from ${TABLES[kind]}
		where name_key = $1 and deleted_at is null and id is distinct from $2::int and ${seenBy(scope, '$3')}`,
		[key, except, JSON.stringify(scope)]
	);
	return row
		? { code: 'name-taken', kind, name: String(row[0]), since: new Date(String(row[1])).toISOString() }
		: null;
}

/** Refuses one more when there are too many; a guard against a runaway script, not an exact count. */
export async function noRoom(db: Database, kind: SavedKind): Promise<SavedRefusal | null> {
	const [row] = await db.query(`select count(*)::int from ${TABLES[kind]} where deleted_at is null`);
	return Number(row?.[0]) >= MOST[kind] ? { code: 'too-many', kind, limit: MOST[kind] } : null;
}

/** Why a change of `id` from `revision` touched no row. */
export async function whyUnchanged(db: Database, kind: SavedKind, id: number): Promise<SavedRefusal> {
	const [row] = await db.query(`select name from ${TABLES[kind]} where id = $1 and deleted_at is null`, [id]);
	return row ? { code: 'changed-meanwhile', kind, name: String(row[0]) } : { code: 'gone', kind };
}

/** Gives another name, unless somebody changed it since `revision` or has the name. */
export async function rename(
	db: Database,
	kind: SavedKind,
	id: number,
	revision: number,
	text: string,
	actor: Actor
): Promise<Result<SavedName, SavedRefusal>> {
	const name = readName(text);
	if (!name.ok) return name;
	const refusal = await mayNotChange(db, kind, id, actor);
	if (refusal) return err(refusal);
	const taken = await nameTaken(db, kind, name.value, scopeOf(actor), id);
	if (taken) return err(taken);
	try {
		const rows = await db.query(
			`update ${TABLES[kind]} set name = $3, name_key = $4, revision = revision + 1, updated_at = now()
			where id = $1 and revision = $2 and deleted_at is null returning id`,
			[id, revision, name.value.text, name.value.key]
		);
		return rows.length === 0 ? err(await whyUnchanged(db, kind, id)) : name;
	} catch (error) {
		const late = isNameConflict(error) ? await nameTaken(db, kind, name.value, scopeOf(actor), id) : null;
		if (late === null) throw error;
		return err(late);
	}
}

/** Deletes; it can be brought back for a month. Deleting twice is deleting once. */
export async function remove(
	db: Database,
	kind: SavedKind,
	id: number,
	actor: Actor
): Promise<Result<null, SavedRefusal>> {
	const refusal = await mayNotChange(db, kind, id, actor);
	if (refusal) return err(refusal);
	const rows = await db.query(
		`update ${TABLES[kind]} set deleted_at = coalesce(deleted_at, now()) where id = $1 returning id`,
		[id]
	);
	await db.query(`delete from ${TABLES[kind]} where deleted_at < now() - $1::int * interval '1 day'`, [
		KEPT_DAYS
	]);
	return rows.length === 0 ? err({ code: 'gone', kind }) : ok(null);
}

/** Brings back what was deleted, under its name unless somebody took it meanwhile. */
export async function bringBack(
	db: Database,
	kind: SavedKind,
	id: number,
	actor: Actor
): Promise<Result<null, SavedRefusal>> {
	const refusal = await mayNotChange(db, kind, id, actor);
	return refusal ? err(refusal) : show(db, kind, id, actor);
}

/** Shows what is hidden, under its name unless somebody took it meanwhile. */
export async function show(
	db: Database,
	kind: SavedKind,
	id: number,
	actor: Actor
): Promise<Result<null, SavedRefusal>> {
	const [row] = await db.query(`select name, name_key from ${TABLES[kind]} where id = $1`, [id]);
	if (!row) return err({ code: 'gone', kind });
	const name = { text: String(row[0]), key: String(row[1]) };
	const inUse = await nameTaken(db, kind, name, scopeOf(actor), id);
	if (inUse) return err(inUse);
	try {
		await db.query(`update ${TABLES[kind]} set deleted_at = null where id = $1`, [id]);
		return ok(null);
	} catch (error) {
		const taken = isNameConflict(error) ? await nameTaken(db, kind, name, scopeOf(actor), id) : null;
		if (taken === null) throw error;
		return err(taken);
	}
}
