import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '$lib/server/db';
import { importFiles, type ImportFile } from '$lib/server/imports';

/** What this program is told to do, as JSON in the file that is its only argument. */
export interface ImportOrder {
	readonly files: readonly ImportFile[];
	/** Phase to stay in until the program is killed; null to go through. */
	readonly pauseAt: string | null;
	/** Path of the built reading thread. */
	readonly readerProgram: string;
}

const order: ImportOrder = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const { DATA_DIR = '', DATABASE_URL } = process.env;

/** Imports files and tells each phase as it begins. */
const db = await openDatabase({ dataDir: DATA_DIR, databaseUrl: DATABASE_URL || null });
const { readerProgram } = order;
const result = await importFiles({ db, dataDir: DATA_DIR, actor: 'program', readerProgram }, order.files, {
	allowClose: true,
	onProgress: async ({ phase }) => {
		process.stdout.write(`${phase}\n`);
		if (phase === order.pauseAt) await setTimeout(3_600_000);
	}
});
process.stdout.write(result.ok ? `${result.value.status}\n` : `${result.error.code}\n`);
await db.close();
