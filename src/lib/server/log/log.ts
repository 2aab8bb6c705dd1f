import pino, { type Logger } from 'pino';
import { scrub } from './scrub';

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Facts that may be logged: ids, names of routes, counts. Never a header, a query, a body, an e-mail or a secret. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Keys that are never written, whoever passes them by mistake. */
const NEVER = [
	'password',
	'secret',
	'token',
	'code',
	'cookie',
	'authorization',
	'email',
	'query',
	'headers',
	'body'
];

/** One line of JSON per event. @param destination where lines go: stderr, whose end is seen even when the process dies */
export function makeLog(destination: pino.DestinationStream): Logger {
	return pino(
		{
			level: 'info',
			base: null,
			messageKey: 'message',
			timestamp: () => `,"time":"${new Date().toISOString()}"`,
			formatters: { level: (label) => ({ level: label }) },
			redact: { paths: NEVER, remove: true }
		},
		destination
	);
}

const log = makeLog(pino.destination({ fd: 2, sync: true }));

/** Sets what is worth a line from now on. */
export function setLogLevel(level: LogLevel): void {
	log.level = level;
}

/** What is told of a surprise: its name, its text and the one of what caused it, scrubbed; where it was thrown. */
function factsOf(error: unknown): LogFacts {
	if (!(error instanceof Error)) return { name: 'unknown', message: scrub(String(error)) };
	const { name, message, stack, cause } = error;
	return {
		name,
		message: scrub(message),
		...(cause instanceof Error ? { cause: scrub(cause.message) } : {}),
		...(stack === undefined ? {} : { stack: scrub(stack) })
	};
}

/** Writes a surprise as one line, with what finds it again. */
export function logError(error: unknown, facts: LogFacts = {}, logger: Logger = log): void {
	logger.error({ ...facts, ...factsOf(error) });
}

/** Writes what failed outside the program, and was told to somebody. */
export function logWarning(error: unknown, facts: LogFacts, logger: Logger = log): void {
	logger.warn({ ...facts, ...factsOf(error) });
}

/** Writes something that happened. @param event `started`, `stopped`… */
export function logEvent(event: string, facts: LogFacts = {}, logger: Logger = log): void {
	logger.info({ event, ...facts });
}
