import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Codes of rooms tried on both engines, as fast as they answer: none may open a room. */
export function tortureGuesses(tries: number): boolean {
	const vitest = path.join(
		path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
		'vitest.mjs'
	);
	const args = ['run', '--project', 'integration', 'tests/integration/rooms.test.ts', '-t', 'guessing codes'];
	const { status } = spawnSync(process.execPath, [vitest, ...args, '--testTimeout', '600000'], {
		stdio: 'inherit',
		env: { ...process.env, GUESSES: String(tries) }
	});
	return status === 0;
}
