import * as v from 'valibot';
import { LOG_LEVELS, type LogLevel } from '../log';
import { reachProblem } from '../reach.mjs';
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
	/**
	 * Scheme, host and port of the rooms on the local network, in plain http, where the product listens for them
	 * (`npm run workshop`); null where rooms are at `origin`, as everything is.
	 */
	readonly roomOrigin: string | null;
	/** False leaves an empty embedded database empty instead of loading the demonstration territory. */
	readonly demoData: boolean;
	/** What is worth a line in the log. */
	readonly logLevel: LogLevel;
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
	HOST: v.optional(v.string(), '0.0.0.0'),
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
	ROOM_ORIGIN: v.optional(
		v.pipe(
			v.string(),
			v.check(
				(text) => isOrigin(text) && text.startsWith('http:'),
				'ce n’est pas une adresse de salle, de la forme http://192.168.1.20:3000.'
			),
			v.transform((text) => new URL(text).origin)
		)
	),
	DEMO_DATA: v.pipe(
		v.optional(v.string(), '1'),
		v.picklist(['0', '1'], 'indiquez 1 (charger les données fictives dans une base vide) ou 0.'),
		v.transform((text) => text === '1')
	),
	LOG_LEVEL: v.optional(v.picklist(LOG_LEVELS, `indiquez l’un de\u00a0: ${LOG_LEVELS.join(', ')}.`), 'info'),
	// Read by SvelteKit's adapter, which would fail at the first request only.
	ADDRESS_HEADER: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[A-Za-z-]+$/, 'ce n’est pas le nom d’un en-tête, par exemple X-Forwarded-For.')
		)
	),
	XFF_DEPTH: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[1-9]\d?$/, 'indiquez le nombre de mandataires devant le serveur, de 1 à 99.')
		)
	)
});

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/**
 * Reads the configuration of the server. An absent HOST counts as everywhere, which is where the server would then listen: the
 * start scripts always give one.
 */
export function readServerConfig(environment: Environment): ConfigResult<ServerConfig> {
	const database = readDatabaseConfig(environment);
	const listening = parseEnvironment(
		SCHEMA,
		environment,
		({ HOST, PORT, ORIGIN, ROOM_ORIGIN, DEMO_DATA, LOG_LEVEL }) => ({
			host: HOST,
			port: PORT,
			origin: ORIGIN ?? `http://${bracketed(HOST)}:${PORT}`,
			roomOrigin: ROOM_ORIGIN ?? null,
			demoData: DEMO_DATA,
			logLevel: LOG_LEVEL
		})
	);
	const providers = readProviders(environment);
	const reach = reachProblem(environment['HOST']?.trim() || '0.0.0.0', environment['ORIGIN']?.trim());
	if (database.ok && listening.ok && providers.ok && reach === null)
		return ok({ ...database.value, ...listening.value, providers: providers.value });
	const problems = [database, listening, providers].flatMap((read) => (read.ok ? [] : read.error));
	return err([...(reach ? [reach] : []), ...problems]);
}
