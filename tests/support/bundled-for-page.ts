import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { inRoot } from '../../scripts/steps/root.mjs';

/** A module as one script, to run in a page as the pages' own code does; what it imports of styles comes with it. */
export async function bundledForPage(entry: string): Promise<string> {
	const output = await build({
		root: inRoot(),
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		plugins: [svelte({ configFile: false })],
		resolve: { alias: { $lib: inRoot('src', 'lib') } },
		define: { 'process.env.NODE_ENV': '"production"' },
		build: {
			write: false,
			lib: { entry: inRoot(entry), formats: ['iife'], name: 'bundle', fileName: 'bundle' },
			// What pages know of the router has no meaning in a script of its own.
			rollupOptions: { external: /^\$app\//, output: { globals: () => '({})' } }
		}
	});
	const [first] = Array.isArray(output) ? output : [];
	const parts = first?.output ?? [];
	const chunk = parts.flatMap((part) => (part.type === 'chunk' ? [part] : []))[0];
	if (!chunk) throw new Error(`Nothing was built from ${entry}`);
	const styles = parts.flatMap((part) =>
		part.type === 'asset' && part.fileName.endsWith('.css') ? [part.source.toString()] : []
	);
	const applied = styles.map(
		(style) =>
			`document.head.append(Object.assign(document.createElement('style'),{textContent:${JSON.stringify(style)}}));`
	);
	return `${applied.join('')}${chunk.code}`;
}
