import fs from 'node:fs';
import { exclusively } from './exclusive.mjs';
import { fingerprint } from './fingerprint.mjs';
import { LOCK, LOCK_LIMIT } from './install.mjs';
import { Refusal, say } from './refusal.mjs';
import { inRoot, ROOT } from './root.mjs';
import { runModule } from './run.mjs';

const BUILD_LIMIT = 5 * 60;
const SHARED = [
	'src/lib',
	'data/reference',
	'data/criteria',
	'data/rules',
	'drizzle',
	'package.json',
	'package-lock.json'
];

/** What can be built: the folder it goes to, what it is made from, and the arguments of Vite. */
const BUILDS = {
	web: {
		label: 'de l’application',
		folder: 'build',
		sources: [...SHARED, 'src', 'static', 'svelte.config.js', 'vite.config.ts'],
		args: ['build']
	},
	node: {
		label: 'de la ligne de commande',
		folder: 'build-node',
		sources: [...SHARED, 'src/cli', 'data/generator', 'vite.node.config.ts'],
		args: ['build', '--config', 'vite.node.config.ts']
	}
};

/**
 * Builds what is missing or older than its sources; a second call does nothing.
 * Dependencies have to be installed.
 * @param {keyof typeof BUILDS} kind
 */
export async function ensureBuilt(kind) {
	const { label, folder, sources, args } = BUILDS[kind];
	const stamp = inRoot(folder, '.cible-sources');
	const isFresh = () => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint(ROOT, sources);
	if (isFresh()) return;
	await exclusively(LOCK, LOCK_LIMIT, async () => {
		if (isFresh()) return;
		say(`Construction ${label}…`);
		const before = fingerprint(ROOT, sources);
		fs.rmSync(stamp, { force: true });
		const result = await runModule('vite/bin/vite.js', args, {
			limit: BUILD_LIMIT,
			env: { NODE_ENV: undefined, VITEST: undefined }
		});
		if (!result.ok) {
			throw new Refusal(
				`${result.output}\n\nLa construction ${label} a échoué${result.timedOut ? '\u00a0: elle a pris trop de temps' : ''}.`
			);
		}
		fs.writeFileSync(stamp, before);
	});
}
