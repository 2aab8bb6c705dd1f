import { configMessage, readDatabaseConfig, type DatabaseConfig } from '$lib/server/config';
import { DatabaseRefusal, openDatabase, type Database } from '$lib/server/db';
import { CommandStop, EXIT } from './exit';

/** Opens the database that DATA_DIR and DATABASE_URL choose, does the work, and closes it whatever happens. */
export async function withDatabase<T>(
	work: (db: Database, config: DatabaseConfig) => Promise<T>
): Promise<T> {
	const config = readDatabaseConfig(process.env);
	if (!config.ok) throw new CommandStop(EXIT.usage, configMessage(config.error));
	const db = await openDatabase({ ...config.value, command: 'npm run cli' }).catch((error: unknown) => {
		if (error instanceof DatabaseRefusal) throw new CommandStop(EXIT.failed, error.message);
		throw error;
	});
	try {
		return await work(db, config.value);
	} finally {
		await db.close();
	}
}
