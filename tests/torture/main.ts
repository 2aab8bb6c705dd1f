import { tortureFaults } from './faults';
import { tortureGuesses } from './guesses';
import { tortureKills } from './kills';
import { tortureLaws } from './laws';
import { tortureSameResults } from './same-results';
import { tortureSweeps } from './sweeps';
import { tortureWorkshop } from './workshop';

/**
 * What `npm run torture -- NAME…` runs, everything without a name; each says whether nothing failed. `FAULT=text` keeps the
 * planted faults whose name holds the text.
 */
const PARTS: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
	laws: () => tortureLaws(10_000),
	kills: () => tortureKills(100),
	workshop: () => tortureWorkshop(100),
	guesses: () => tortureGuesses(100_000),
	faults: () => tortureFaults(process.env['FAULT'] ?? ''),
	same: () => tortureSameResults(45_000),
	sweeps: tortureSweeps
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
	console.error(`Unknown part: ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}.`);
	process.exit(2);
}
let failed = false;
for (const [name, part] of Object.entries(PARTS)) {
	if (names.length > 0 && !names.includes(name)) continue;
	const start = Date.now();
	const fine = await part();
	failed ||= !fine;
	console.log(
		`${name}: ${fine ? 'nothing failed' : 'FAILED'} (${Math.round((Date.now() - start) / 1000)} s)`
	);
}
process.exitCode = failed ? 1 : 0;
