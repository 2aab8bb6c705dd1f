import type { Session } from '../db';
import { CLOSED, LEFT_OUT, type BackupTable } from './format';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Tables that others refer to come before them. */
async function inOrder(session: Session, names: readonly string[]): Promise<string[]> {
	const references = await session.query(
		`select conrelid::regclass::text, confrelid::regclass::text from pg_constraint
		where contype = 'f' and connamespace = 'public'::regnamespace`
	);
	const ordered = new Set<string>();
	const add = (name: string): void => {
		if (ordered.has(name)) return;
		for (const [from, to] of references) if (from === name && to !== name) add(String(to));
		ordered.add(name);
	};
	for (const name of names) add(name);
	return [...ordered];
}

async function identityOf(session: Session, table: string): Promise<BackupTable['identity']> {
	const [found] = await session.query(
		`select column_name, pg_get_serial_sequence(quote_ident(table_name), column_name)
		from information_schema.columns
		where table_schema = 'public' and table_name = $1 and is_identity = 'YES'`,
		[table]
	);
	if (!found) return null;
	const [state] = await session.query(`select last_value, is_called from ${String(found[1])}`);
	return { column: String(found[0]), last: state?.[1] === true ? Number(state[0]) : null };
}

async function describe(session: Session, name: string): Promise<BackupTable> {
	const columns = await session.query(
		`select column_name, data_type from information_schema.columns
		where table_schema = 'public' and table_name = $1 order by ordinal_position`,
		[name]
	);
	const [count] = await session.query(`select count(*) from ${quoted(name)}`);
	return {
		name,
		columns: columns.map(([column, type]) => ({ name: String(column), type: String(type) })),
		rows: Number(count?.[0]),
		identity: await identityOf(session, name)
	};
}

/** The tables that a backup holds, as they are in this database now, those that others refer to first. */
export async function describeTables(session: Session): Promise<readonly BackupTable[]> {
	const rows = await session.query(
		"select tablename from pg_tables where schemaname = 'public' order by tablename"
	);
	const names = rows.map(([name]) => String(name)).filter((name) => !LEFT_OUT.includes(name));
	const tables: BackupTable[] = [];
	for (const name of await inOrder(session, names)) tables.push(await describe(session, name));
	return tables;
}

/** Bytes are read as such, everything else as PostgreSQL's text. */
export const selectRows = ({ name, columns }: BackupTable): string =>
	`select ${columns
		.map((column) => quoted(column.name) + (column.type === 'bytea' ? '' : '::text'))
		.join(', ')} from ${quoted(name)}`;

/** Empties tables and closes every way in; numbers start again. */
export const truncate = (tables: readonly BackupTable[]): string =>
	`truncate ${[...tables.map(({ name }) => name), ...CLOSED].map(quoted).join(', ')} restart identity`;

/** Has the numbers of a table go on after the last one given. */
export async function setIdentity(session: Session, { name, identity }: BackupTable): Promise<void> {
	if (!identity || identity.last === null) return;
	await session.query('select setval(pg_get_serial_sequence($1, $2), $3::bigint)', [
		quoted(name),
		identity.column,
		identity.last
	]);
}
