import { setImmediate } from 'node:timers/promises';
import { openDatabase, type SqlRow } from '$lib/server/db';

const { DATA_DIR = '', DATABASE_URL } = process.env;

async function* rows(): AsyncGenerator<SqlRow> {
	for (let chunk = 1; chunk <= 5_000_000; chunk++) {
		yield [1, chunk, `ligne ${chunk} `.repeat(20)];
		if (chunk === 20_000) process.stdout.write('copying\n');
		if (chunk % 1000 === 0) await setImmediate();
	}
}

/** Copies rows for longer than any test lasts. */
const database = await openDatabase({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL });
await database.copyIn('layer_chunks', ['layer_id', 'chunk', 'data'], rows());
await database.close();
