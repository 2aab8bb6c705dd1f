import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { restore } from '$lib/server/backup';
import { openDatabase } from '$lib/server/db';

const { DATA_DIR = '', DATABASE_URL } = process.env;
const [, , file = ''] = process.argv;

async function* half(): AsyncGenerator<Buffer> {
	const whole = readFileSync(file);
	const middle = Math.floor(whole.length / 2);
	for (let at = 0; at < middle; at += 4096) yield whole.subarray(at, Math.min(at + 4096, middle));
	process.stdout.write('half\n');
	await setTimeout(120_000);
}

/** Restores the first half of a backup, says so, and waits to be killed. */
const database = await openDatabase({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL });
await restore(database, Readable.from(half()), { replace: true });
await database.close();
