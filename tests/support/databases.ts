import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, inject } from 'vitest';
import { openDatabase, type Database } from '$lib/server/db';
import { closeRooms } from '$lib/server/live';
import { blankData } from './blank-data';
import { LentDatabases, type Made } from './lent-databases';
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
	/** Opens a place; an empty database, which other tests may have had, when none is given. */
	readonly open: (place?: Place) => Promise<Database>;
}

/** Makes the empty embedded database of a folder. */
const makeData = async (folder: string): Promise<void> => (await openDatabase({ dataDir: folder })).close();

/** A new place whose tables are there and empty. */
async function newPlace(name: TestEngine['name']): Promise<Place> {
	const dataDir = mkdtempSync(path.join(tmpdir(), 'cible-data-'));
	if (name === 'postgres') return { dataDir, databaseUrl: await createDatabase(inject('postgresUrl')) };
	cpSync(await blankData(makeData), dataDir, { recursive: true });
	return { dataDir, databaseUrl: null };
}

const removed = (folder: string): void => rmSync(folder, { recursive: true, force: true });

async function madeOn(name: TestEngine['name']): Promise<Made> {
	const place = await newPlace(name);
	const db = await openDatabase(place);
	const remove = async (): Promise<void> => {
		await db.close();
		removed(place.dataDir);
	};
	return { db, remove };
}

/** Makes places and opens them, and cleans up after each test of the surrounding `describe`. */
export function testEngine(name: TestEngine['name']): TestEngine {
	const lent = new LentDatabases(() => madeOn(name));
	const opened: Database[] = [];
	const borrowed: Database[] = [];
	const folders: string[] = [];
	afterEach(async () => {
		// Rooms listen to their database for as long as it is open.
		for (const database of [...borrowed.splice(0), ...opened]) await closeRooms(database);
		await lent.giveBack();
		for (const database of opened.splice(0)) await database.close();
		folders.splice(0).forEach(removed);
	});
	afterAll(() => lent.removeAll());
	const place = async (): Promise<Place> => {
		const made = await newPlace(name);
		folders.push(made.dataDir);
		return made;
	};
	return {
		name,
		place,
		async open(where) {
			if (!where) {
				const database = await lent.borrow();
				borrowed.push(database);
				return database;
			}
			const database = await openDatabase(where);
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
