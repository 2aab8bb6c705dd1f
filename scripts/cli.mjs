import { pathToFileURL } from 'node:url';
import { setUp } from './setup.mjs';
import { script } from './steps/refusal.mjs';
import { inRoot } from './steps/root.mjs';

// Set-up speaks on stderr only: stdout holds the command's document and nothing else.
await script(async () => {
	await setUp('node');
	const program = inRoot('build-node', 'cli.js');
	process.argv[1] = program;
	await import(pathToFileURL(program).href);
});
