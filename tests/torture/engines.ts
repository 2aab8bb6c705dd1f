import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Every integration test on both engines, those too that `npm test` runs on one. @returns true when none fails */
export function tortureEngines(): boolean {
	const vitest = path.join(
		path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
		'vitest.mjs'
	);
	const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'integration'], {
		stdio: 'inherit',
		env: { ...process.env, EVERY_ENGINE: '1' }
	});
	return status === 0;
}
