import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findOnPath, installPackage } from './machine.mjs';
import { Refusal } from './refusal.mjs';

const PARENTS = ['/usr/lib/postgresql', '/usr/local/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];

/** Debian keeps one folder per version, Homebrew one per formula; the newest first. */
function versioned() {
	return PARENTS.flatMap((parent) =>
		fs.existsSync(parent)
			? fs
					.readdirSync(parent)
					.filter((name) => /^(postgresql@)?\d+$|^postgresql$/.test(name))
					.sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')))
					.map((name) => path.join(parent, name, 'bin'))
			: []
	);
}

function fromPgConfig() {
	const program = findOnPath('pg_config');
	if (!program) return [];
	try {
		return [execFileSync(program, ['--bindir'], { encoding: 'utf8', timeout: 10_000 }).trim()];
	} catch {
		return [];
	}
}

/**
 * The folder that holds PostgreSQL's `initdb` and `postgres`; null when it is not on this machine.
 * `POSTGRES_BIN` names it by hand.
 */
export function findPostgres() {
	const given = process.env['POSTGRES_BIN'];
	const onPath = findOnPath('initdb');
	const folders = [
		...(given ? [given] : []),
		...fromPgConfig(),
		...versioned(),
		...(onPath ? [path.dirname(fs.realpathSync(onPath))] : [])
	];
	const ending = process.platform === 'win32' ? '.exe' : '';
	const holds = (/** @type {string} */ folder) =>
		['initdb', 'postgres'].every((name) => fs.existsSync(path.join(folder, name + ending)));
	return folders.find(holds) ?? null;
}

/**
 * PostgreSQL's programs: the machine's, else installed now.
 * @returns {Promise<string>} their folder
 * @throws {Refusal} when they are not there and cannot be installed
 */
export async function ensurePostgres() {
	const found = findPostgres();
	if (found) return found;
	const problem = await installPackage('postgresql');
	const installed = findPostgres();
	if (installed) return installed;
	throw new Refusal(
		`Les programmes de PostgreSQL (initdb, postgres) n’ont été ni trouvés ni installés\u00a0: ${problem ?? 'le paquet ne les contient pas'}.\n` +
			'Installez PostgreSQL 14 ou plus récent (par exemple sudo apt-get install postgresql), ou indiquez le dossier de ses programmes dans POSTGRES_BIN.'
	);
}
