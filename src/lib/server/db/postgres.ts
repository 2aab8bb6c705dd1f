import { randomUUID } from 'node:crypto';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { copyChunks, copyStatement } from './copy-text';
import type { Database, Session } from './database';
import { migrationsFolder, needsMigration } from './migrations';
import { PostgresListener } from './postgres-listener';
import { refusal } from './problem-message';
import { databaseProblemOf } from './problem-of';
import * as schema from './schema';

const COPY_CHARACTERS = 4 * 1024 * 1024;

/** Any number that this product alone uses: processes that start together migrate one after the other. */
const MIGRATION_LOCK = 2028_1231;

const OPTIONS = {
	connect_timeout: 10,
	// The driver's own delays grow to 20 s: a database that is back must be found at once.
	backoff: () => 0.2,
	onnotice: () => undefined,
	connection: { application_name: 'cible-2028' },
	types: {
		integer8: { to: 20, from: [20], parse: Number, serialize: String },
		date: {
			to: 1184,
			from: [1082, 1114, 1184],
			parse: (value: string) => value,
			serialize: (value: string) => value
		}
	}
};

/** Sends one chunk. */
async function copyChunk(client: Sql | TransactionSql, statement: string, bytes: Uint8Array): Promise<void> {
	const query = client.unsafe(statement);
	const stream = await query.writable();
	await new Promise<void>((resolve, reject) => {
		// The query was answered by its stream; the driver still tells it, and only it, what fails after the last byte.
		void Object.assign(query, { reject });
		stream.on('error', reject).on('finish', resolve);
		stream.end(bytes);
	});
}

function sessionOf(client: Sql | TransactionSql): Session {
	return {
		query: async (text, values = []) => await client.unsafe(text, [...values]).values(),
		async copyIn(table, columns, rows) {
			const statement = copyStatement(table, columns, 'stdin');
			let written = 0;
			for await (const chunk of copyChunks(rows, COPY_CHARACTERS)) {
				await copyChunk(client, statement, chunk.bytes);
				written += chunk.rows;
			}
			return written;
		}
	};
}

async function migrateTables(url: string): Promise<void> {
	const client = postgres(url, { ...OPTIONS, max: 1, connect_timeout: 5 });
	try {
		const session = sessionOf(client);
		if (!(await needsMigration(session))) return;
		await session.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
		await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
	} finally {
		await client.end({ timeout: 1 });
	}
}

function connect(url: string): Sql {
	try {
		return postgres(url, { ...OPTIONS, max: 10, idle_timeout: 300 });
	} catch (error) {
		throw refusal({ code: 'bad-address' }, error);
	}
}

/** Opens a PostgreSQL and brings its tables up to date. The connections come back by themselves after a loss. */
export async function openPostgres(url: string): Promise<Database> {
	const client = connect(url);
	try {
		await migrateTables(url);
	} catch (error) {
		await client.end({ timeout: 1 });
		const problem = databaseProblemOf(error);
		throw problem ? refusal(problem, error) : error;
	}
	const listener = new PostgresListener((hooks) =>
		postgres(url, { ...OPTIONS, ...hooks, max: 1, max_lifetime: null, fetch_types: false })
	);
	return {
		...sessionOf(client),
		engine: 'postgres',
		orm: drizzle(client, { schema }),
		holder: randomUUID(),
		transaction: async (work) => {
			const { result } = await client.begin('isolation level repeatable read', async (transaction) => ({
				result: await work(sessionOf(transaction))
			}));
			return result;
		},
		readBatches: ({ text, values }, size) =>
			client
				.unsafe(text, [...values])
				.values()
				.cursor(size),
		notify: async (channel, payload) => {
			await client.unsafe('select pg_notify($1, $2)', [channel, payload]);
		},
		listen: (channel, handler, onResume = () => undefined) => listener.add(channel, handler, onResume),
		async close() {
			await listener.close();
			await client.end({ timeout: 5 });
		}
	};
}
