import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listeningAddress } from './address.mjs';
import { chosenParts } from './choice.mjs';
import { exclusively } from './exclusive.mjs';
import { playwrightFailures, vitestFailures } from './failures.mjs';
import { fingerprint } from './fingerprint.mjs';
import { agrees } from './install.mjs';
import { Refusal } from './refusal.mjs';
import { inRoot } from './root.mjs';
import { run } from './run.mjs';
import { addTallies, playwrightTally, tallyLine, vitestTally, withFailure } from './tally.mjs';

let folder = '';

beforeEach(() => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-steps-'));
});

afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('the lock of set-ups', () => {
	const lock = () => path.join(folder, 'setup.lock');

	it('lets one body run at a time', async () => {
		let inside = 0;
		let most = 0;
		const body = async () => {
			most = Math.max(most, ++inside);
			await new Promise((resolve) => setTimeout(resolve, 20));
			inside--;
		};
		await Promise.all(Array.from({ length: 5 }, () => exclusively(lock(), 30, body)));
		expect(most).toBe(1);
		expect(fs.existsSync(lock())).toBe(false);
	});

	it('is given back when the body fails', async () => {
		await expect(exclusively(lock(), 1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(fs.existsSync(lock())).toBe(false);
	});

	it('is taken over from a process that is gone', async () => {
		const gone = spawnSync(process.execPath, ['-e', '']).pid;
		fs.mkdirSync(lock());
		fs.writeFileSync(path.join(lock(), 'owner.json'), JSON.stringify({ pid: gone, born: '' }));
		expect(await exclusively(lock(), 5, () => Promise.resolve('done'))).toBe('done');
	});

	it('is taken over from another process that had the same number', async () => {
		fs.mkdirSync(lock());
		fs.writeFileSync(
			path.join(lock(), 'owner.json'),
			JSON.stringify({ pid: process.pid, born: 'before a restart:1' })
		);
		expect(await exclusively(lock(), 5, () => Promise.resolve('done'))).toBe('done');
	});

	it('is taken over when its holder died before writing its name', async () => {
		fs.mkdirSync(lock());
		fs.utimesSync(lock(), new Date(0), new Date(0));
		expect(await exclusively(lock(), 5, () => Promise.resolve('done'))).toBe('done');
	});

	it('is never taken from a living process: the wait ends by a sentence that names it', async () => {
		const living = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
		fs.mkdirSync(lock());
		fs.writeFileSync(path.join(lock(), 'owner.json'), JSON.stringify({ pid: living.pid, born: '' }));
		try {
			const waiting = exclusively(lock(), 0.3, () => Promise.resolve('done'));
			await expect(waiting).rejects.toThrow(`processus ${String(living.pid)}`);
		} finally {
			living.kill('SIGKILL');
		}
	});
});

describe('the fingerprint of sources', () => {
	it('changes with a content or a name, and with nothing else', () => {
		const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text);
		fs.mkdirSync(path.join(folder, 'src'));
		write('src/a.ts', '1');
		const first = fingerprint(folder, ['src', 'absent']);
		fs.utimesSync(path.join(folder, 'src/a.ts'), new Date(0), new Date(0));
		write('src/a.test.ts', 'a test is not built');
		expect(fingerprint(folder, ['src', 'absent'])).toBe(first);
		write('src/a.ts', '2');
		const second = fingerprint(folder, ['src', 'absent']);
		expect(second).not.toBe(first);
		fs.renameSync(path.join(folder, 'src/a.ts'), path.join(folder, 'src/b.ts'));
		expect(fingerprint(folder, ['src', 'absent'])).not.toBe(second);
	});
});

describe('what is installed', () => {
	const lockOf = (packages: Record<string, object>) => JSON.stringify({ packages: { '': {}, ...packages } });
	const lock = lockOf({
		'node_modules/a': { version: '1.0.0' },
		'node_modules/b': { version: '2.0.0', optional: true }
	});

	it('agrees with the lock when every package that is not optional is there', () => {
		expect(agrees(lock, lockOf({ 'node_modules/a': { version: '1.0.0' } }))).toBe(true);
		expect(agrees(lock, lock)).toBe(true);
	});

	it.each([
		['nothing is installed', null],
		['a package is absent', lockOf({ 'node_modules/b': { version: '2.0.0' } })],
		['a version differs', lockOf({ 'node_modules/a': { version: '1.0.1' } })],
		[
			'a package is too much',
			lockOf({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } })
		]
	])('does not agree when %s', (_, installed) => {
		expect(agrees(lock, installed)).toBe(false);
	});
});

