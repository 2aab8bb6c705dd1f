import { setUp } from './setup.mjs';
import { chosenParts } from './steps/choice.mjs';
import { Refusal, say, script } from './steps/refusal.mjs';
import { addTallies, tallyLine } from './steps/tally.mjs';
import { TEST_GROUPS } from './steps/test-parts.mjs';

/**
 * Runs one part; a refusal (no browser, a build that fails) is told and counts as one failure.
 * @param {import('./steps/test-parts.mjs').TestPart} part
 */
async function runPart(part) {
	const start = Date.now();
	say(`\n=== ${part.label} ===`);
	try {
		const result = await part.run();
		return { part, ...result, seconds: (Date.now() - start) / 1000 };
	} catch (error) {
		say(error instanceof Refusal ? error.message : String(error instanceof Error ? error.stack : error));
		return {
			part,
			ok: false,
			tally: { passed: 0, failed: 1, skipped: 0 },
			seconds: (Date.now() - start) / 1000
		};
	}
}

/**
 * Runs parts one after the other.
 * @param {readonly import('./steps/test-parts.mjs').TestPart[]} lane
 */
async function runLane(lane) {
	const results = [];
	for (const part of lane) results.push(await runPart(part));
	return results;
}

await script(async () => {
	const chosen = chosenParts(
		process.argv.slice(2),
		TEST_GROUPS.flat(2).map((part) => part.name)
	);
	await setUp();
	const results = [];
	for (const group of TEST_GROUPS) {
		const lanes = group.map((lane) => lane.filter(({ name }) => chosen.includes(name)));
		results.push(...(await Promise.all(lanes.map(runLane))).flat());
	}

	// A long output is often cut by who shows it: what failed is told once more where everybody looks.
	const failures = results.flatMap((result) => ('failures' in result ? (result.failures ?? []) : []));
	if (failures.length > 0) say(`\n=== À regarder ===\n${failures.join('\n')}`);
	say('\n=== Résumé ===');
	for (const { part, ok, tally, seconds } of results) {
		const figures = part.counts ? ` : ${tallyLine(tally)}` : '';
		say(`${ok ? 'bon   ' : 'échec '} ${part.label}${figures} (${seconds.toFixed(0)} s)`);
	}
	const total = addTallies(results.map(({ tally }) => tally));
	const nothingRan = results.some(({ part }) => part.counts) && total.passed + total.failed === 0;
	if (nothingRan) say('Aucun test n’a tourné : c’est un échec.');
	// The last line is read by continuous integration: it goes to stdout, after everything else.
	process.stdout.write(`${tallyLine(total)}\n`);
	process.exitCode = results.every(({ ok }) => ok) && !nothingRan ? 0 : 1;
});
