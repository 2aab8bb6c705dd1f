import { spawn } from 'node:child_process';
import { ROOT } from './root.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
const LAST_CHARACTERS = 20_000;

/**
 * Ends a child and what it started.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function kill(child, signal) {
	if (child.pid === undefined) return;
	try {
		if (process.platform === 'win32') child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch {
		// It has already ended.
	}
}

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

let interrupted = false;

/**
 * Children run in groups of their own, so that a limit ends all of a group: signals have to be passed on.
 * @param {NodeJS.Signals} signal
 */
function onSignal(signal) {
	interrupted = true;
	for (const child of running) kill(child, signal);
	setTimeout(() => {
		for (const child of running) kill(child, 'SIGKILL');
		process.exit(130);
	}, 3000).unref();
}

/** @param {import('node:child_process').ChildProcess} child */
function started(child) {
	if (running.size === 0) for (const signal of SIGNALS) process.on(signal, onSignal);
	running.add(child);
}

/** @param {import('node:child_process').ChildProcess} child */
function ended(child) {
	running.delete(child);
	if (running.size > 0) return;
	if (interrupted) process.exit(130);
	for (const signal of SIGNALS) process.off(signal, onSignal);
}

/**
 * @typedef {object} RunOptions
 * @property {number} limit seconds after which it is ended
 * @property {'show' | 'keep'} [output] `show` passes everything to stderr as it comes, `keep` (default) keeps the end of it
 * @property {Record<string, string | undefined>} [env] added to the environment
 * @property {string} [cwd]
 *
 * @typedef {{ ok: boolean, code: number | null, timedOut: boolean, output: string }} RunResult
 */

/**
 * Runs a program with a time limit. Never throws: a program that cannot be started is a result with `ok` false.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { limit, output = 'keep', env = {}, cwd = ROOT }) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd,
			env: { ...process.env, ...env },
			detached: process.platform !== 'win32',
			stdio: [
				'ignore',
				output === 'show' ? process.stderr.fd : 'pipe',
				output === 'show' ? process.stderr.fd : 'pipe'
			]
		});
		started(child);
		let kept = '';
		let timedOut = false;
		const keep = (/** @type {Buffer} */ chunk) => {
			kept = (kept + chunk.toString()).slice(-LAST_CHARACTERS);
		};
		child.stdout?.on('data', keep);
		child.stderr?.on('data', keep);
		const timer = setTimeout(() => {
			timedOut = true;
			kill(child, 'SIGTERM');
			setTimeout(() => kill(child, 'SIGKILL'), 5000).unref();
		}, limit * 1000);
		const end = (/** @type {number | null} */ code) => {
			clearTimeout(timer);
			ended(child);
			resolve({ ok: code === 0 && !timedOut, code, timedOut, output: kept.trim() });
		};
		child.on('error', (error) => {
			kept += error.message;
			end(null);
		});
		child.on('close', end);
	});
}

/** Compilers and checkers make much that lives briefly: with room for it they spend a fifth less on collecting it. In MiB. */
const YOUNG_SPACE = '--max-semi-space-size=64';

/**
 * Runs a JavaScript program of the project's dependencies under this Node.
 * @param {string} script path inside node_modules
 * @param {readonly string[]} args
 * @param {RunOptions} options
 */
export const runModule = (script, args, options) =>
	run(process.execPath, [YOUNG_SPACE, `${ROOT}/node_modules/${script}`, ...args], options);
