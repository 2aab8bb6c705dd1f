import { setTimeout } from 'node:timers/promises';
import { DatabaseRefusal, openDatabase } from '$lib/server/db';

const { DATA_DIR = '', DATABASE_URL } = process.env;

/** Opens the database, says so, and keeps it until it is killed. */
try {
	const database = await openDatabase({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL, command: 'npm start' });
	process.stdout.write('open\n');
	await setTimeout(120_000);
	await database.close();
} catch (error) {
	if (!(error instanceof DatabaseRefusal)) throw error;
	process.exitCode = 1;
}
