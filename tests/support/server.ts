import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { availablePort } from '../../scripts/steps/port.mjs';
import { inRoot } from '../../scripts/steps/root.mjs';
import { run } from '../../scripts/steps/run.mjs';
import { ADMIN, seedPeople, type Person } from './people';
import { copyBlankData, copyPreparedData, PREPARED_DATA } from './prepared-data';
import { QUICK_START } from './quick-start';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;
const IMPORT_LIMIT_S = 180;

/** What a server under test starts with: the demonstration territory, nothing, or files imported by the command line. */
export type Dataset = 'demo' | 'empty' | { readonly files: readonly string[] };

/** The built server, running on a port of its own with data of its own. */
export interface RunningServer {
	readonly url: string;
	readonly dataDir: string;
	readonly pid: number;
	/** The Cookie header of each person who uses it, in the order of `people`. */
	readonly cookies: readonly string[];
	/** Everything it has said on stdout so far. */
	output(): string;
	/** Everything it has said on stderr so far. */
	errors(): string;
	/** Tells it to stop; its exit code, null when it had to be killed. */
	stop(): Promise<number | null>;
}

export interface ServerOptions {
	readonly dataset: Dataset;
	/** More environment variables, such as DATABASE_URL. */
	readonly env?: Readonly<Record<string, string>>;
	/** A data folder to start again from; a temporary one, removed at the end, when absent. */
	readonly dataDir?: string;
	/** A port to listen on, as one that starts again after another; a free one when absent. */
	readonly port?: number;
	/** Who has an account and is signed in; an administrator when absent, nobody when empty. */
	readonly people?: readonly Person[];
}

type Start = Pick<Required<ServerOptions>, 'dataset' | 'people'>;
type Launched = Omit<RunningServer, 'dataDir' | 'cookies'>;

const dataOf = (folder: string, { dataset }: Start) => ({
	DATA_DIR: folder,
	DEMO_DATA: dataset === 'demo' ? '1' : '0'
});

/** Imports files by the command line. @throws Error with what it said when it refuses them */
async function importFiles(files: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
	const cli = inRoot('build-node', 'cli.js');
	const result = await run(process.execPath, [QUICK_START, cli, 'import', ...files], {
		limit: IMPORT_LIMIT_S,
		env
	});
	if (!result.ok) throw new Error(`The import before the test failed:\n${result.output}`);
}

async function answers(url: string): Promise<boolean> {
	try {
		await fetch(url, { signal: AbortSignal.timeout(5000) });
		return true;
	} catch {
		return false;
	}
}

/** Starts the built server on a data folder. */
async function launch(data: Readonly<Record<string, string>>, wanted = 0): Promise<Launched> {
	const port = await availablePort('127.0.0.1', wanted);
	const url = `http://127.0.0.1:${port}`;
	const program = [QUICK_START, '--max-http-header-size=524288', inRoot('build', 'index.js')];
	const child = spawn(process.execPath, program, {
		cwd: inRoot(),
		env: {
			...process.env,
			NODE_ENV: 'production',
			HOST: '127.0.0.1',
			PORT: String(port),
			ORIGIN: url,
			BODY_SIZE_LIMIT: '1600M',
			SHUTDOWN_TIMEOUT: '5',
			...data
		},
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	let said = '';
	child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
	const killAtExit = () => child.kill('SIGKILL');
	process.once('exit', killAtExit);

	const stop = async () => {
		process.off('exit', killAtExit);
		child.kill('SIGTERM');
		const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
		const code = await exit;
		clearTimeout(limit);
		return code;
	};
	const deadline = Date.now() + START_LIMIT_MS;
	while (!(await answers(url))) {
		if (child.exitCode !== null || Date.now() > deadline) {
			await stop();
			throw new Error(`The server did not start:\n${said}`);
		}
		await wait(100);
	}
	return { url, pid: child.pid ?? 0, output: () => output, errors: () => said, stop };
}

/** Puts into a database what a server starts with, but for the demonstration, which it loads itself. */
async function fill(
	{ dataset, people }: Start,
	data: Readonly<Record<string, string>>
): Promise<readonly string[]> {
	if (typeof dataset === 'object') await importFiles(dataset.files, data);
	return people.length > 0 ? seedPeople(people, data) : [];
}

/** The same, and has a server load the demonstration. */
async function prepare(start: Start, folder: string): Promise<readonly string[]> {
	const data = dataOf(folder, start);
	await copyBlankData(folder);
	const cookies = await fill(start, data);
	if (start.dataset === 'demo') await (await launch(data)).stop();
	return cookies;
}

/** Starts the built server; `npm run build` has to have run. */
export async function startServer({
	dataset,
	env = {},
	dataDir,
	port,
	people = [ADMIN]
}: ServerOptions): Promise<RunningServer> {
	const folder = dataDir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'cible-server-'));
	const start = { dataset, people };
	const data = { ...dataOf(folder, start), ...env };
	const kept = process.env[PREPARED_DATA];
	const isNew = dataDir === undefined && !('DATABASE_URL' in env);
	const remove = () => {
		if (dataDir === undefined) fs.rmSync(folder, { recursive: true, force: true });
	};
	const prepared = async (): Promise<readonly string[]> => {
		const [first, ...others] = people;
		if (isNew && kept && isDeepStrictEqual(first, ADMIN)) {
			const common = { dataset, people: [ADMIN] };
			const cookies = await copyPreparedData(kept, common, folder, (source) => prepare(common, source));
			return others.length > 0 ? [...cookies, ...(await seedPeople(others, data))] : cookies;
		}
		if (isNew) await copyBlankData(folder);
		return fill(start, data);
	};
	try {
		const cookies = await prepared();
		const server = await launch(data, port);
		const stop = async () => {
			const code = await server.stop();
			remove();
			return code;
		};
		return { ...server, dataDir: folder, cookies, stop };
	} catch (error) {
		remove();
		throw error;
	}
}
