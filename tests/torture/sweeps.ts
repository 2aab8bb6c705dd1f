import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const SWEEPS = [
	'access',
	'accessibility',
	'accounts',
	'around',
	'collect',
	'criteria',
	'criteria-editor',
	'every-page',
	'explore',
	'funding',
	'help',
	'hostile-names',
	'injection',
	'scenarios',
	'territories'
];

/** Browser tests that `npm test` runs in a short form, whole: every route by every role, every page in every mode, every row. */
export function tortureSweeps(): boolean {
	const playwright = path.join(
		path.dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
		'cli.js'
	);
	const files = SWEEPS.map((name) => `tests/e2e/${name}.spec.ts`);
	// The limit of `npm test` is not for these.
	const { status } = spawnSync(process.execPath, [playwright, 'test', '--global-timeout=0', ...files], {
		stdio: 'inherit',
		env: { ...process.env, SWEEP: 'whole' }
	});
	return status === 0;
}
