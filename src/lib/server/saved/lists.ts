import { err, ok, parseFiness, type Result } from '$lib/domain/shared';
import type { Scope } from '$lib/domain/access';
import { codedColumn } from '$lib/domain/table';
import type { Database } from '../db';
import { authorOf, scopeOf, type Actor } from '../journal';
import { currentSeen } from '../territory';
import { mayNotChange, nameTaken, noRoom, readName, seenBy, show } from './named-rows';
import type { SavedRefusal } from './refusal';

/** Most FINESS numbers of one list: all the ESMS of France, and some. */
export const MOST_MEMBERS = 50_000;

/** Members written by one statement: the embedded database does nothing else meanwhile. */
const AT_ONCE = 4_000;

/** A named list, without its members. */
export interface NamedListHead {
	readonly id: number;
	readonly name: string;
	/** Its members; for a scope that is not national, those that it sees. */
	readonly count: number;
	readonly revision: number;
	/** ISO date and time. */
	readonly updatedAt: string;
}

export interface NamedList extends NamedListHead {
	/** FINESS numbers, in their order. */
	readonly members: readonly string[];
	/** True when it has members outside the scope: they are not told. */
	readonly outside: boolean;
}

/** @param counted restricts the members `m` that count */
const headQuery = (counted = ''): string =>
	`select l.id, l.name, l.revision, l.updated_at::text,
		(select count(*)::int from named_list_members m where m.list_id = l.id ${counted}) from named_lists l`;

const IN_SECOND = 'and m.finess in (select value from json_array_elements_text($2::text::json))';

/** FINESS numbers of the structures that a scope sees in the version in force. */
async function numbersSeen(db: Database, scope: Scope): Promise<ReadonlySet<string>> {
	const current = await currentSeen(db, scope);
	return new Set(current ? codedColumn(current.table.structures, 'structure.finess').values : []);
}

const headOf = ([id, name, revision, updatedAt, count]: readonly unknown[]): NamedListHead => ({
	id: Number(id),
	name: String(name),
	revision: Number(revision),
	updatedAt: new Date(String(updatedAt)).toISOString(),
	count: Number(count)
});

/** The lists that a scope sees, in the order of their names. */
export async function listNamedLists(db: Database, scope: Scope): Promise<readonly NamedListHead[]> {
	const where = `where l.deleted_at is null and ${seenBy(scope, '$1')}`;
	const own = JSON.stringify(scope);
	const rows =
		scope === 'national'
			? await db.query(`${headQuery()} ${where}`, [own])
			: await db.query(`${headQuery(IN_SECOND)} ${where}`, [
					own,
					JSON.stringify([...(await numbersSeen(db, scope))])
				]);
	return rows.map(headOf).sort((a, b) => a.name.localeCompare(b.name, 'fr', { numeric: true }));
}

/** A list and its members as a scope sees them; null when it was deleted, never was, or is of other territories. */
export async function readNamedList(db: Database, id: number, scope: Scope): Promise<NamedList | null> {
	const [row] = await db.query(
		`${headQuery()} where l.id = $1 and l.deleted_at is null and ${seenBy(scope, '$2')}`,
		[id, JSON.stringify(scope)]
	);
	if (!row) return null;
	const members = await wholeMembers(db, id);
	if (scope === 'national') return { ...headOf(row), members, outside: false };
	const seen = await numbersSeen(db, scope);
	const shown = members.filter((finess) => seen.has(finess));
	return {
		...headOf(row),
		count: shown.length,
		members: shown,
		outside: shown.length < members.length
	};
}

async function wholeMembers(db: Database, id: number): Promise<readonly string[]> {
	const members = await db.query(
		'select finess from named_list_members where list_id = $1 order by finess collate "C"',
		[id]
	);
	return members.map(([finess]) => String(finess));
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
	finess: readonly string[],
	actor: Actor
): Promise<Result<NamedList, SavedRefusal>> {
	const name = readName(text);
	if (!name.ok) return name;
	const members = distinct(finess);
	if (members.length === 0) return err({ code: 'list-empty' });
	if (members.length > MOST_MEMBERS) return err({ code: 'list-too-long', limit: MOST_MEMBERS });
	const refusal = (await noRoom(db, 'list')) ?? (await nameTaken(db, 'list', name.value, scopeOf(actor)));
	if (refusal) return err(refusal);
	const [row] = await db.query(
		`insert into named_lists (name, name_key, deleted_at, owner_id, scope)
		values ($1, $2, now(), $3, $4::text::jsonb) returning id`,
		[name.value.text, name.value.key, authorOf(actor), JSON.stringify(scopeOf(actor))]
	);
	const id = Number(row?.[0]);
	await write(db, id, members);
	const shown = await show(db, 'list', id, actor);
	if (!shown.ok) {
		await db.query('delete from named_lists where id = $1', [id]);
		return shown;
	}
	const list = await readNamedList(db, id, scopeOf(actor));
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
	change: { readonly add: readonly string[]; readonly remove: readonly string[] },
	actor: Actor
): Promise<Result<MembersChange, SavedRefusal>> {
	const refusal = await mayNotChange(db, 'list', id, actor);
	if (refusal) return err(refusal);
	const before = await readNamedList(db, id, scopeOf(actor));
	if (!before) return err({ code: 'gone', kind: 'list' });
	const known = new Set(await wholeMembers(db, id));
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
	const list = await readNamedList(db, id, scopeOf(actor));
	return list ? ok({ list, added: add.length, removed: remove.length }) : err({ code: 'gone', kind: 'list' });
}

/** The members of lists as a view takes them. */
export const memberSets = (lists: ReadonlyMap<string, NamedList>): ReadonlyMap<string, ReadonlySet<string>> =>
	new Map([...lists].map(([id, { members }]) => [id, new Set(members)]));

const isListId = (text: string): boolean => /^[1-9]\d{0,8}$/.test(text);

/** Members of the lists that a view is filtered by, by id as in its address; those that are gone are not there. */
export async function membersOf(
	db: Database,
	ids: readonly string[],
	scope: Scope
): Promise<ReadonlyMap<string, NamedList>> {
	const found = new Map<string, NamedList>();
	for (const id of ids.filter(isListId)) {
		const list = await readNamedList(db, Number(id), scope);
		if (list) found.set(id, list);
	}
	return found;
}
