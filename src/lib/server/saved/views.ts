import { LONGEST_ADDRESS, parseAddress, type SavedAddress } from '$lib/domain/saved';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Scope } from '$lib/domain/access';
import type { Database } from '../db';
import { authorOf, scopeOf, type Actor } from '../journal';
import { mayNotChange, nameTaken, noRoom, readName, seenBy, whyUnchanged } from './named-rows';
import type { SavedRefusal } from './refusal';

/** A view kept for everybody of this installation. */
export interface SharedView extends SavedAddress {
	readonly id: number;
	readonly name: string;
	readonly revision: number;
	/** ISO date and time. */
	readonly updatedAt: string;
}

const COLUMNS = 'id, name, path, query, revision, updated_at::text';

const viewOf = ([id, name, path, query, revision, updatedAt]: readonly unknown[]): SharedView => ({
	id: Number(id),
	name: String(name),
	path: String(path),
	query: String(query),
	revision: Number(revision),
	updatedAt: new Date(String(updatedAt)).toISOString()
});

function readAddress(path: string, query: string): Result<SavedAddress, SavedRefusal> {
	const address = parseAddress(path, query);
	if (address.ok) return address;
	return err(
		address.error === 'address-foreign'
			? { code: 'address-foreign' }
			: { code: 'address-too-long', limit: LONGEST_ADDRESS }
	);
}

/** The shared views that a scope sees, in the order of their names. */
export async function listSharedViews(db: Database, scope: Scope): Promise<readonly SharedView[]> {
	const rows = await db.query(
		`select ${COLUMNS} from saved_views where deleted_at is null and ${seenBy(scope, '$1')}`,
		[JSON.stringify(scope)]
	);
	return rows.map(viewOf).sort((a, b) => a.name.localeCompare(b.name, 'fr', { numeric: true }));
}

/** Keeps a view under a name that nobody else uses. */
export async function createSharedView(
	db: Database,
	given: { readonly name: string; readonly path: string; readonly query: string },
	actor: Actor
): Promise<Result<SharedView, SavedRefusal>> {
	const name = readName(given.name);
	if (!name.ok) return name;
	const address = readAddress(given.path, given.query);
	if (!address.ok) return address;
	const refusal = (await noRoom(db, 'view')) ?? (await nameTaken(db, 'view', name.value, scopeOf(actor)));
	if (refusal) return err(refusal);
	const [row] = await db.query(
		`insert into saved_views (name, name_key, path, query, owner_id, scope)
		values ($1, $2, $3, $4, $5, $6::text::jsonb)
		on conflict (name_key, scope) where deleted_at is null do nothing returning ${COLUMNS}`,
		[
			name.value.text,
			name.value.key,
			address.value.path,
			address.value.query,
			authorOf(actor),
			JSON.stringify(scopeOf(actor))
		]
	);
	if (row) return ok(viewOf(row));
	return err((await nameTaken(db, 'view', name.value, scopeOf(actor))) ?? { code: 'gone', kind: 'view' });
}

/** Has a view show something else from now on, unless somebody changed it since `revision`. */
export async function updateSharedView(
	db: Database,
	id: number,
	revision: number,
	given: { readonly path: string; readonly query: string },
	actor: Actor
): Promise<Result<SharedView, SavedRefusal>> {
	const address = readAddress(given.path, given.query);
	if (!address.ok) return address;
	const refusal = await mayNotChange(db, 'view', id, actor);
	if (refusal) return err(refusal);
	const [row] = await db.query(
		`update saved_views set path = $3, query = $4, revision = revision + 1, updated_at = now()
		where id = $1 and revision = $2 and deleted_at is null returning ${COLUMNS}`,
		[id, revision, address.value.path, address.value.query]
	);
	return row ? ok(viewOf(row)) : err(await whyUnchanged(db, 'view', id));
}
