import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { DatabaseRefusal, openDatabase, type DatabaseProblem, type LockHolder } from '$lib/server/db';
import { describeOnBothEngines, describeOnEngine, type Place } from '../support/databases';
import { createDatabase } from '../support/postgres';
import { startProgram } from '../support/programs';

/** The problem that opening a database meets; its message is checked to be a French sentence or more. */
async function problemOf(place: Place): Promise<DatabaseProblem> {
	try {
		const database = await openDatabase(place);
		await database.close();
	} catch (error) {
		if (!(error instanceof DatabaseRefusal)) throw error;
		expect(error.message).toMatch(/^[A-ZÉ].*[a-zé]{3}.*\.$/s);
		return error.problem;
	}
	throw new Error('The database opened');
}

describeOnBothEngines('opening a database', (open, engine) => {
	it('creates the tables once, and finds them again with what they hold', async () => {
		const place = await engine.place();
		for (const key of ['a', 'b']) {
			const database = await openDatabase(place);
			await database.query("insert into settings (key, value) values ($1, '1')", [key]);
			await database.close();
		}
		const database = await open(place);
		expect(await database.query('select key from settings order by key')).toEqual([['a'], ['b']]);
		expect(await database.query('select count(*) from drizzle.__drizzle_migrations')).not.toEqual([[0]]);
	});

	it('brings over the rows of a release that kept them one by one, in their order', async () => {
		const place = await engine.place();
		const before = await openDatabase(place);
		const initial = readFileSync(path.join('drizzle', '0000_initial.sql'), 'utf8');
		for (const statement of [
			'drop schema public cascade',
			'create schema public',
			...initial.split('--> statement-breakpoint'),
			`insert into layer_rows select layer, line, '["' || layer || '","' || line || ' «é»\\n"]'
				from generate_series(1, 2) as layer, generate_series(4001, 2, -1) as line where layer = 1 or line < 10`,
			'delete from drizzle.__drizzle_migrations where created_at > (select min(created_at) from drizzle.__drizzle_migrations)'
		])
			await before.query(statement);
		await before.close();
		const after = await open(place);
		const chunks = await after.query(
			'select layer_id, chunk, data from layer_chunks order by layer_id, chunk'
		);
		const rows = chunks.flatMap(([layer, , data]) => {
			const texts: unknown = JSON.parse(String(data));
			return Array.isArray(texts) ? texts.map((text: unknown) => [layer, text]) : [];
		});
		expect(chunks.map(([layer, chunk]) => [layer, chunk])).toEqual([
			[1, 0],
			[1, 1],
			[2, 0]
		]);
		expect(rows).toEqual([
			...Array.from({ length: 4000 }, (_, i) => [1, ['1', `${i + 2} «é»\n`]]),
			...Array.from({ length: 8 }, (_, i) => [2, ['2', `${i + 2} «é»\n`]])
		]);
	});

	it('refuses tables that a later release has changed, and leaves them alone', async () => {
		const place = await engine.place();
		const database = await openDatabase(place);
		await database.query(
			"insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)"
		);
		await database.close();
		expect(await problemOf(place)).toEqual({ code: 'newer-schema' });
	});
});

describeOnEngine('pglite', 'the embedded database', (open, engine) => {
	const lockFile = (place: Place): string => path.join(place.dataDir, 'pglite.lock');

	/** What another process would have left: by default this one's, of this machine, as it runs. */
	async function writeLock(place: Place, change: Partial<LockHolder> & { identity?: string }): Promise<void> {
		const database = await openDatabase(place);
		const lock: unknown = JSON.parse(readFileSync(lockFile(place), 'utf8'));
		await database.close();
		writeFileSync(lockFile(place), JSON.stringify(Object.assign({}, lock, { command: 'npm start' }, change)));
	}

	it('makes its folder, however deep', async () => {
		const { dataDir } = await engine.place();
		const database = await openDatabase({ dataDir: path.join(dataDir, 'a/b/c') });
		await database.close();
		expect(existsSync(path.join(dataDir, 'a/b/c/pglite/PG_VERSION'))).toBe(true);
	});

	it('is created again when a first creation was cut', async () => {
		const { dataDir } = await engine.place();
		const folder = path.join(dataDir, 'new');
		mkdirSync(path.join(folder, 'pglite.new/base'), { recursive: true });
		writeFileSync(path.join(folder, 'pglite.new/PG_VERSION'), '18');
		await open({ dataDir: folder, databaseUrl: null });
	});

	it('is refused to a second process, which is told who holds it, and taken over at once when that one is killed', async () => {
		const place = await engine.place();
		const holder = startProgram('hold-database', place);
		await holder.says('open');
		expect(await problemOf(place)).toMatchObject({
			code: 'locked',
			dataDir: place.dataDir,
			holder: { pid: holder.pid, host: hostname(), command: 'npm start' }
		});
		await expect(openDatabase(place)).rejects.toThrow(/«\snpm start\s» \(processus \d+ sur .* à \d\d:\d\d\)/);
		await holder.kill();
		await open(place);
	});

	it('goes to exactly one of the processes that find the lock of a dead one together', async () => {
		const place = await engine.place();
		await writeLock(place, { pid: 2 ** 22 + 1 });
		const rivals = Array.from({ length: 3 }, () => startProgram('hold-database', place));
		const outcomes = await Promise.all(
			rivals.map((rival) =>
				rival.says('open').then(
					() => 'open',
					() => 'refused'
				)
			)
		);
		expect(outcomes.sort()).toEqual(['open', 'refused', 'refused']);
	});

	it('is free again once closed', async () => {
		const place = await engine.place();
		const database = await openDatabase(place);
		expect(await problemOf(place)).toMatchObject({ code: 'locked', holder: { pid: process.pid } });
		await database.close();
		expect(existsSync(lockFile(place))).toBe(false);
		await open(place);
	});

	it('is taken over when the number of a dead process was given to another one', async () => {
		const place = await engine.place();
		const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
		try {
			await writeLock(place, { pid: other.pid ?? 0 });
			await open(place);
		} finally {
			other.kill();
		}
	});

	it('is refused while another machine shows that it holds it, and taken over a minute after its last sign', async () => {
		const place = await engine.place();
		await writeLock(place, { host: 'elsewhere', pid: 1 });
		expect(await problemOf(place)).toMatchObject({ code: 'locked', holder: { host: 'elsewhere', pid: 1 } });
		const past = new Date(Date.now() - 61_000);
		utimesSync(lockFile(place), past, past);
		await open(place);
	});

	it('is taken over when its lock file holds something else than a lock', async () => {
		const place = await engine.place();
		writeFileSync(lockFile(place), '{');
		await open(place);
	});

	it('says that its folder cannot be written', async () => {
		const { dataDir } = await engine.place();
		const file = path.join(dataDir, 'file');
		writeFileSync(file, '');
		expect(await problemOf({ dataDir: path.join(file, 'x'), databaseUrl: null })).toEqual({
			code: 'not-writable',
			path: path.join(file, 'x')
		});
	});

	it('says that what it finds does not open, and leaves it as it is', async () => {
		const { dataDir } = await engine.place();
		const folder = path.join(dataDir, 'other');
		mkdirSync(path.join(folder, 'pglite'), { recursive: true });
		writeFileSync(path.join(folder, 'pglite', 'PG_VERSION'), '9\n');
		expect(await problemOf({ dataDir: folder, databaseUrl: null })).toMatchObject({ code: 'damaged' });
		expect(readFileSync(path.join(folder, 'pglite', 'PG_VERSION'), 'utf8')).toBe('9\n');
		expect(existsSync(path.join(folder, 'pglite.lock'))).toBe(false);
	});
});

