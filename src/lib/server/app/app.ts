import type { ServerConfig } from '../config';
import { criteriaInForce } from '../criteria';
import { openDatabase, type Database } from '../db';
import { databaseProbe, type DatabaseHealth } from '../health';
import { closeOnStop } from '../http';
import { showLife, stopImports, sweep, type ImportContext } from '../imports';
import { closeRooms } from '../live';
import { logEvent } from '../log';
import { loadDemonstration } from './demonstration';
import { tellFirstRun } from './first-run';
import { keepSwept } from './sweep-access';

/** What the server works with, from its start to its stop. */
export interface App {
	readonly db: Database;
	/** All that imports work with but who imports. */
	readonly imports: Omit<ImportContext, 'actor'>;
	readonly config: ServerConfig;
	/** How the database is. */
	readonly probe: () => Promise<DatabaseHealth>;
}

declare global {
	/** Vite reloads modules in development: the database must be opened once per process all the same. */
	var cibleApp: Promise<App> | undefined;
}

async function open(config: ServerConfig): Promise<App> {
	const { dataDir, databaseUrl, demoData } = config;
	const db = await openDatabase({ dataDir, databaseUrl });
	const stopShowingLife = showLife(db);
	const stopSweeping = await keepSwept(db);
	closeOnStop(async () => {
		stopSweeping();
		await stopImports(db);
		await stopShowingLife();
		await closeRooms(db);
		await db.close();
		logEvent('stopped');
	});
	const imports: ImportContext = { db, dataDir, actor: 'program' };
	await sweep(imports);
	if (demoData && databaseUrl === null) await loadDemonstration(imports);
	// Criteria that cannot be read stop the start: nothing could be classified.
	await criteriaInForce(db);
	await tellFirstRun(db, config);
	logEvent('started', { database: db.engine, host: config.host, port: config.port, process: process.pid });
	return { db, imports, config, probe: databaseProbe(db) };
}

/**
 * Opens the database, clears what a dead process left, and loads the demonstration territory into an empty embedded database.
 * @throws DatabaseRefusal when the database cannot be used
 */
export function startApp(config: ServerConfig): Promise<App> {
	globalThis.cibleApp ??= open(config);
	return globalThis.cibleApp;
}

/** The running application. @throws Error before `startApp` */
export function app(): Promise<App> {
	if (!globalThis.cibleApp) throw new Error('The application has not been started');
	return globalThis.cibleApp;
}
