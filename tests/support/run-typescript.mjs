/** Runs a TypeScript program that imports the product's sources: `node run-typescript.mjs FILE [argument…]`. */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const [file = ''] = process.argv.splice(2, 1);
process.argv[1] = file;
await runnerImport(file, {
	configFile: false,
	root: fileURLToPath(new URL('../..', import.meta.url)),
	logLevel: 'error',
	resolve: { alias: { $lib: fileURLToPath(new URL('../../src/lib', import.meta.url)) } }
});
