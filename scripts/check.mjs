import { setUp } from './setup.mjs';
import { CHECKS, runCheck } from './steps/check-parts.mjs';
import { chosenParts } from './steps/choice.mjs';
import { Refusal, say, script } from './steps/refusal.mjs';

await script(async () => {
	const chosen = chosenParts(
		process.argv.slice(2),
		CHECKS.map((check) => check.name)
	);
	await setUp();
	const failed = [];
	for (const check of CHECKS.filter(({ name }) => chosen.includes(name))) {
		const { ok, output } = await runCheck(check);
		say(`${ok ? 'bon   ' : 'échec '} ${check.label}`);
		if (!ok) {
			say(output);
			failed.push(check.label);
		}
	}
	if (failed.length > 0) throw new Refusal(`\nÀ corriger\u00a0: ${failed.join(', ')}.`);
});
