import { err, ok, parseFiness, type Result } from '$lib/domain/shared';
import type { Database } from '../db';
import { bringBack, nameTaken, noRoom, readName } from './named-rows';
import type { SavedRefusal } from './refusal';

/** Most FINESS numbers of one list: all the ESMS of France, and some. */
export const MOST_MEMBERS = 50_000;

/** Members written by one statement: the embedded database does nothing else meanwhile. */
const AT_ONCE = 4_000;

/** A named list, without its members. */
export interface NamedListHead {
	readonly id: number;
	readonly name: string;
	readonly count: number;
	readonly revision: number;
	/** ISO date and time. */
	readonly updatedAt: string;
}

export interface NamedList extends NamedListHead {
	/** FINESS numbers, in their order. */
	readonly members: readonly string[];
}

const HEAD = `select l.id, l.name, l.revision, l.updated_at::text,
	(select count(*)::int from named_list_members m where m.list_id = l.id) from named_lists l`;

const headOf = ([id, name, revision, updatedAt, count]: readonly unknown[]): NamedListHead => ({
	id: Number(id),
	name: String(name),
	revision: Number(revision),
	updatedAt: new Date(String(updatedAt)).toISOString(),
	count: Number(count)
});

/** The lists of this installation, in the order of their names. */
export async function listNamedLists(db: Database): Promise<readonly NamedListHead[]> {
	const rows = await db.query(`${HEAD} where l.deleted_at is null`);
	return rows.map(headOf).sort((a, b) => a.name.localeCompare(b.name, 'fr', { numeric: true }));
}

/** A list and its members; null when it was deleted or never was. */
export async function readNamedList(db: Database, id: number): Promise<NamedList | null> {
	const [row] = await db.query(`${HEAD} where l.id = $1 and l.deleted_at is null`, [id]);
	if (!row) return null;
	const members = await db.query(
		'select finess from named_list_members where list_id = $1 order by finess collate "C"',
		[id]
	);
	return { ...headOf(row), members: members.map(([finess]) => String(finess)) };
}

/** Well-formed numbers, each once. */
function distinct(finess: readonly string[]): readonly string[] {
	return [
		...new Set(
			finess.flatMap((text) => {
				const parsed = parseFiness(text);
				return parsed.ok ? [parsed.value] : [];
			})
		)
	];
}

async function write(db: Database, id: number, members: readonly string[]): Promise<void> {
	for (let from = 0; from < members.length; from += AT_ONCE) {
		await db.query(
			`insert into named_list_members (list_id, finess)
			select $1::int, value from json_array_elements_text($2::text::json) on conflict do nothing`,
			[id, JSON.stringify(members.slice(from, from + AT_ONCE))]
		);
	}
}

/** Keeps a list under a name that nobody else uses; it is seen once all of it is written. */
export async function createNamedList(
	db: Database,
	text: string,
	finess: readonly string[]
): Promise<Result<NamedList, SavedRefusal>> {
	const name = readName(text);
	if (!name.ok) return name;
	const members = distinct(finess);
	if (members.length === 0) return err({ code: 'list-empty' });
	if (members.length > MOST_MEMBERS) return err({ code: 'list-too-long', limit: MOST_MEMBERS });
	const refusal = (await noRoom(db, 'list')) ?? (await nameTaken(db, 'list', name.value));
	if (refusal) return err(refusal);
	const [row] = await db.query(
		'insert into named_lists (name, name_key, deleted_at) values ($1, $2, now()) returning id',
		[name.value.text, name.value.key]
	);
	const id = Number(row?.[0]);
	await write(db, id, members);
	const shown = await bringBack(db, 'list', id);
	if (!shown.ok) {
		await db.query('delete from named_lists where id = $1', [id]);
		return shown;
	}
	const list = await readNamedList(db, id);
	return list ? ok(list) : err({ code: 'gone', kind: 'list' });
}

/** What a change of members did. */
export interface MembersChange {
	readonly list: NamedList;
	readonly added: number;
	readonly removed: number;
}

/** Adds and takes away members; what others add at the same time is kept. */
export async function changeMembers(
	db: Database,
	id: number,
	change: { readonly add: readonly string[]; readonly remove: readonly string[] }
): Promise<Result<MembersChange, SavedRefusal>> {
	const before = await readNamedList(db, id);
	if (!before) return err({ code: 'gone', kind: 'list' });
	const known = new Set(before.members);
	const add = distinct(change.add).filter((finess) => !known.has(finess));
	const remove = distinct(change.remove).filter((finess) => known.has(finess));
	if (known.size + add.length - remove.length > MOST_MEMBERS)
		return err({ code: 'list-too-long', limit: MOST_MEMBERS });
	await write(db, id, add);
	await db.query(
		`delete from named_list_members
		where list_id = $1 and finess in (select value from json_array_elements_text($2::text::json))`,
		[id, JSON.stringify(remove)]
	);
	await db.query('update named_lists set revision = revision + 1, updated_at = now() where id = $1', [id]);
	const list = await readNamedList(db, id);
	return list ? ok({ list, added: add.length, removed: remove.length }) : err({ code: 'gone', kind: 'list' });
}

/** The members of lists as a view takes them. */
export const memberSets = (lists: ReadonlyMap<string, NamedList>): ReadonlyMap<string, ReadonlySet<string>> =>
	new Map([...lists].map(([id, { members }]) => [id, new Set(members)]));

const isListId = (text: string): boolean => /^[1-9]\d{0,8}$/.test(text);

/** Members of the lists that a view is filtered by, by id as in its address; those that are gone are not there. */
export async function membersOf(
	db: Database,
	ids: readonly string[]
): Promise<ReadonlyMap<string, NamedList>> {
	const found = new Map<string, NamedList>();
	for (const id of ids.filter(isListId)) {
		const list = await readNamedList(db, Number(id));
		if (list) found.set(id, list);
	}
	return found;
}
