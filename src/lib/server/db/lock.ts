import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import lockfile from 'proper-lockfile';
import type { LockHolder } from './problem';
import { refusal } from './problem-message';
import { processIdentity } from './process-identity';

/** What the lock file holds, as JSON. */
interface LockRecord extends LockHolder {
	readonly token: string;
	readonly identity: string;
}

/** Where the process number means nothing (another machine or container), the holder is alive while it touches the file. */
const HEARTBEAT_MS = 10_000;
const SILENCE_MS = 60_000;

/** The short check-and-write is guarded by a lock of proper-lockfile; a process that dies inside it delays others by this much. */
const GUARD = {
	realpath: false,
	stale: 5000,
	retries: { retries: 60, factor: 1.3, minTimeout: 20, maxTimeout: 250 }
} as const;

function parseRecord(text: string): LockRecord | null {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value !== 'object' || value === null) return null;
		const entries = new Map<string, unknown>(Object.entries(value));
		const word = (name: string): string => {
			const found = entries.get(name);
			return typeof found === 'string' ? found : '';
		};
		const pid = Number(entries.get('pid'));
		if (!Number.isInteger(pid) || pid <= 0) return null;
		return {
			pid,
			host: word('host'),
			since: Number.isNaN(Date.parse(word('since'))) ? new Date(0).toISOString() : word('since'),
			command: word('command'),
			token: word('token'),
			identity: word('identity')
		};
	} catch {
		return null;
	}
}

async function readRecord(file: string): Promise<LockRecord | null> {
	const content = await readFile(file, 'utf8').catch(() => '');
	return parseRecord(content);
}

async function isHeld(file: string, record: LockRecord): Promise<boolean> {
	if (record.host !== hostname()) {
		const { mtimeMs } = await stat(file);
		return Date.now() - mtimeMs < SILENCE_MS;
	}
	const running = processIdentity(record.pid);
	if (running === null) return false;
	return running === '' || record.identity === '' || running === record.identity;
}

/**
 * Takes the embedded database of a folder for this process. The lock of a process that is gone is taken over at once: the
 * process must be running and be the very one that took it, as numbers are given again.
 * @param command what this process does, told to whoever comes second
 * @returns gives the lock back
 * @throws DatabaseRefusal `locked`, naming the holder
 */
export async function takeLock(dataDir: string, command: string): Promise<() => Promise<void>> {
	const file = path.join(dataDir, 'pglite.lock');
	const record: LockRecord = {
		pid: process.pid,
		host: hostname(),
		since: new Date().toISOString(),
		command,
		token: randomUUID(),
		identity: processIdentity(process.pid) ?? ''
	};

	const leaveGuard = await lockfile.lock(file, { ...GUARD, lockfilePath: `${file}.guard` });
	try {
		const other = await readRecord(file);
		if (other && (await isHeld(file, other))) {
			const { pid, host, since, command: what } = other;
			throw refusal({ code: 'locked', dataDir, holder: { pid, host, since, command: what } });
		}
		const draft = `${file}.${record.token}`;
		await writeFile(draft, JSON.stringify(record));
		await rename(draft, file);
	} finally {
		await leaveGuard();
	}

	const heartbeat = setInterval(() => {
		const now = new Date();
		void utimes(file, now, now).catch(() => undefined);
	}, HEARTBEAT_MS);
	heartbeat.unref();

	return async () => {
		clearInterval(heartbeat);
		const current = await readRecord(file);
		if (current?.token === record.token) await rm(file, { force: true });
	};
}
