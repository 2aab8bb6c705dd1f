import fs from 'node:fs';
import path from 'node:path';
import { say } from './refusal.mjs';
import { run } from './run.mjs';

const APT_LIMIT = 6 * 60;

export const isRoot = () => process.getuid?.() === 0;

/**
 * Where a program of the path is; null when it is nowhere.
 * @param {string} name
 */
export function findOnPath(name) {
	for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
		for (const ending of process.platform === 'win32' ? ['.exe', '.cmd'] : ['']) {
			const file = path.join(folder, name + ending);
			if (folder !== '' && fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
		}
	}
	return null;
}

/**
 * Installs a Debian or Ubuntu package, where that is possible.
 * @param {string} name
 * @returns {Promise<string | null>} null when it is installed, else why not, in French
 */
export async function installPackage(name) {
	const apt = findOnPath('apt-get');
	if (!apt) return 'cette machine n’a pas apt-get';
	if (!isRoot()) return 'apt-get demande les droits d’administration';
	say(`Installation du paquet ${name} (apt-get)…`);
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	const lock = ['-o', 'DPkg::Lock::Timeout=60'];
	await run(apt, [...lock, 'update'], { limit: APT_LIMIT, env });
	const result = await run(apt, [...lock, 'install', '-y', '--no-install-recommends', name], {
		limit: APT_LIMIT,
		env
	});
	return result.ok ? null : `apt-get install ${name} a échoué\u00a0:\n${result.output}`;
}
