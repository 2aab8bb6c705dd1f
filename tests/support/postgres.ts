import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
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
export class PostgresServer {
	readonly #folder: string;
	readonly #port: number;
	#process: ChildProcess | null = null;
	#databases = 0;

	private constructor(folder: string, port: number) {
		this.#folder = folder;
		this.#port = port;
	}

	/** Makes a server and starts it: about one second. */
	static async create(): Promise<PostgresServer> {
		const folder = mkdtempSync(path.join(tmpdir(), 'cible-postgres-'));
		const user = unprivileged();
		if (user) chownSync(folder, user.uid, user.gid);
		const passwordFile = path.join(folder, 'password');
		writeFileSync(passwordFile, `${PASSWORD}\n`);
		const data = path.join(folder, 'data');
		execFileSync(
			program('initdb'),
			['-D', data, '-U', USER, `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '--no-sync'].concat(
				'--locale=C',
				'--encoding=UTF8'
			),
			{ ...user, stdio: ['ignore', 'ignore', 'inherit'], timeout: 60_000 }
		);
		const server = new PostgresServer(folder, await freePort());
		await server.start();
		return server;
	}

	url(database = 'postgres', password = PASSWORD): string {
		return `postgres://${USER}:${password}@127.0.0.1:${this.#port}/${database}`;
	}

	async start(): Promise<void> {
		const settings = {
			listen_addresses: '127.0.0.1',
			port: String(this.#port),
			unix_socket_directories: '',
			fsync: 'off',
			max_connections: '200'
		};
		const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
		this.#process = spawn(program('postgres'), ['-D', path.join(this.#folder, 'data'), ...options], {
			...unprivileged(),
			stdio: 'ignore'
		});
		await this.#waitUntilReady();
	}

	/** @param signal SIGINT stops at once but cleanly, SIGQUIT as a crash does */
	async stop(signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
		const running = this.#process;
		this.#process = null;
		if (!running || running.exitCode !== null) return;
		const ended = new Promise((resolve) => running.once('exit', resolve));
		running.kill(signal);
		await ended;
	}

	/** Stops for good. */
	async remove(): Promise<void> {
		await this.stop('SIGQUIT');
		rmSync(this.#folder, { recursive: true, force: true });
	}

	/** An empty database; its URL. */
	async createDatabase(): Promise<string> {
		return createDatabase(this.url(), `test_${++this.#databases}`);
	}

	async #waitUntilReady(): Promise<void> {
		for (let attempt = 0; ; attempt++) {
			const client = postgres(this.url(), { max: 1, connect_timeout: 2, onnotice: () => undefined });
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
}

function program(name: string): string {
	const folder = findPostgres();
	if (!folder) throw new Error('PostgreSQL is not on this machine: npm test installs it');
	return path.join(folder, name);
}

/** Creates an empty database on a server; its URL. */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
	const client = postgres(serverUrl, { max: 1, onnotice: () => undefined });
	try {
		await client.unsafe(`create database "${name}"`);
	} finally {
		await client.end({ timeout: 1 });
	}
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	return url.href;
}
