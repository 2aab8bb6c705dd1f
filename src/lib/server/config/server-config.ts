import * as v from 'valibot';
import { isLoopback } from '../loopback.mjs';
import { readDatabaseConfig, type DatabaseConfig } from './database-config';
import { parseEnvironment, type ConfigResult, type Environment } from './environment';
import type { Provider } from './provider';
import { readProviders } from './providers';
import { err, ok } from '$lib/domain/shared';

export interface ServerConfig extends DatabaseConfig {
	readonly host: string;
	readonly port: number;
	/** Scheme, host and port under which people reach the product. */
	readonly origin: string;
	/** False leaves an empty embedded database empty instead of loading the demonstration territory. */
	readonly demoData: boolean;
	/** OpenID Connect providers that people may sign in with. */
	readonly providers: readonly Provider[];
}

const MAX_PORT = 65_535;

function isOrigin(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const url = new URL(text);
	return ['http:', 'https:'].includes(url.protocol) && url.origin === text.replace(/\/$/, '');
}

const SCHEMA = v.object({
	HOST: v.pipe(
		v.optional(v.string(), '0.0.0.0'),
		v.check(
			isLoopback,
			'sans comptes d’accès, le serveur n’écoute que sur cette machine. Utilisez HOST=127.0.0.1, ou lancez npm start, qui le fait.'
		)
	),
	PORT: v.pipe(
		v.optional(v.string(), '3000'),
		v.check(
			(text) => /^\d{1,5}$/.test(text) && Number(text) <= MAX_PORT,
			'ce n’est pas un port (un nombre de 0 à 65535).'
		),
		v.transform(Number)
	),
	ORIGIN: v.optional(
		v.pipe(
			v.string(),
			v.check(
				isOrigin,
				'ce n’est pas une origine, de la forme https://cible.exemple.fr ou http://127.0.0.1:3000.'
			),
			v.transform((text) => new URL(text).origin)
		)
	),
	DEMO_DATA: v.pipe(
		v.optional(v.string(), '1'),
		v.picklist(['0', '1'], 'indiquez 1 (charger les données fictives dans une base vide) ou 0.'),
		v.transform((text) => text === '1')
	)
});

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/**
 * Reads the configuration of the server. An absent HOST is refused, because the server would then listen everywhere:
 * the start scripts always give one.
 */
export function readServerConfig(environment: Environment): ConfigResult<ServerConfig> {
	const database = readDatabaseConfig(environment);
	const listening = parseEnvironment(SCHEMA, environment, ({ HOST, PORT, ORIGIN, DEMO_DATA }) => ({
		host: HOST,
		port: PORT,
		origin: ORIGIN ?? `http://${bracketed(HOST)}:${PORT}`,
		demoData: DEMO_DATA
	}));
	const providers = readProviders(environment);
	if (database.ok && listening.ok && providers.ok)
		return ok({ ...database.value, ...listening.value, providers: providers.value });
	return err([database, listening, providers].flatMap((read) => (read.ok ? [] : read.error)));
}
