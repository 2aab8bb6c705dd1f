import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, inject } from 'vitest';
import { openDatabase, type Database } from '$lib/server/db';
import type {} from './postgres-setup';
import { createDatabase } from './postgres';

/** Where a database is: for `openDatabase`, or as DATA_DIR and DATABASE_URL of a child process. */
export interface Place {
	readonly dataDir: string;
	readonly databaseUrl: string | null;
}

/** One engine under test. What it makes is closed and removed after each test. */
export interface TestEngine {
	readonly name: 'pglite' | 'postgres';
	/** A new place whose tables are there and empty. */
	readonly place: () => Promise<Place>;
	/** Opens a place, a new one when none is given. */
	readonly open: (place?: Place) => Promise<Database>;
}

const root = path.resolve(import.meta.dirname, '../..');

/** What an empty embedded database depends on: it is made once for each, as that takes three seconds. */
function templateKey(): string {
	const hash = createHash('sha256');
	for (const file of ['drizzle/meta/_journal.json', 'node_modules/@electric-sql/pglite/package.json'])
		hash.update(readFileSync(path.join(root, file)));
	return hash.digest('hex').slice(0, 16);
}

/** The folder of an empty embedded database, to be copied. */
async function template(): Promise<string> {
	const folder = path.join(root, '.cache', 'test', `pglite-${templateKey()}`);
	if (existsSync(folder)) return folder;
	const draft = `${folder}.${randomUUID()}`;
	mkdirSync(draft, { recursive: true });
	await (await openDatabase({ dataDir: draft })).close();
	try {
		renameSync(draft, folder);
	} catch (error) {
		rmSync(draft, { recursive: true, force: true });
		if (!existsSync(folder)) throw error;
	}
	return folder;
}

/** Makes places and opens them, and cleans up after each test of the surrounding `describe`. */
export function testEngine(name: TestEngine['name']): TestEngine {
	const opened: Database[] = [];
	const folders: string[] = [];
	afterEach(async () => {
		for (const database of opened.splice(0)) await database.close();
		for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
	});
	const place = async (): Promise<Place> => {
		const dataDir = mkdtempSync(path.join(tmpdir(), 'cible-data-'));
		folders.push(dataDir);
		if (name === 'pglite') {
			cpSync(await template(), dataDir, { recursive: true });
			return { dataDir, databaseUrl: null };
		}
		return { dataDir, databaseUrl: await createDatabase(inject('postgresUrl')) };
	};
	return {
		name,
		place,
		async open(where) {
			const database = await openDatabase(where ?? (await place()));
			opened.push(database);
			return database;
		}
	};
}

/**
 * The same tests on PGlite and on PostgreSQL.
 * @param suite gets a function that opens an empty database, and the engine for what needs more
 */
export function describeOnBothEngines(
	title: string,
	suite: (open: TestEngine['open'], engine: TestEngine) => void
): void {
	describe.each(['pglite', 'postgres'] as const)(`${title} (%s)`, (name) => {
		const engine = testEngine(name);
		suite(engine.open, engine);
	});
}

/** One engine, for what only it does. */
export function describeOnEngine(
	name: TestEngine['name'],
	title: string,
	suite: (open: TestEngine['open'], engine: TestEngine) => void
): void {
	describe(`${title} (${name})`, () => {
		const engine = testEngine(name);
		suite(engine.open, engine);
	});
}
