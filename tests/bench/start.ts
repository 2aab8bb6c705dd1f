import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { spread } from './measure';
import type { BenchSection } from './report';

const LIMIT_MS = 10 * 60_000;
const RESTARTS = 5;

/** Starts the product in a folder and waits for its first page. @returns seconds */
async function startToFirstPage(folder: string, port: number): Promise<number> {
	const start = performance.now();
	const child = spawn('npm', ['start'], {
		cwd: folder,
		env: {
			...process.env,
			HOST: '127.0.0.1',
			PORT: String(port),
			ORIGIN: undefined,
			DATA_DIR: undefined,
			DATABASE_URL: undefined
		},
		stdio: 'ignore',
		detached: true
	});
	try {
		while (!(await firstPage(port))) {
			if (child.exitCode !== null || performance.now() - start > LIMIT_MS)
				throw new Error('npm start did not serve a page');
			await wait(20);
		}
		return (performance.now() - start) / 1000;
	} finally {
		const ended = child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : null;
		if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
		await ended;
	}
}

async function firstPage(port: number): Promise<boolean> {
	try {
		const response = await fetch(`http://127.0.0.1:${port}/connexion`);
		return response.ok && (await response.text()).includes('</html>');
	} catch {
		return false;
	}
}

/** `npm start`, from a fresh clone of what is committed, then once everything is there. */
export async function benchStart(): Promise<BenchSection> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-start-'));
	const port = 3900 + (process.pid % 1000);
	try {
		execFileSync('git', ['clone', '--quiet', process.cwd(), folder]);
		const fresh = await startToFirstPage(folder, port);
		const again: number[] = [];
		for (let i = 0; i < RESTARTS; i++) again.push(await startToFirstPage(folder, port));
		return {
			title: 'Start',
			setting: `\`npm start\` to the whole first page, in a clone of the last commit: first with nothing there (installation, build, migrations, demonstration data), with packages coming from the cache of npm or from its registry, then ${RESTARTS} times again.`,
			lines: [
				{ what: 'fresh clone', values: [fresh], unit: 's', target: '≤ 120 s', reached: fresh <= 120 },
				{ what: 'once built', values: again, unit: 's', target: '≤ 5 s', reached: spread(again).median <= 5 }
			]
		};
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}
