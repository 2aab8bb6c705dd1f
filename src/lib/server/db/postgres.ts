import { randomUUID } from 'node:crypto';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { binaryRow } from './copy-binary';
import { copyChunks, copyStatement } from './copy-text';
import { ISOLATION, type Database, type Session, type SqlValue } from './database';
import { migrationsFolder, needsMigration } from './migrations';
import type { PostgresConnection } from './postgres-connection';
import { PostgresListener } from './postgres-listener';
import { ormOf } from './postgres-orm';
import { PostgresPool } from './postgres-pool';
import { refusal } from './problem-message';
import { databaseProblemOf } from './problem-of';

const COPY_CHARACTERS = 1024 * 1024;

/** Any number that this product alone uses: processes that start together migrate one after the other. */
const MIGRATION_LOCK = 2028_1231;

interface Door {
	readonly pool: PostgresPool;
	readonly orm: ReturnType<typeof ormOf>;
	readonly db: Database;
}

type Lend = <T>(work: (connection: PostgresConnection) => Promise<T>) => Promise<T>;

function sessionOf(lend: Lend): Session {
	return {
		query: (text, values = []) => lend((connection) => connection.arrays(text, values)),
		async copyIn(table, columns, rows) {
			const statement = copyStatement(table, columns, 'stdin');
			let written = 0;
			for await (const chunk of copyChunks(rows, COPY_CHARACTERS)) {
				await lend((connection) => connection.copy(statement, chunk.bytes));
				written += chunk.rows;
			}
			return written;
		},
		copyRow: (table, columns, row) => {
			const statement = copyStatement(table, columns, 'stdin', 'binary');
			return lend((connection) => connection.copy(statement, Buffer.concat(binaryRow(row))));
		}
	};
}

async function* readBatches(
	pool: PostgresPool,
	query: { readonly text: string; readonly values: readonly SqlValue[] },
	size: number
): AsyncGenerator<readonly unknown[][]> {
	const connection = await pool.acquire();
	try {
		await connection.arrays('begin read only');
		await connection.arrays(`declare batches no scroll cursor for ${query.text}`, query.values);
		for (;;) {
			const rows = await connection.arrays(`fetch ${size} from batches`);
			if (rows.length > 0) yield rows;
			if (rows.length < size) return;
		}
	} finally {
		const broken = await connection.arrays('rollback').then(
			() => false,
			() => true
		);
		pool.release(connection, broken);
	}
}

/** The lock lives with the connection that holds it: a process that is killed does not keep the others waiting. */
async function migrateTables({ pool, orm, db }: Door): Promise<void> {
	if (!(await needsMigration(db))) return;
	await pool.use(async (connection) => {
		await connection.arrays('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
		try {
			if (await needsMigration(db)) await migrate(orm, { migrationsFolder: migrationsFolder() });
		} finally {
			await connection.arrays('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
		}
	});
}

function openDoor(url: string): Door {
	const pool = new PostgresPool(url);
	const orm = ormOf(pool, url);
	const listener = new PostgresListener(url);
	const db: Database = {
		...sessionOf((work) => pool.use(work)),
		engine: 'postgres',
		orm,
		holder: randomUUID(),
		transaction: (work, mode = 'write') =>
			pool.transaction(ISOLATION[mode], (connection) =>
				work(sessionOf((statement) => statement(connection)))
			),
		readBatches: (query, size) => readBatches(pool, query, size),
		notify: async (channel, payload) => {
			await db.query('select pg_notify($1, $2)', [channel, payload]);
		},
		listen: (channel, handler, onResume = () => undefined) => listener.add(channel, handler, onResume),
		async tidy() {
			await db.query('analyze');
		},
		async close() {
			await listener.close();
			await pool.close();
		}
	};
	return { pool, orm, db };
}

/** Opens a PostgreSQL and brings its tables up to date. The connections come back by themselves after a loss. */
export async function openPostgres(url: string): Promise<Database> {
	if (!URL.canParse(url)) throw refusal({ code: 'bad-address' });
	const door = openDoor(url);
	try {
		await migrateTables(door);
		return door.db;
	} catch (error) {
		await door.db.close();
		const problem = databaseProblemOf(error);
		throw problem ? refusal(problem, error) : error;
	}
}
