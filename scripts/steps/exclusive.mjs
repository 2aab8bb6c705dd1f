import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal, say } from './refusal.mjs';

const POLL_MS = 200;
/** A lock whose holder never wrote its name is abandoned after this long. */
const NAMELESS_MS = 5000;

/** @typedef {{ pid: number, born: string }} Owner */

/**
 * What tells a process from a later one with the same number; '' where the system does not say.
 * @param {number} pid
 */
function bornOf(pid) {
	try {
		const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
		const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${afterName[19] ?? ''}`;
	} catch {
		return '';
	}
}

/** @param {Owner} owner */
function isAlive(owner) {
	try {
		process.kill(owner.pid, 0);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
	}
	const born = bornOf(owner.pid);
	return born === '' || owner.born === '' || born === owner.born;
}

/**
 * @param {string} lock
 * @returns {Owner | null}
 */
function ownerOf(lock) {
	try {
		/** @type {Partial<Owner>} */
		const { pid, born } = JSON.parse(fs.readFileSync(path.join(lock, 'owner.json'), 'utf8'));
		return typeof pid === 'number' ? { pid, born: born ?? '' } : null;
	} catch {
		return null;
	}
}

/** @param {string} folder */
function ageOf(folder) {
	try {
		return Date.now() - fs.statSync(folder).mtimeMs;
	} catch {
		return 0;
	}
}

/** @param {string} lock */
function isAbandoned(lock) {
	const owner = ownerOf(lock);
	return owner ? !isAlive(owner) : ageOf(lock) > NAMELESS_MS;
}

/** @param {string} folder */
function make(folder) {
	try {
		fs.mkdirSync(folder);
		return true;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw error;
	}
}

/**
 * Removes an abandoned lock. A second folder guards the removal, so that nobody removes the lock of whoever came first.
 * @param {string} lock
 */
function clear(lock) {
	const guard = `${lock}.clearing`;
	if (!make(guard)) {
		if (ageOf(guard) > NAMELESS_MS) fs.rmSync(guard, { recursive: true, force: true });
		return;
	}
	try {
		if (isAbandoned(lock)) fs.rmSync(lock, { recursive: true, force: true });
	} finally {
		fs.rmSync(guard, { recursive: true, force: true });
	}
}

/**
 * Runs `body` while no other process does so under the same lock. The lock of a dead process is taken over.
 * @template T
 * @param {string} lock path of the lock's folder
 * @param {number} limit seconds to wait for another process
 * @param {() => Promise<T>} body
 * @returns {Promise<T>}
 */
export async function exclusively(lock, limit, body) {
	fs.mkdirSync(path.dirname(lock), { recursive: true });
	const deadline = Date.now() + limit * 1000;
	let said = false;
	while (!make(lock)) {
		if (isAbandoned(lock)) {
			clear(lock);
			continue;
		}
		const holder = ownerOf(lock)?.pid;
		if (Date.now() > deadline) {
			throw new Refusal(
				`Une autre préparation du projet dure depuis plus de ${Math.round(limit / 60)} minutes (processus ${holder ?? 'inconnu'}).\n` +
					`Attendez qu’elle finisse ou arrêtez-la\u202f; si aucune ne tourne, supprimez le dossier ${lock} et relancez.`
			);
		}
		if (!said && holder !== undefined) {
			say(`Une autre préparation du projet est en cours (processus ${holder})\u00a0: attente…`);
			said = true;
		}
		await wait(POLL_MS);
	}
	const release = () => fs.rmSync(lock, { recursive: true, force: true });
	fs.writeFileSync(
		path.join(lock, 'owner.json'),
		JSON.stringify({ pid: process.pid, born: bornOf(process.pid) })
	);
	process.once('exit', release);
	try {
		return await body();
	} finally {
		process.off('exit', release);
		release();
	}
}
