import { spawn, type ChildProcess } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { programArgs } from './bundled-programs';
import type { Place } from './databases';
import { QUICK_START } from './quick-start';

/** A program of tests/support/programs that runs in a process of its own. */
export interface RunningProgram {
	readonly pid: number;
	/** Waits for a line of its output. */
	readonly says: (line: string) => Promise<void>;
	/** Ends it without warning, as `kill -9`. */
	readonly kill: () => Promise<void>;
	/** Waits for its end; its exit code, null when it was killed. */
	readonly ended: Promise<number | null>;
}

function lines(child: ChildProcess): (line: string) => Promise<void> {
	const said = new Set<string>();
	const waiting = new Map<string, () => void>();
	let rest = '';
	child.stdout?.setEncoding('utf8').on('data', (text: string) => {
		const [last = '', ...complete] = (rest + text).split('\n').reverse();
		rest = last;
		for (const line of complete) {
			said.add(line);
			waiting.get(line)?.();
		}
	});
	return (line) =>
		new Promise((resolve, reject) => {
			if (said.has(line)) resolve();
			else waiting.set(line, resolve);
			child.once('exit', () => reject(new Error(`The program ended without saying "${line}"`)));
		});
}

/** Starts a program on a database; it is killed when the test ends. */
export function startProgram(name: string, place: Place, ...args: string[]): RunningProgram {
	const child = spawn(process.execPath, [QUICK_START, ...programArgs(name), ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' }
	});
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	const kill = async (): Promise<void> => {
		child.kill('SIGKILL');
		await ended;
	};
	onTestFinished(kill);
	return { pid: child.pid ?? 0, says: lines(child), kill, ended };
}
