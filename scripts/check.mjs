import { setUp } from './setup.mjs';
import { CHECKS, runChecks } from './steps/check-parts.mjs';
import { chosenParts } from './steps/choice.mjs';
import { Refusal, script } from './steps/refusal.mjs';

await script(async () => {
	const chosen = chosenParts(
		process.argv.slice(2),
		CHECKS.map((check) => check.name)
	);
	await setUp();
	const failed = await runChecks(CHECKS.filter(({ name }) => chosen.includes(name)));
	if (failed.length > 0)
		throw new Refusal(`\nÀ corriger\u00a0: ${failed.map(({ label }) => label).join(', ')}.`);
});
