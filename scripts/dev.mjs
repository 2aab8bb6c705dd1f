import { setUp } from './setup.mjs';
import { listeningAddress } from './steps/address.mjs';
import { script } from './steps/refusal.mjs';
import { inRoot } from './steps/root.mjs';
import { pathToFileURL } from 'node:url';

await script(async () => {
	const { host, port } = await listeningAddress(process.env, 5173);
	// The worker that reads files runs from its build in development too.
	await setUp('node');
	process.env['HOST'] = host;
	process.env['PORT'] = String(port);
	process.argv.splice(2, Infinity, 'dev', '--host', host, '--port', String(port), '--strictPort');
	await import(pathToFileURL(inRoot('node_modules', 'vite', 'bin', 'vite.js')).href);
});
