import type { TestProject } from 'vitest/node';
import { setUp } from '../../scripts/setup.mjs';
import { startPostgres } from '../support/postgres';

declare module 'vitest' {
	interface ProvidedContext {
		/** URL of a PostgreSQL cluster made for this run; each test file makes its own database in it. */
		readonly databaseUrl: string;
	}
}

/** Builds the command line and its worker when they are older than their sources, and starts a PostgreSQL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	await setUp('node');
	const cluster = await startPostgres();
	project.provide('databaseUrl', cluster.url);
	return () => cluster.stop();
}
