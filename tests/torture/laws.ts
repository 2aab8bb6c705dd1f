import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Every law of the product on many more random cases than `npm test` takes. @returns true when none fails */
export function tortureLaws(runs: number): boolean {
	const vitest = path.join(
		path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
		'vitest.mjs'
	);
	const args = [vitest, 'run', '--project', 'unit', '--testTimeout', '3600000'];
	const { status } = spawnSync(process.execPath, args, {
		stdio: 'inherit',
		env: { ...process.env, FC_RUNS: String(runs) }
	});
	return status === 0;
}
