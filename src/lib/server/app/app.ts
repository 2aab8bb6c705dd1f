import { defaultCriteria } from '$lib/reference';
import { sweepAccounts } from '../accounts';
import type { ServerConfig } from '../config';
import { openDatabase, type Database } from '../db';
import { closeOnStop } from '../http';
import { showLife, stopImports, sweep, type ImportContext } from '../imports';
import { loadDemonstration } from './demonstration';

/** What the server works with, from its start to its stop. */
export interface App {
	readonly db: Database;
	readonly imports: ImportContext;
	readonly config: ServerConfig;
}

declare global {
	/** Vite reloads modules in development: the database must be opened once per process all the same. */
	var cibleApp: Promise<App> | undefined;
}

const DAY_MS = 24 * 3600 * 1000;

/** A database that is away for a day is swept the day after. */
async function sweepDaily(db: Database): Promise<void> {
	try {
		await sweepAccounts(db, new Date());
	} catch (error) {
		const id = crypto.randomUUID().slice(0, 8);
		process.stderr.write(`${errorLine(error, { id, time: new Date().toISOString(), what: 'sweep' })}\n`);
	}
}

async function open(config: ServerConfig): Promise<App> {
	const { dataDir, databaseUrl, demoData } = config;
	const db = await openDatabase({ dataDir, databaseUrl });
	const stopShowingLife = showLife(db);
	closeOnStop(async () => {
		clearInterval(sweeping);
		await stopImports(db);
		await stopShowingLife();
		await db.close();
	});
	const imports: ImportContext = { db, dataDir, criteria: defaultCriteria };
	await sweep(imports);
	await sweepAccounts(db, new Date());
	const sweeping = setInterval(() => void sweepDaily(db), DAY_MS).unref();
	if (demoData && databaseUrl === null) await loadDemonstration(imports);
	return { db, imports, config };
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
