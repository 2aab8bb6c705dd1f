import { setUp } from './setup.mjs';
import { bundleAndRun } from './steps/bundle.mjs';
import { script } from './steps/refusal.mjs';

await script(async () => {
	await setUp('web', 'node');
	process.exitCode = await bundleAndRun('tests/torture/main.ts', process.argv.slice(2));
});
