import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal, say } from './refusal.mjs';
import { inRoot, ROOT } from './root.mjs';

/** Leaves the steps outside, where they are: they know the project's folder by their own place. */
const stepsOutside = {
	name: 'steps-outside',
	enforce: /** @type {const} */ ('pre'),
	/**
	 * @param {string} source
	 * @param {string | undefined} importer
	 */
	resolveId(source, importer) {
		if (importer === undefined || !/\/scripts\/steps\/[^/]+\.mjs$/.test(source)) return null;
		return { id: pathToFileURL(path.resolve(path.dirname(importer), source)).href, external: true };
	}
};

/**
 * Bundles a TypeScript entry point for Node and runs it with `--expose-gc`, so that it may use the product's own modules.
 * The bundle is written beside the entry point, where packages installed there are found too.
 * @param {string} entry path inside the project
 * @param {readonly string[]} args passed on
 * @returns {Promise<number>} the exit code
 */
export async function bundleAndRun(entry, args) {
	if (!fs.existsSync(inRoot(entry))) throw new Refusal(`Le programme ${entry} n’existe pas.`);
	const outDir = inRoot(path.dirname(entry), '.cache');
	say(`Construction de ${entry}…`);
	const { build } = await import('vite');
	await build({
		root: ROOT,
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		plugins: [stepsOutside],
		resolve: { alias: { $lib: inRoot('src', 'lib') } },
		build: {
			ssr: entry,
			target: 'node20',
			outDir,
			emptyOutDir: true,
			sourcemap: true,
			minify: false,
			rollupOptions: {
				// Packages stay outside: some hold native code.
				external: (id) => !/^[./\0]/.test(id) && !id.startsWith('$lib') && id !== entry && !id.includes('?'),
				output: { entryFileNames: 'main.mjs', chunkFileNames: '[name]-[hash].mjs' }
			}
		}
	});
	const nodeArgs = ['--expose-gc', '--enable-source-maps', path.join(outDir, 'main.mjs'), ...args];
	const { status } = spawnSync(process.execPath, nodeArgs, { stdio: 'inherit', cwd: ROOT });
	return status ?? 1;
}
