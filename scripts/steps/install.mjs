import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { exclusively } from './exclusive.mjs';
import { Refusal, say } from './refusal.mjs';
import { inRoot, ROOT } from './root.mjs';
import { run, runModule } from './run.mjs';

/** Set-ups and builds of one checkout never run side by side. */
export const LOCK = inRoot('.cache', 'setup.lock');
/** Seconds to wait for another set-up, and for an installation. */
export const LOCK_LIMIT = 15 * 60;
const INSTALL_LIMIT = 12 * 60;

const STAMP = inRoot('node_modules', '.cible-lock');

const lockHash = () =>
	createHash('sha256')
		.update(fs.readFileSync(inRoot('package-lock.json')))
		.digest('hex');

/** @param {string} file */
function readText(file) {
	try {
		return fs.readFileSync(file, 'utf8');
	} catch {
		return null;
	}
}

/**
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 *
 * Packages of a lock file, by folder.
 * @param {string | null} text
 */
function packagesOf(text) {
	/** @type {Map<string, LockedPackage>} */
	const none = new Map();
	if (text === null) return none;
	/** @type {{ packages?: Record<string, LockedPackage> }} */
	const { packages = {} } = JSON.parse(text);
	return new Map(Object.entries(packages).filter(([folder]) => folder !== ''));
}

/**
 * True when what npm says it installed is what the lock asks for, as after a developer's own `npm install`:
 * the folder may be kept as it is.
 * @param {string | null} lock text of package-lock.json
 * @param {string | null} installed text of node_modules/.package-lock.json
 */
export function agrees(lock, installed) {
	const wanted = packagesOf(lock);
	const there = packagesOf(installed);
	if (there.size === 0) return false;
	for (const [folder, { version }] of there) if (wanted.get(folder)?.version !== version) return false;
	for (const [folder, { optional, devOptional }] of wanted) {
		if (!optional && !devOptional && !there.has(folder)) return false;
	}
	return true;
}

/** How to run npm: the one that started this script, else the one on the path. */
function npm() {
	const given = process.env['npm_execpath'] ?? '';
	if (/npm-cli\.[cm]?js$/.test(given)) return { command: process.execPath, before: [given] };
	const beside = path.join(
		path.dirname(process.execPath),
		'..',
		'lib',
		'node_modules',
		'npm',
		'bin',
		'npm-cli.js'
	);
	if (fs.existsSync(beside)) return { command: process.execPath, before: [beside] };
	return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', before: [] };
}

/**
 * Runs npm.
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
export function runNpm(args, cwd = ROOT) {
	const { command, before } = npm();
	return run(command, [...before, ...args, '--no-audit', '--no-fund', '--loglevel=error'], {
		limit: INSTALL_LIMIT,
		cwd
	});
}

/** @throws {Refusal} when this Node is older than the product asks for */
export function checkNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) return;
	throw new Refusal(
		`Cible 2028 demande Node.js 20.19 ou plus récent\u202f; cette version est ${process.versions.node}.\n` +
			'Installez une version récente (https://nodejs.org), puis relancez la commande.'
	);
}

const isInstalled = () => readText(STAMP) === lockHash();

async function install() {
	if (isInstalled()) return;
	if (
		!agrees(readText(inRoot('package-lock.json')), readText(inRoot('node_modules', '.package-lock.json')))
	) {
		say('Installation des dépendances (npm ci)\u00a0: une à deux minutes la première fois…');
		const result = await runNpm(['ci', '--include=dev']);
		if (!result.ok) {
			throw new Refusal(
				`${result.output}\n\nL’installation des dépendances a échoué` +
					`${result.timedOut ? `\u00a0: elle a dépassé ${INSTALL_LIMIT / 60} minutes` : ''}.\n` +
					'Vérifiez la connexion au registre npm (npm ping) et la place libre sur le disque, puis relancez la commande.'
			);
		}
	}
	// The hash is taken once npm is done, because npm may rewrite the lock.
	fs.writeFileSync(STAMP, lockHash());
}

/** SvelteKit writes the TypeScript configuration that every tool of the project extends. */
async function sync() {
	if (fs.existsSync(inRoot('.svelte-kit', 'tsconfig.json'))) return;
	const result = await runModule('@sveltejs/kit/svelte-kit.js', ['sync'], { limit: 60 });
	if (!result.ok) throw new Refusal(`${result.output}\n\nLa préparation de SvelteKit a échoué.`);
}

/**
 * Makes sure that the dependencies of the lock are installed. Quick when they are; set-ups at the same time wait for each other.
 */
export async function ensureInstalled() {
	checkNode();
	if (isInstalled() && fs.existsSync(inRoot('.svelte-kit', 'tsconfig.json'))) return;
	await exclusively(LOCK, LOCK_LIMIT, async () => {
		await install();
		await sync();
	});
}
