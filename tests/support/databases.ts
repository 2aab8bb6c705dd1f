import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, inject } from 'vitest';
import { openDatabase, type Database } from '$lib/server/db';
import { closeRooms } from '$lib/server/live';
import { blankData } from './blank-data';
import { LentDatabases, type Borrowed, type Made } from './lent-databases';
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
	const dataDir = mkdtempSync(path.join(inject('dataFolder'), 'cible-data-'));
	if (name === 'postgres')
		return {
			dataDir,
			databaseUrl: await createDatabase(inject('postgresUrl'), inject('postgresTemplate'))
		};
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

/** For all the files that a worker runs: they go with it, and what they leave on the disk with the run. */
const LENT = {
	pglite: new LentDatabases(() => madeOn('pglite')),
	postgres: new LentDatabases(() => madeOn('postgres'))
};

/** Makes places and opens them, and cleans up after each test of the surrounding `describe`. */
export function testEngine(name: TestEngine['name']): TestEngine {
	const opened: Database[] = [];
	const borrowed: Borrowed[] = [];
	const folders: string[] = [];
	afterEach(async () => {
		// Rooms listen to their database for as long as it is open.
		for (const database of [...borrowed.map(({ db }) => db), ...opened]) await closeRooms(database);
		for (const { giveBack } of borrowed.splice(0)) await giveBack();
		for (const database of opened.splice(0)) await database.close();
		folders.splice(0).forEach(removed);
	});
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
				const one = await LENT[name].borrow();
				borrowed.push(one);
				return one.db;
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
