import { pathToFileURL } from 'node:url';
import { setUp } from './setup.mjs';
import { listeningAddress } from './steps/address.mjs';
import { portProblem } from './steps/port.mjs';
import { say, script } from './steps/refusal.mjs';
import { inRoot } from './steps/root.mjs';

/** FINESS+ files weigh up to 1.5 GB; the application sets a far lower limit everywhere else. */
const BODY_SIZE_LIMIT = '1600M';
/** Bytes of the address and headers of a request: a link with thousands of filters is answered in words, not cut off. */
const HEADERS_LIMIT = 512 * 1024;
/** Seconds that open requests get once the server is told to stop. */
const SHUTDOWN_TIMEOUT = '5';

await script(async () => {
	const { host, port, url } = await listeningAddress(process.env, 3000);
	await setUp('web', 'node');

	const { env } = process;
	env['HOST'] = host;
	env['PORT'] = String(port);
	env['ORIGIN'] ||= url;
	env['BODY_SIZE_LIMIT'] ||= BODY_SIZE_LIMIT;
	env['SHUTDOWN_TIMEOUT'] ||= SHUTDOWN_TIMEOUT;
	env['NODE_ENV'] ||= 'production';

	/** Another program may take the port between the check and now. */
	const onListenError = (/** @type {unknown} */ error) => {
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		const isPort = ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(code);
		say(
			isPort ? portProblem(code, host, port) : error instanceof Error ? String(error.stack) : String(error)
		);
		process.exit(1);
	};
	process.on('uncaughtException', onListenError);
	// The server runs in this process: it gets the signals itself, and its pid is the one that the terminal knows.
	/** @type {{ server: { server: import('node:http').Server } }} */
	const built = await import(pathToFileURL(inRoot('build', 'index.js')).href);
	const http = built.server.server;
	Object.assign(http, { maxHeaderSize: HEADERS_LIMIT });
	if (!http.listening) await new Promise((resolve) => http.once('listening', resolve));
	process.off('uncaughtException', onListenError);
	process.stdout.write(`\nCible 2028 est prêt\u00a0: ${env['ORIGIN']}\nPour l’arrêter\u00a0: Ctrl+C.\n`);
});
