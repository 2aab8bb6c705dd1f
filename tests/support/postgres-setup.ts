import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres';

declare module 'vitest' {
	interface ProvidedContext {
		/** URL of a PostgreSQL made for this run; each test makes its own database in it. */
		readonly postgresUrl: string;
	}
}

/** Runs one PostgreSQL for the whole run of the integration tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const cluster = await startPostgres();
	project.provide('postgresUrl', cluster.url);
	return () => cluster.stop();
}
