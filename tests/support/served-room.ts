import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../../scripts/steps/run.mjs';
import type { FacilitatorCommand, Received } from '$lib/domain/workshop';
import { programArgs } from './bundled-programs';
import { copyBlankData } from './prepared-data';
import { ADMIN, type Person } from './people';
import { QUICK_START } from './quick-start';
import { startServer, type RunningServer } from './server';
import type { Moment } from './workshop-state';

/** A server without data, on which one workshop is live. */
export interface ServedRoom {
	readonly server: RunningServer;
	readonly code: string;
	/** Has a facilitator, who drives, ask for something. @throws Error when it is refused */
	does(command: FacilitatorCommand): Promise<void>;
	/** Ends the workshop. @throws Error when it is refused */
	closes(): Promise<void>;
	/** The server stops, as for a new version: `comesBack` starts another one at the same address, on the same data. */
	goesDown(): Promise<void>;
	comesBack(): Promise<void>;
	stop(): Promise<void>;
}

const LIMIT_S = 60;
let keys = 0;

export interface RoomOptions {
	/** Where its workshop is; absent, nobody has come yet, and people choose their sub-group. */
	readonly moment?: Moment;
	/** Who has an account; the first drives. */
	readonly people?: readonly Person[];
}

/** Starts a server whose workshop is that of tests. */
export async function serveRoom({ moment, people = [ADMIN] }: RoomOptions = {}): Promise<ServedRoom> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-room-'));
	await copyBlankData(folder);
	const file = path.join(folder, 'code');
	const args = [QUICK_START, ...programArgs('seed-room'), file, moment ?? ''];
	const seeded = await run(process.execPath, args, { limit: LIMIT_S, env: { DATA_DIR: folder } });
	if (!seeded.ok) throw new Error(`The workshop of the test could not be opened:\n${seeded.output}`);
	const code = fs.readFileSync(file, 'utf8');
	const server = await startServer({ dataset: 'empty', dataDir: folder, people });
	const post = async (end: string, body: object): Promise<string> => {
		const response = await fetch(`${server.url}/salle/${code}/animation/${end}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: server.url, cookie: server.cookies[0] ?? '' },
			body: JSON.stringify(body)
		});
		return response.text();
	};
	const newKey = (): string => `facilitator-of-test-${(keys += 1)}`;
	const does = async (command: FacilitatorCommand): Promise<void> => {
		const text = await post('envois', { sent: [{ key: newKey(), command }] });
		const { received }: { readonly received?: readonly Received[] } = JSON.parse(text);
		if (received?.[0]?.ok !== true) throw new Error(`${command.type} was refused: ${text}`);
	};
	const closes = async (): Promise<void> => {
		const text = await post('actions', { key: newKey(), action: { type: 'close' } });
		const { ok }: { readonly ok?: boolean } = JSON.parse(text);
		if (ok !== true) throw new Error(`Closing was refused: ${text}`);
	};
	await does({ type: 'take-driving' });
	let running = server;
	const goesDown = async (): Promise<void> => {
		await running.stop();
	};
	const comesBack = async (): Promise<void> => {
		const port = Number(new URL(server.url).port);
		running = await startServer({ dataset: 'empty', dataDir: folder, people: [], port });
	};
	const stop = async (): Promise<void> => {
		await running.stop();
		fs.rmSync(folder, { recursive: true, force: true });
	};
	return { server, code, does, closes, goesDown, comesBack, stop };
}
