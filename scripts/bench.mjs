import fs from 'node:fs';
import { setUp } from './setup.mjs';
import { bundleAndRun } from './steps/bundle.mjs';
import { runNpm } from './steps/install.mjs';
import { Refusal, say, script } from './steps/refusal.mjs';
import { inRoot } from './steps/root.mjs';

/** The programs measured beside ours have a package.json of their own, so that the product's install stays light. */
async function installPeers() {
	const folder = inRoot('tests', 'bench');
	if (!fs.existsSync(inRoot('tests', 'bench', 'package.json'))) return;
	const wanted = fs.readFileSync(inRoot('tests', 'bench', 'package.json'), 'utf8');
	const stamp = inRoot('tests', 'bench', 'node_modules', '.cible-package');
	if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
	say('Installation des programmes comparés…');
	const hasLock = fs.existsSync(inRoot('tests', 'bench', 'package-lock.json'));
	const result = await runNpm([hasLock ? 'ci' : 'install'], folder);
	if (!result.ok) throw new Refusal(`${result.output}\n\nL’installation des programmes comparés a échoué.`);
	fs.writeFileSync(stamp, wanted);
}

await script(async () => {
	await setUp('web', 'node');
	await installPeers();
	process.exitCode = await bundleAndRun('tests/bench/main.ts', process.argv.slice(2));
});
