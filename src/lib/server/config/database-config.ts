import path from 'node:path';
import * as v from 'valibot';
import { parseEnvironment, type ConfigResult, type Environment } from './environment';

/** Where the data live: the same for the server and the command line. */
export interface DatabaseConfig {
	/** Absolute folder of the embedded database and of files being read. */
	readonly dataDir: string;
	/** URL of a PostgreSQL; null for the embedded database. */
	readonly databaseUrl: string | null;
}

function isPostgresUrl(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	return ['postgres:', 'postgresql:'].includes(protocol) && hostname !== '';
}

const SCHEMA = v.object({
	DATA_DIR: v.pipe(
		v.optional(v.string(), '.data'),
		v.check((text) => !text.includes('\0'), 'ce n’est pas un dossier.'),
		v.transform((text) => path.resolve(text))
	),
	DATABASE_URL: v.optional(
		v.pipe(
			v.string(),
			v.check(
				isPostgresUrl,
				'ce n’est pas l’adresse d’un PostgreSQL, de la forme postgres://utilisateur:secret@machine:5432/base.'
			)
		)
	)
});

/** Reads DATA_DIR and DATABASE_URL. */
export function readDatabaseConfig(environment: Environment): ConfigResult<DatabaseConfig> {
	return parseEnvironment(SCHEMA, environment, ({ DATA_DIR, DATABASE_URL }) => ({
		dataDir: DATA_DIR,
		databaseUrl: DATABASE_URL ?? null
	}));
}
