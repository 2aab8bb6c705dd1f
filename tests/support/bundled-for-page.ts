import { build } from 'vite';
import { inRoot } from '../../scripts/steps/root.mjs';

/** A module as one script, to run in a page as the pages' own code does. */
export async function bundledForPage(entry: string): Promise<string> {
	const output = await build({
		root: inRoot(),
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		resolve: { alias: { $lib: inRoot('src', 'lib') } },
		build: {
			write: false,
			lib: { entry: inRoot(entry), formats: ['iife'], name: 'bundle', fileName: 'bundle' }
		}
	});
	const [first] = Array.isArray(output) ? output : [];
	const chunk = first?.output.find((part) => part.type === 'chunk');
	if (!chunk) throw new Error(`Nothing was built from ${entry}`);
	return chunk.code;
}
