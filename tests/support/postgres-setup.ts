import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '$lib/server/db';
import { createDatabase, startPostgres } from './postgres';

declare module 'vitest' {
	interface ProvidedContext {
		/** URL of a PostgreSQL made for this run; each test makes its own database in it. */
		readonly postgresUrl: string;
		/** Name of a database of it whose tables are there and empty, to be copied. */
		readonly postgresTemplate: string;
		/** Where tests of this run keep their data; removed at its end. */
		readonly dataFolder: string;
	}
}

/** Runs one PostgreSQL for the whole run of the integration tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const cluster = await startPostgres();
	const dataFolder = mkdtempSync(path.join(tmpdir(), 'cible-tests-'));
	const databaseUrl = await createDatabase(cluster.url);
	await (await openDatabase({ dataDir: dataFolder, databaseUrl })).close();
	project.provide('postgresUrl', cluster.url);
	project.provide('postgresTemplate', new URL(databaseUrl).pathname.slice(1));
	project.provide('dataFolder', dataFolder);
	return async () => {
		await cluster.stop();
		rmSync(dataFolder, { recursive: true, force: true });
	};
}