describeOnEngine('postgres', 'a PostgreSQL', (open, engine) => {
	const at = async (change: (url: URL) => void): Promise<Place> => {
		const { dataDir, databaseUrl } = await engine.place();
		const url = new URL(databaseUrl ?? '');
		change(url);
		return { dataDir, databaseUrl: url.href };
	};

	/** A database without any table. */
	const empty = async (): Promise<Place> => ({
		dataDir: '',
		databaseUrl: await createDatabase(inject('postgresUrl'))
	});

	it('is brought up to date once by processes that start together', async () => {
		const place = await empty();
		const databases = await Promise.all(Array.from({ length: 5 }, () => openDatabase(place)));
		expect(new Set(databases.map(({ holder }) => holder)).size).toBe(5);
		for (const database of databases)
			expect(await database.query('select count(*) from settings')).toEqual([[0]]);
		for (const database of databases) await database.close();
	});

	it('says that nothing answers', async () => {
		expect(await problemOf(await at((url) => (url.port = '1')))).toEqual({
			code: 'unreachable',
			address: '127.0.0.1:1'
		});
		expect(await problemOf(await at((url) => (url.hostname = 'nowhere.invalid')))).toMatchObject({
			code: 'unreachable'
		});
	});

	it('says that the user or the password is wrong', async () => {
		expect(await problemOf(await at((url) => (url.password = 'x')))).toMatchObject({
			code: 'bad-credentials'
		});
		expect(await problemOf(await at((url) => (url.username = 'x')))).toMatchObject({
			code: 'bad-credentials'
		});
	});

	it('says that the database does not exist', async () => {
		expect(await problemOf(await at((url) => (url.pathname = '/nowhere')))).toMatchObject({
			code: 'unknown-database'
		});
	});

	it('says that the user may not create tables', async () => {
		const place = await empty();
		const admin = await openDatabase({ ...place, databaseUrl: inject('postgresUrl') });
		await admin.query('drop role if exists reader');
		await admin.query("create role reader login password 'x'");
		await admin.close();
		const url = new URL(place.databaseUrl ?? '');
		[url.username, url.password] = ['reader', 'x'];
		expect(await problemOf({ ...place, databaseUrl: url.href })).toMatchObject({ code: 'not-allowed' });
	});

	it('says that the address is not one', async () => {
		const { dataDir } = await engine.place();
		expect(await problemOf({ dataDir, databaseUrl: 'postgres://a b:c' })).toEqual({ code: 'bad-address' });
	});

	it('is opened when its tables are there and its user may only use them', async () => {
		const place = await engine.place();
		const owner = await open(place);
		await owner.query('drop role if exists user_only');
		await owner.query("create role user_only login password 'x'");
		for (const [grant, name] of [
			['schema', 'public'],
			['schema', 'drizzle']
		])
			await owner.query(`grant usage on ${grant} ${name} to user_only`);
		for (const name of ['public', 'drizzle'])
			await owner.query(`grant all on all tables in schema ${name} to user_only`);
		const url = new URL(place.databaseUrl ?? '');
		[url.username, url.password] = ['user_only', 'x'];
		const database = await openDatabase({ ...place, databaseUrl: url.href });
		await database.query("insert into settings (key, value) values ('a', '1')");
		await database.close();
		await owner.query('drop owned by user_only');
	});
});
