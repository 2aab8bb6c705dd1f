import { pathToFileURL } from 'node:url';
import { portProblem } from './port.mjs';
import { say } from './refusal.mjs';
import { inRoot } from './root.mjs';

/** FINESS+ files weigh up to 1.5 GB; the application sets a far lower limit everywhere else. */
const BODY_SIZE_LIMIT = '1600M';
/** Bytes of the address and headers of a request: a link with thousands of filters is answered in words, not cut off. */
const HEADERS_LIMIT = 512 * 1024;
/** Seconds that open requests get once the server is told to stop. */
const SHUTDOWN_TIMEOUT = '5';

/**
 * What an error of listening is, in French; another program may take the port between the check and now.
 * @param {unknown} error
 * @param {string} host
 * @param {number} port
 */
export function listenProblem(error, host, port) {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(code)) return portProblem(code, host, port);
	return error instanceof Error ? String(error.stack) : String(error);
}

/**
 * Runs the built product in this process: it gets the signals itself, and its pid is the one that the terminal knows.
 * @param {NodeJS.ProcessEnv} env the environment of this process, completed
 * @param {{ host: string, port: number, url: string }} address as `listeningAddress` gives it
 * @returns {Promise<import('node:http').Server>} once it listens
 */
export async function serveProduct(env, { host, port, url }) {
	env['HOST'] = host;
	env['PORT'] = String(port);
	env['ORIGIN'] ||= url;
	env['BODY_SIZE_LIMIT'] ||= BODY_SIZE_LIMIT;
	env['SHUTDOWN_TIMEOUT'] ||= SHUTDOWN_TIMEOUT;
	env['NODE_ENV'] ||= 'production';

	const onListenError = (/** @type {unknown} */ error) => {
		say(listenProblem(error, host, port));
		process.exit(1);
	};
	process.on('uncaughtException', onListenError);
	/** @type {{ server: { server: import('node:http').Server } }} */
	const built = await import(pathToFileURL(inRoot('build', 'index.js')).href);
	const http = built.server.server;
	Object.assign(http, { maxHeaderSize: HEADERS_LIMIT });
	if (!http.listening) await new Promise((resolve) => http.once('listening', resolve));
	process.off('uncaughtException', onListenError);
	return http;
}