describe('the address to listen on', () => {
	it('is 127.0.0.1 and the usual port', async () => {
		const { host, url } = await listeningAddress({ PORT: '0' }, 3000);
		expect(host).toBe('127.0.0.1');
		expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
	});

	it.each(['0.0.0.0', '::', '192.168.1.10', 'exemple.fr', '127.0.0.1.exemple.fr'])(
		'is refused beyond this machine without TLS: %s',
		async (HOST) => {
			const refusal = await listeningAddress({ HOST, PORT: '0' }, 3000).catch((error: unknown) => error);
			expect(refusal).toBeInstanceOf(Refusal);
			expect(refusal).toMatchObject({ exitCode: 2, message: expect.stringContaining(HOST) });
		}
	);

	it('may be beyond this machine behind a proxy that ends TLS', async () => {
		const env = { HOST: '0.0.0.0', PORT: '0', ORIGIN: 'https://cible.exemple.fr' };
		expect(await listeningAddress(env, 3000)).toMatchObject({ host: '0.0.0.0' });
	});

	it('is refused when people would come by http from other machines', async () => {
		const refusal = listeningAddress({ PORT: '0', ORIGIN: 'http://cible.exemple.fr' }, 3000);
		await expect(refusal).rejects.toThrow('ORIGIN=http://cible.exemple.fr');
	});

	it.each(['http', '65536', '-1', '3000a'])('is refused when PORT is « %s »', async (PORT) => {
		await expect(listeningAddress({ PORT }, 3000)).rejects.toMatchObject({ exitCode: 2 });
	});

	it('is refused with what to do when the port is taken', async () => {
		const other = net.createServer();
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
		const address = other.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		try {
			await expect(listeningAddress({ PORT: String(port) }, 3000)).rejects.toThrow(
				`PORT=${port + 1} npm start`
			);
		} finally {
			other.close();
		}
	});
});

describe('npm start', () => {
	it('ends with code 2 and a French sentence when it is told to listen beyond this machine', async () => {
		const result = await run(process.execPath, [inRoot('scripts/start.mjs')], {
			limit: 30,
			env: { HOST: '0.0.0.0' }
		});
		expect(result.code).toBe(2);
		expect(result.output).toContain('HOST=0.0.0.0');
		expect(result.output).not.toContain('    at ');
	});
});

describe('a program with a limit', () => {
	it('is ended with what it started', async () => {
		const script = `require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'inherit' });`;
		const result = await run(process.execPath, ['-e', script], { limit: 0.5 });
		expect(result).toMatchObject({ ok: false, timedOut: true });
	});

	it('gives its code and the end of what it said', async () => {
		const result = await run(process.execPath, ['-e', "console.error('why'); process.exit(3)"], {
			limit: 30
		});
		expect(result).toEqual({ ok: false, code: 3, timedOut: false, output: 'why' });
	});

	it('may be one that does not exist', async () => {
		expect(await run(path.join(folder, 'absent'), [], { limit: 5 })).toMatchObject({ ok: false, code: null });
	});
});

describe('the parts of a command', () => {
	const NAMES = ['check', 'unit', 'e2e'];

	it('are all of them, or those named, in their own order', () => {
		expect(chosenParts([], NAMES)).toEqual(NAMES);
		expect(chosenParts(['--only=e2e,check'], NAMES)).toEqual(['check', 'e2e']);
	});

	it.each([['--only=unite'], ['--only='], ['--onyl=unit'], ['unit']])('are refused as %s', (argument) => {
		expect(() => chosenParts([argument], NAMES)).toThrow('check,unit,e2e');
	});
});

describe('the last line of npm test', () => {
	it('adds up what the runners report', () => {
		const vitest = vitestTally({
			numPassedTests: 100,
			numFailedTests: 0,
			numPendingTests: 1,
			numTodoTests: 1
		});
		const playwright = playwrightTally({ stats: { expected: 22, flaky: 1, unexpected: 0, skipped: 0 } });
		expect(tallyLine(addTallies([vitest, playwright]))).toBe('123 passed, 0 failed, 2 skipped');
		expect(tallyLine(addTallies([playwright]))).toBe('23 passed, 0 failed');
	});

	it('never says « 0 failed » of a step that failed', () => {
		expect(withFailure(vitestTally({}), false).failed).toBe(1);
		expect(withFailure(vitestTally({ numFailedTests: 3 }), false).failed).toBe(3);
		expect(withFailure(vitestTally({ numPassedTests: 3 }), true).failed).toBe(0);
	});
});

describe('what failed, told again', () => {
	it('names each failed test of the unit and integration tests, and a file that does not load', () => {
		const failures = vitestFailures({
			testResults: [
				{
					name: 'a.test.ts',
					status: 'failed',
					assertionResults: [
						{ fullName: 'adds', status: 'passed' },
						{
							fullName: 'divides',
							status: 'failed',
							failureMessages: ['\u001b[31mexpected 2\u001b[39m\n\nat line 4']
						}
					]
				},
				{ name: 'b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] }
			]
		});
		expect(failures).toEqual([
			'a.test.ts › divides\n    expected 2\n    at line 4',
			'b.test.ts\n    Cannot find module'
		]);
		expect(vitestFailures({})).toEqual([]);
	});

	it('names each failed journey, and the one that passed at its second try', () => {
		const spec = (title: string, status: string, message: string) => ({
			title,
			file: 'c.spec.ts',
			tests: [{ status, results: [{ error: { message } }, {}] }]
		});
		const failures = playwrightFailures({
			suites: [
				{
					suites: [{ specs: [spec('signs in', 'flaky', 'too late'), spec('reads', 'expected', '')] }],
					specs: [spec('votes', 'unexpected', 'not found')]
				}
			]
		});
		expect(failures).toEqual([
			'c.spec.ts › signs in (bon au second essai)\n    too late',
			'c.spec.ts › votes\n    not found'
		]);
	});
});
