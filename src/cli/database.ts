import { configMessage, readDatabaseConfig, type DatabaseConfig } from '$lib/server/config';
import { openDatabase, type Database } from '$lib/server/db';
import { CommandStop, EXIT } from './exit';

/** Opens the database that DATA_DIR and DATABASE_URL choose, does the work, and closes it whatever happens. */
export async function withDatabase<T>(
	work: (db: Database, config: DatabaseConfig) => Promise<T>
): Promise<T> {
	const config = readDatabaseConfig(process.env);
	if (!config.ok) throw new CommandStop(EXIT.usage, configMessage(config.error));
	const command = `npm run cli -- ${process.argv.slice(2).join(' ')}`.slice(0, 120);
	const db = await openDatabase({ ...config.value, command });
	try {
		return await work(db, config.value);
	} finally {
		await db.close();
	}
}
