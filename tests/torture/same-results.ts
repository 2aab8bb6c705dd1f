import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The same results in the browser, on the server and in the command line, on more structures than `npm test` takes. */
export function tortureSameResults(structures: number): boolean {
	const playwright = path.join(
		path.dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
		'cli.js'
	);
	const { status } = spawnSync(process.execPath, [playwright, 'test', 'tests/e2e/same-results.spec.ts'], {
		stdio: 'inherit',
		env: { ...process.env, SAME_RESULTS: String(structures) }
	});
	return status === 0;
}
