import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema';

/** Drizzle over either engine. */
export type Drizzle = PgDatabase<PgQueryResultHKT, typeof schema>;

/** The one door for what differs between PGlite (embedded) and PostgreSQL. Everything else goes through `orm`. */
export interface Database {
	readonly engine: 'pglite' | 'postgres';
	readonly orm: Drizzle;
	/**
	 * Bulk insertion by COPY, in short chunks so that other requests are not held up. All chunks of one call are committed
	 * as they go: rows must be invisible until a later statement publishes them.
	 * @param table name in the schema; @param columns names in the database; null is NULL.
	 */
	copyIn(
		table: string,
		columns: readonly string[],
		rows: Iterable<readonly (string | number | boolean | null)[]> | AsyncIterable<readonly (string | number | boolean | null)[]>
	): Promise<number>;
	/** Reads text or number columns of many rows in batches, in the order of the statement. */
	readBatches(query: { text: string; values: readonly (string | number)[] }, size: number): AsyncIterable<readonly unknown[][]>;
	notify(channel: string, payload: string): Promise<void>;
	listen(channel: string, handler: (payload: string) => void): Promise<() => Promise<void>>;
	close(): Promise<void>;
}
