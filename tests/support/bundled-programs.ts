import fs from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { inRoot } from '../../scripts/steps/root.mjs';

/** Where a run keeps the programs that fill its databases, bundled; unset outside such a run. */
const BUNDLED_PROGRAMS = 'BUNDLED_PROGRAMS';

const programFile = (name: string): string => inRoot('tests', 'support', 'programs', `${name}.ts`);

/** The arguments of Node that run a program of tests/support/programs: as bundled for this run, else from its sources. */
export function programArgs(name: string): readonly string[] {
	const bundled = process.env[BUNDLED_PROGRAMS];
	return bundled
		? [path.join(bundled, `${name}.mjs`)]
		: [inRoot('tests', 'support', 'run-typescript.mjs'), programFile(name)];
}

/**
 * Bundles programs once for a run that starts them often: reading their sources each time takes three times as long as what they do.
 * @returns removes them
 */
export async function bundlePrograms(names: readonly string[]): Promise<() => void> {
	const parent = inRoot('.cache', 'test');
	fs.mkdirSync(parent, { recursive: true });
	// Inside the project, where packages are found.
	const folder = fs.mkdtempSync(path.join(parent, 'programs-'));
	await build({
		root: inRoot(),
		configFile: false,
		logLevel: 'error',
		publicDir: false,
		resolve: { alias: { $lib: inRoot('src', 'lib') } },
		build: {
			ssr: true,
			target: 'node20',
			outDir: folder,
			minify: false,
			rollupOptions: {
				input: Object.fromEntries(names.map((name) => [name, programFile(name)])),
				external: (id) => !/^[./\0]/.test(id) && !id.startsWith('$lib') && !id.includes('?'),
				output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' }
			}
		}
	});
	process.env[BUNDLED_PROGRAMS] = folder;
	return () => fs.rmSync(folder, { recursive: true, force: true });
}
