import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { refusal } from './problem-message';
import type { Session } from './database';

const holdsMigrations = (folder: string): boolean => existsSync(path.join(folder, 'meta', '_journal.json'));

/** The folder and all that contain it, the nearest first. */
function* upwards(from: string): Generator<string> {
	for (let folder = from; ; folder = path.dirname(folder)) {
		yield folder;
		if (folder === path.dirname(folder)) return;
	}
}

/**
 * The folder of the migrations: `drizzle/` beside the source, `build/` or `build-node/` that this code runs from, else
 * above the working folder.
 */
export function migrationsFolder(): string {
	for (const start of [path.dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
		for (const folder of upwards(start)) {
			const candidate = path.join(folder, 'drizzle');
			if (holdsMigrations(candidate)) return candidate;
		}
	}
	throw new Error('The folder of the migrations (drizzle/) is missing from this installation');
}

/** When the last migration of this program was written, in milliseconds: what drizzle records in the database. */
export function programSchema(): number {
	const text = readFileSync(path.join(migrationsFolder(), 'meta', '_journal.json'), 'utf8');
	const journal: unknown = JSON.parse(text);
	if (
		typeof journal === 'object' &&
		journal !== null &&
		'entries' in journal &&
		Array.isArray(journal.entries)
	) {
		const last: unknown = journal.entries.at(-1);
		if (typeof last === 'object' && last !== null && 'when' in last) return Number(last.when);
	}
	throw new Error('The journal of the migrations is damaged');
}

/** The same for the database; 0 before any migration. */
async function databaseSchema(session: Session): Promise<number> {
	const [table] = await session.query("select to_regclass('drizzle.__drizzle_migrations') is not null");
	if (table?.[0] !== true) return 0;
	const [row] = await session.query('select max(created_at) from drizzle.__drizzle_migrations');
	return Number(row?.[0] ?? 0);
}

/**
 * Whether migrations remain to be applied.
 * @throws DatabaseRefusal `newer-schema` when the database is ahead of this program
 */
export async function needsMigration(session: Session): Promise<boolean> {
	const [program, database] = [programSchema(), await databaseSchema(session)];
	if (database > program) throw refusal({ code: 'newer-schema' });
	return database < program;
}
