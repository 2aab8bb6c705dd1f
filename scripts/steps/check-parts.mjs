import { exclusively } from './exclusive.mjs';
import { LOCK, LOCK_LIMIT } from './install.mjs';
import { say } from './refusal.mjs';
import { runModule } from './run.mjs';

const LIMIT = 12 * 60;

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} label French
 * @property {string} program
 * @property {readonly string[]} args
 */

/**
 * What `npm run check` looks at. ESLint keeps no cache: its findings depend on the types of other files.
 * @type {readonly Check[]}
 */
export const CHECKS = [
	{
		name: 'types',
		label: 'Types',
		program: 'svelte-check/bin/svelte-check',
		args: ['--fail-on-warnings', '--output', 'human']
	},
	{
		name: 'lint',
		label: 'Règles de code et anneaux',
		program: 'eslint/bin/eslint.js',
		args: ['.', '--max-warnings', '0']
	},
	{
		name: 'format',
		label: 'Mise en forme',
		program: 'prettier/bin/prettier.cjs',
		args: ['--check', '--log-level', 'warn', '.']
	},
	{ name: 'dead', label: 'Code mort', program: 'knip/bin/knip.js', args: ['--no-progress'] }
];

/** @type {Promise<unknown> | undefined} */
let written;

/** Writes the types of routes, once for a run: types, rules and tests read them. Never while a build reads the same folder. */
export function writeRouteTypes() {
	written ??= exclusively(LOCK, LOCK_LIMIT, () =>
		runModule('@sveltejs/kit/svelte-kit.js', ['sync'], { limit: LIMIT })
	);
	return written;
}

/**
 * Runs checks, two at a time, and tells each as it ends.
 * @param {readonly Check[]} checks
 * @returns {Promise<readonly Check[]>} those that failed
 */
export async function runChecks(checks) {
	await writeRouteTypes();
	const waiting = [...checks];
	/** @type {Check[]} */
	const failed = [];
	const lane = async () => {
		for (let check = waiting.shift(); check; check = waiting.shift()) {
			const { ok, output, timedOut } = await runModule(check.program, check.args, { limit: LIMIT });
			say(`${ok ? 'bon   ' : 'échec '} ${check.label}${timedOut ? ` : arrêté après ${LIMIT} s` : ''}`);
			if (ok) continue;
			say(output);
			failed.push(check);
		}
	};
	await Promise.all([lane(), lane()]);
	return failed;
}
