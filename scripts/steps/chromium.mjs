import fs from 'node:fs';
import path from 'node:path';
import { findOnPath, installPackage, isRoot } from './machine.mjs';
import { Refusal, say } from './refusal.mjs';
import { run, runModule } from './run.mjs';

/** Chromium without windows: pages cost a quarter less of the processor than in the one that could have some. */
const HEADLESS = 'chromium-headless-shell';
const NAMES = [
	HEADLESS,
	'chromium',
	'chromium-browser',
	'google-chrome',
	'google-chrome-stable',
	'chrome',
	'microsoft-edge'
];
const FIXED = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	path.join(
		process.env['PROGRAMFILES'] ?? 'C:\\Program Files',
		'Google',
		'Chrome',
		'Application',
		'chrome.exe'
	)
];

/** @returns {string[]} browsers that may be on this machine, the preferred first */
function candidates() {
	const given = process.env['CHROMIUM_PATH'];
	const found = NAMES.flatMap((name) => findOnPath(name) ?? []);
	return [...(given ? [given] : []), ...found, ...FIXED.filter((file) => fs.existsSync(file))];
}

/** The Chromium that Playwright downloaded, if it did. */
async function downloaded() {
	const { chromium } = await import('@playwright/test');
	const file = chromium.executablePath();
	return fs.existsSync(file) ? file : null;
}

/**
 * A file named chromium may be a stub that only asks to install something: it has to run.
 * @param {string} file
 */
const runs = async (file) => (await run(file, ['--version', '--no-sandbox'], { limit: 20 })).ok;

/** @returns {Promise<string | null>} */
async function find() {
	for (const file of candidates()) if (await runs(file)) return file;
	return downloaded();
}

/**
 * A Chromium that runs: the machine's, else one that is installed now.
 * @returns {Promise<string>} its path
 * @throws {Refusal} when there is none and none can be installed
 */
export async function ensureChromium() {
	const found = await find();
	if (found) return found;
	const problem = (await installPackage(HEADLESS)) && (await installPackage('chromium'));
	const installed = await find();
	if (installed) return installed;
	say('Téléchargement de Chromium (playwright install)…');
	const args = ['install', 'chromium', ...(isRoot() && findOnPath('apt-get') ? ['--with-deps'] : [])];
	const download = await runModule('@playwright/test/cli.js', args, { limit: 6 * 60 });
	const last = await find();
	if (last) return last;
	throw new Refusal(
		`${download.output}\n\nAucun navigateur Chromium n’a été trouvé ni installé (${problem ?? 'le paquet installé ne démarre pas'}).\n` +
			'Installez Chromium ou Google Chrome, ou indiquez son chemin dans CHROMIUM_PATH, puis relancez npm test.'
	);
}
