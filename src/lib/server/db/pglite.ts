import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Transaction } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { breathe } from './breathe';
import { binaryRow } from './copy-binary';
import { copyChunks, copyStatement } from './copy-text';
import { ISOLATION, type Database, type Session, type SqlValue, type TransactionMode } from './database';
import { HeldBytes } from './held-bytes';
import { takeLock } from './lock';
import { migrationsFolder, needsMigration } from './migrations';
import { cutLog, PgliteClient } from './pglite-client';
import { refusal } from './problem-message';
import { databaseProblemOf } from './problem-of';
import * as schema from './schema';

/** Characters per COPY: measured at 11 ms, so that other requests of the process are not held up. */
const COPY_CHARACTERS = 512 * 1024;
const CHUNKS_PER_LOG_CHECK = 16;

/** @param root tells whether there is room; statements go to `client`, which is the same or one of its transactions */
function sessionOf(root: PgliteClient, client: PgliteClient | Transaction): Session {
	return {
		async query(text, values = []) {
			const result = await client.query<unknown[]>(text, [...values], { rowMode: 'array' });
			return result.rows;
		},
		async copyIn(table, columns, rows) {
			const statement = copyStatement(table, columns, "'/dev/blob'");
			let written = 0;
			let chunks = 0;
			for await (const chunk of copyChunks(rows, COPY_CHARACTERS)) {
				await root.checkRoom();
				if (++chunks % CHUNKS_PER_LOG_CHECK === 0) await cutLog(client);
				await client.query(statement, [], { blob: new HeldBytes([chunk.bytes]) });
				written += chunk.rows;
				await breathe();
			}
			return written;
		},
		async copyRow(table, columns, row) {
			const statement = copyStatement(table, columns, "'/dev/blob'", 'binary');
			await client.query(statement, [], { blob: new HeldBytes(binaryRow(row)) });
			await breathe();
		}
	};
}

let cursors = 0;

/**
 * A cursor that outlives its statement: the rows are set aside in one go (30 ms for 100,000 rows while they fit in the working
 * memory, set at opening), and other statements may run between two batches.
 */
async function* readBatches(
	client: PgliteClient,
	query: { readonly text: string; readonly values: readonly SqlValue[] },
	size: number
): AsyncGenerator<unknown[][]> {
	const cursor = `batches_${++cursors}`;
	await client.query(`declare ${cursor} no scroll cursor with hold for ${query.text}`, [...query.values]);
	try {
		for (;;) {
			const { rows } = await client.query<unknown[]>(`fetch ${size} from ${cursor}`, [], {
				rowMode: 'array'
			});
			if (rows.length > 0) yield rows;
			if (rows.length < size) return;
			await breathe();
		}
	} finally {
		await client.query(`close ${cursor}`);
	}
}

/** The name in quotes, as PGlite lowers its case otherwise; its own way to stop does so even then. */
async function listen(
	client: PgliteClient,
	channel: string,
	handler: (payload: string) => void
): Promise<() => Promise<void>> {
	const name = `"${channel}"`;
	const listener = (payload: string): void => handler(payload);
	await client.listen(name, listener);
	return () => client.unlisten(name, listener);
}

async function tidy(client: PgliteClient): Promise<void> {
	const tables = await client.query<{ name: string }>(
		"select format('%I', tablename) as name from pg_tables where schemaname = 'public'"
	);
	for (const { name } of tables.rows) {
		await client.query(`vacuum (analyze) ${name}`);
		await breathe();
	}
	await cutLog(client);
}

/** Creates a database aside and puts it in place once complete, so that a crash meanwhile leaves no half database. */
async function createDatabase(folder: string): Promise<void> {
	const draft = `${folder}.new`;
	await rm(draft, { recursive: true, force: true });
	try {
		const client = new PgliteClient(draft);
		await client.waitReady;
		await client.close();
		await rename(draft, folder);
	} catch (error) {
		await rm(draft, { recursive: true, force: true });
		throw error;
	}
}

async function openClient(dataDir: string): Promise<PgliteClient> {
	const folder = path.join(dataDir, 'pglite');
	try {
		if (!existsSync(folder)) await createDatabase(folder);
		await access(path.join(folder, 'PG_VERSION'), constants.R_OK | constants.W_OK).catch((error: unknown) => {
			if (error instanceof Error && 'code' in error && error.code !== 'ENOENT')
				throw refusal({ code: 'not-writable', path: folder }, error);
		});
		const client = new PgliteClient(folder);
		await client.waitReady;
		return client;
	} catch (error) {
		throw refusal(databaseProblemOf(error) ?? { code: 'damaged', path: folder }, error);
	}
}

/** Makes the folder and takes it for this process. */
async function takeFolder(dataDir: string, command: string): Promise<() => Promise<void>> {
	try {
		await mkdir(dataDir, { recursive: true });
		return await takeLock(dataDir, command);
	} catch (error) {
		const problem = databaseProblemOf(error);
		if (problem) throw refusal(problem, error);
		if (error instanceof Error && 'syscall' in error)
			throw refusal({ code: 'not-writable', path: dataDir }, error);
		throw error;
	}
}

/** Opens the embedded database of a folder, created when it is not there yet, and brings its tables up to date. */
export async function openPglite(dataDir: string, command: string): Promise<Database> {
	const unlock = await takeFolder(dataDir, command);
	try {
		const client = await openClient(dataDir);
		try {
			return await prepare(client, unlock);
		} catch (error) {
			await client.close();
			throw error;
		}
	} catch (error) {
		await unlock();
		throw error;
	}
}

function transaction<T>(
	client: PgliteClient,
	work: (session: Session) => Promise<T>,
	mode: TransactionMode
): Promise<T> {
	const held = async (inner: Transaction): Promise<T> => {
		await inner.exec(`set transaction ${ISOLATION[mode]}`);
		const result = await work(sessionOf(client, inner));
		// Fails when a statement had failed: PGlite would take `commit` for `rollback` and say nothing.
		await inner.query('select 1');
		return result;
	};
	return mode === 'read' ? client.readTransaction(held) : client.transaction(held);
}

function unlessDiskFull(error: unknown): void {
	if (databaseProblemOf(error)?.code !== 'disk-full') throw error;
}

async function prepare(client: PgliteClient, unlock: () => Promise<void>): Promise<Database> {
	const session = sessionOf(client, client);
	const orm = drizzle(client, { schema });
	if (await needsMigration(session)) await migrate(orm, { migrationsFolder: migrationsFolder() });
	// Leases of a process that was killed: nobody else can hold one here. Reading must stay possible on a full disk.
	if ((await session.query('select 1 from leases')).length > 0)
		await session.query('delete from leases').catch(unlessDiskFull);
	return {
		...session,
		engine: 'pglite',
		orm,
		holder: randomUUID(),
		transaction: (work, mode = 'write') => transaction(client, work, mode),
		readBatches: (query, size) => readBatches(client, query, size),
		notify: async (channel, payload) => {
			await client.query('select pg_notify($1, $2)', [channel, payload]);
		},
		listen: (channel, handler) => listen(client, channel, handler),
		tidy: () => tidy(client),
		async close() {
			if (!client.closed) await client.close();
			await unlock();
		}
	};
}
