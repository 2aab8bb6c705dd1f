import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';
import { findPostgres } from '../../scripts/steps/postgres.mjs';

const USER = 'cible';
const PASSWORD = 'secret';

/** PostgreSQL refuses to run as root: another user of the machine runs it then. */
function unprivileged(): { readonly uid: number; readonly gid: number } | null {
	if (process.getuid?.() !== 0) return null;
	const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
	for (const name of ['postgres', 'nobody']) {
		const line = lines.find((text) => text.startsWith(`${name}:`));
		const [, , uid, gid] = line?.split(':') ?? [];
		if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
	}
	throw new Error('No user of this machine can run PostgreSQL');
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (typeof address !== 'object' || !address) throw new Error('No free port');
	return address.port;
}

/** A PostgreSQL of the tests' own, in a temporary folder, on loopback. */
export interface PostgresCluster {
	/** With the name and secret of its only user. */
	readonly url: string;
	/** Of the process that runs now; to stop it is to play an accident, as `restart` brings it back. */
	readonly pid: number;
	/** Waits for the process to end when it was told to, stops it otherwise, and starts it again on the same data and port. */
	restart(): Promise<void>;
	/** Stops it and removes its data. */
	stop(): Promise<void>;
}

function program(name: string): string {
	const folder = findPostgres();
	if (!folder) throw new Error('PostgreSQL is not on this machine: npm test installs it');
	return path.join(folder, name);
}

function makeCluster(folder: string): void {
	const user = unprivileged();
	if (user) chownSync(folder, user.uid, user.gid);
	const passwordFile = path.join(folder, 'password');
	writeFileSync(passwordFile, `${PASSWORD}\n`);
	const place = ['-D', path.join(folder, 'data'), '-U', USER, `--pwfile=${passwordFile}`];
	const choices = ['-A', 'scram-sha-256', '--no-sync', '--locale=C', '--encoding=UTF8'];
	execFileSync(program('initdb'), [...place, ...choices], {
		...user,
		stdio: ['ignore', 'ignore', 'inherit'],
		timeout: 60_000
	});
}

function run(folder: string, port: number): ChildProcess {
	const settings = [
		'listen_addresses=127.0.0.1',
		`port=${port}`,
		'unix_socket_directories=',
		'fsync=off',
		'max_connections=200'
	];
	const options = settings.flatMap((setting) => ['-c', setting]);
	return spawn(program('postgres'), ['-D', path.join(folder, 'data'), ...options], {
		...unprivileged(),
		stdio: 'ignore'
	});
}

/** @param signal SIGINT stops at once but cleanly, SIGQUIT as a crash does */
async function end(running: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
	if (running.exitCode !== null || running.signalCode !== null) return;
	const ended = new Promise((resolve) => running.once('exit', resolve));
	running.kill(signal);
	await ended;
}

async function waitUntilReady(url: string): Promise<void> {
	for (let attempt = 0; ; attempt++) {
		const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
		try {
			await client.unsafe('select 1');
			return;
		} catch (error) {
			if (attempt > 300) throw error;
			await setTimeout(50);
		} finally {
			await client.end({ timeout: 1 });
		}
	}
}

/** Makes a cluster and starts it: about one second. */
export async function startPostgres(): Promise<PostgresCluster> {
	const folder = mkdtempSync(path.join(tmpdir(), 'cible-postgres-'));
	makeCluster(folder);
	const port = await freePort();
	const url = `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`;
	let running = run(folder, port);
	// Should this process end without stopping it.
	process.once('exit', () => running.kill('SIGQUIT'));
	await waitUntilReady(url);
	return {
		url,
		get pid() {
			return running.pid ?? 0;
		},
		async restart() {
			await end(running, 'SIGINT');
			running = run(folder, port);
			await waitUntilReady(url);
		},
		async stop() {
			await end(running, 'SIGQUIT');
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

/**
 * Creates a database beside the one of this URL; its own URL.
 * @param template name of a database that nobody uses, to copy; an empty one is made when absent
 */
export async function createDatabase(clusterUrl: string, template = 'template1'): Promise<string> {
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	const client = postgres(clusterUrl, { max: 1, onnotice: () => undefined });
	try {
		await client.unsafe(`create database ${name} template ${template}`);
	} finally {
		await client.end({ timeout: 1 });
	}
	const url = new URL(clusterUrl);
	url.pathname = `/${name}`;
	return url.href;
}
