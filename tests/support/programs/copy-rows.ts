import { setImmediate } from 'node:timers/promises';
import { openDatabase, type SqlRow } from '$lib/server/db';

const { DATA_DIR = '', DATABASE_URL } = process.env;

async function* rows(): AsyncGenerator<SqlRow> {
	for (let line = 1; line <= 5_000_000; line++) {
		yield [1, line, `ligne ${line} `.repeat(20)];
		if (line === 20_000) process.stdout.write('copying\n');
		if (line % 1000 === 0) await setImmediate();
	}
}

/** Copies rows for longer than any test lasts. */
const database = await openDatabase({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL });
await database.copyIn('layer_rows', ['layer_id', 'line', 'data'], rows());
await database.close();
