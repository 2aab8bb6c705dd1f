import { runModule } from './run.mjs';

const LIMIT = 4 * 60;

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {string} label French
 * @property {readonly { program: string, args: readonly string[] }[]} runs one after the other
 */

/**
 * What `npm run check` looks at. ESLint keeps no cache: its findings depend on the types of other files.
 * @type {readonly Check[]}
 */
export const CHECKS = [
	{
		name: 'types',
		label: 'Types',
		runs: [
			{ program: '@sveltejs/kit/svelte-kit.js', args: ['sync'] },
			{ program: 'svelte-check/bin/svelte-check', args: ['--fail-on-warnings', '--output', 'human'] }
		]
	},
	{
		name: 'lint',
		label: 'Règles de code et anneaux',
		runs: [{ program: 'eslint/bin/eslint.js', args: ['.', '--max-warnings', '0'] }]
	},
	{
		name: 'format',
		label: 'Mise en forme',
		runs: [{ program: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] }]
	},
	{ name: 'dead', label: 'Code mort', runs: [{ program: 'knip/bin/knip.js', args: ['--no-progress'] }] }
];

/**
 * Runs one check.
 * @param {Check} check
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function runCheck({ runs }) {
	for (const { program, args } of runs) {
		const result = await runModule(program, args, { limit: LIMIT });
		if (!result.ok) return { ok: false, output: result.output };
	}
	return { ok: true, output: '' };
}
