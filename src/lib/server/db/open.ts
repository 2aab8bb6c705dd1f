import path from 'node:path';
import type { Database } from './database';
import { openPglite } from './pglite';
import { openPostgres } from './postgres';

export interface DatabaseOptions {
	/** Folder of the embedded database; it is made when it is not there. */
	readonly dataDir: string;
	/** Address of a PostgreSQL; without one the embedded database is opened. */
	readonly databaseUrl?: string | null;
	/** What this process does, told to whoever finds the embedded database taken. */
	readonly command?: string;
}

/** The program and its arguments, as typed or nearly. */
function commandOfProcess(): string {
	const [, program = 'node', ...rest] = process.argv;
	return [path.basename(program), ...rest].join(' ').slice(0, 120);
}

/**
 * Opens the database, creates or updates its tables, and holds it until `close`.
 * @throws DatabaseRefusal when it cannot be used: its message is French and says what to do
 */
export function openDatabase({ dataDir, databaseUrl, command }: DatabaseOptions): Promise<Database> {
	if (databaseUrl) return openPostgres(databaseUrl);
	return openPglite(path.resolve(dataDir), command ?? commandOfProcess());
}
