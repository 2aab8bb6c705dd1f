import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { BinaryValue } from './copy-binary';
import type * as schema from './schema';

/** Drizzle over either engine. Its `execute` gives each driver's own shape: use `query` for raw statements. */
export type Drizzle = PgDatabase<PgQueryResultHKT, typeof schema>;

/** A value of a statement or of a bulk row; null is NULL, bytes are for `bytea` columns. */
export type SqlValue = string | number | boolean | Uint8Array | null;
export type SqlRow = readonly SqlValue[];

/** What can be done inside and outside a transaction. */
export interface Session {
	/**
	 * Runs one statement and gives its rows as arrays. The same on both engines: integers of any size are numbers, dates are the
	 * database's text, `bytea` is Uint8Array, `jsonb` is parsed.
	 */
	query(text: string, values?: readonly SqlValue[]): Promise<readonly (readonly unknown[])[]>;
	/**
	 * Bulk insertion by COPY, in short chunks so that other requests are not held up. Outside a transaction every chunk is
	 * committed as it goes: rows must be invisible until a later statement publishes them. A NUL, which PostgreSQL cannot
	 * hold, is written as its picture (␀).
	 * @param table name in the schema
	 * @param columns names in the database
	 * @returns how many rows were written
	 */
	copyIn(
		table: string,
		columns: readonly string[],
		rows: Iterable<SqlRow> | AsyncIterable<SqlRow>
	): Promise<number>;
	/**
	 * Inserts one row that holds a large value, by a COPY of its own.
	 * @param row texts without NUL, which PostgreSQL cannot hold; numbers for `integer` columns; bytes for `bytea`
	 */
	copyRow(table: string, columns: readonly string[], row: readonly BinaryValue[]): Promise<void>;
}

export type TransactionMode = 'read' | 'write';

/**
 * What each mode asks of PostgreSQL. A writer that waited for its turn, as for the next line of the journal, must see what the
 * one before wrote.
 */
export const ISOLATION: Readonly<Record<TransactionMode, string>> = {
	read: 'isolation level repeatable read, read only',
	write: 'isolation level read committed, read write'
};

/** The one door for what differs between PGlite (embedded) and PostgreSQL. Everything else goes through `orm`. */
export interface Database extends Session {
	readonly engine: 'pglite' | 'postgres';
	readonly orm: Drizzle;
	/** A random id of this opening of the database: what it leaves unfinished can be told from what others do. */
	readonly holder: string;
	/**
	 * One transaction. On PGlite everything else waits until it ends, so nothing inside may wait for a query outside.
	 * @param mode `read` sees one snapshot of the data, may not write, and is possible on a full disk; in `write`, each
	 * statement sees what others have committed
	 */
	transaction<T>(work: (session: Session) => Promise<T>, mode?: TransactionMode): Promise<T>;
	/** Reads many rows in batches of `size`, in the order of the statement, on one snapshot of the data. */
	readBatches(
		query: { readonly text: string; readonly values: readonly SqlValue[] },
		size: number
	): AsyncIterable<readonly (readonly unknown[])[]>;
	/** @param payload at most 7,999 bytes */
	notify(channel: string, payload: string): Promise<void>;
	/**
	 * Hears notifications until the returned function is called, across restarts of the database.
	 * @param handler must not throw
	 * @param onResume called when listening starts again after a loss: what was sent meanwhile is lost, so read again
	 */
	listen(
		channel: string,
		handler: (payload: string) => void,
		onResume?: () => void
	): Promise<() => Promise<void>>;
	/**
	 * To be called after much was written or deleted: tells the planner what the tables hold and, on PGlite, which does not do
	 * so by itself, frees the room of deleted rows (some 100 ms per 100 MB).
	 */
	tidy(): Promise<void>;
	close(): Promise<void>;
}
