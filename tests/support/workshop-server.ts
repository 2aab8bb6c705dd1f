import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { availablePort } from '../../scripts/steps/port.mjs';
import { inRoot } from '../../scripts/steps/root.mjs';
import { run } from '../../scripts/steps/run.mjs';
import { programArgs } from './bundled-programs';
import { seedPeople, type Person } from './people';
import { copyBlankData } from './prepared-data';
import { QUICK_START } from './quick-start';

const START_LIMIT_MS = 240_000;
const STOP_LIMIT_MS = 10_000;
const SEED_LIMIT_S = 60;

/** The product as `npm run workshop` starts it, with a workshop that is open. */
export interface WorkshopServer {
	/** Where accounts are: this computer alone. */
	readonly url: string;
	/** Where the room is: another address of this computer stands for the local network. */
	readonly roomUrl: string;
	/** Without its dash. */
	readonly code: string;
	readonly joinToken: string;
	/** The Cookie header of each person, for `url`. */
	readonly cookies: readonly string[];
	/** All that it said. */
	readonly output: () => string;
	/** Its exit code; null when it had to be killed. */
	readonly stop: () => Promise<number | null>;
}

async function openWorkshop(
	folder: string,
	env: Readonly<Record<string, string>>
): Promise<{ readonly code: string; readonly joinToken: string }> {
	const file = path.join(folder, 'room.json');
	const args = [QUICK_START, ...programArgs('open-room'), file];
	const result = await run(process.execPath, args, { limit: SEED_LIMIT_S, env });
	if (!result.ok) throw new Error(`The workshop of the test could not be opened:\n${result.output}`);
	const { code, joinToken }: { code: string; joinToken: string } = JSON.parse(fs.readFileSync(file, 'utf8'));
	return { code, joinToken };
}

/** Starts the product for a workshop in a room. @param people who has an account */
export async function startWorkshopServer(people: readonly Person[]): Promise<WorkshopServer> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-workshop-'));
	const dataDir = path.join(folder, 'data');
	await copyBlankData(dataDir);
	const env = { DATA_DIR: dataDir, DEMO_DATA: '0' };
	const cookies = await seedPeople(people, env);
	const room = await openWorkshop(folder, env);
	const port = await availablePort('127.0.0.1', 0);
	const child = spawn(process.execPath, [inRoot('scripts', 'workshop.mjs')], {
		cwd: inRoot(),
		env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port), ROOM_HOST: '127.0.0.2' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
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
		fs.rmSync(folder, { recursive: true, force: true });
		return code;
	};
	const deadline = Date.now() + START_LIMIT_MS;
	while (!said.includes('Pour l’arrêter')) {
		if (child.exitCode !== null || Date.now() > deadline) {
			await stop();
			throw new Error(`The server did not start:\n${said}`);
		}
		await wait(100);
	}
	return {
		url: `http://127.0.0.1:${port}`,
		roomUrl: `http://127.0.0.2:${port}`,
		...room,
		cookies,
		output: () => said,
		stop
	};
}
