import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot } from '../../../scripts/steps/root.mjs';
import { ACCESS_FAULTS } from './access-faults';
import { ACCOUNT_FAULTS } from './account-faults';
import type { Fault } from './fault';
import { PROVIDER_FAULTS } from './provider-faults';
import { SCOPE_FAULTS } from './scope-faults';

const FAULTS: readonly Fault[] = [...ACCESS_FAULTS, ...ACCOUNT_FAULTS, ...PROVIDER_FAULTS, ...SCOPE_FAULTS];

/** Longest time for the tests of one fault, in milliseconds. */
const LIMIT_MS = 10 * 60_000;
const LEFT_OUT = new Set(['.git', '.data', '.cache', 'node_modules', 'test-results']);

/** A copy of the project, with the same packages, that faults can be put into. */
function copyOfProject(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'cible-faults-'));
	cpSync(inRoot(), folder, {
		recursive: true,
		filter: (source) => !LEFT_OUT.has(path.relative(inRoot(), source))
	});
	symlinkSync(inRoot('node_modules'), path.join(folder, 'node_modules'));
	return folder;
}

function npx(folder: string, ...args: readonly string[]): { readonly ok: boolean; readonly output: string } {
	const { status, stdout, stderr } = spawnSync('npx', ['--no-install', ...args], {
		cwd: folder,
		encoding: 'utf8',
		timeout: LIMIT_MS
	});
	return { ok: status === 0, output: `${stdout}${stderr}` };
}

/** Runs the tests of a fault in a copy of the project. @returns true when they all pass */
function testsPass(folder: string, { runner, files }: Fault['tests']): boolean {
	if (runner !== 'e2e') return npx(folder, 'vitest', 'run', '--project', runner, ...files).ok;
	const built = npx(folder, 'vite', 'build');
	// A fault that does not even build is noticed.
	return built.ok && npx(folder, 'playwright', 'test', '--workers=1', ...files).ok;
}

/** Puts a fault in, and gives what takes it out again. @throws Error when the text to change is not there exactly once */
function plant(folder: string, { name, file, find, replace }: Fault): () => void {
	const target = path.join(folder, file);
	const text = readFileSync(target, 'utf8');
	if (text.split(find).length !== 2) throw new Error(`${name}: the text to change is not once in ${file}`);
	writeFileSync(
		target,
		text.replace(find, () => replace)
	);
	return () => writeFileSync(target, text);
}

/**
 * Puts each fault into a copy of the product and runs the tests that ought to see it.
 * @param only the faults whose name holds this text; '' for all
 * @returns true when all are seen
 */
export function tortureFaults(only: string): boolean {
	const faults = FAULTS.filter(({ name }) => name.includes(only));
	const folder = copyOfProject();
	/** Whether the tests pass while nothing is wrong: else that they fail would say nothing. */
	const sound = new Map<string, boolean>();
	let seen = 0;
	try {
		for (const fault of faults) {
			const key = JSON.stringify(fault.tests);
			if (!sound.has(key)) sound.set(key, testsPass(folder, fault.tests));
			if (!sound.get(key)) {
				console.log(`NOT KNOWN   ${fault.name}: its tests fail without it`);
				continue;
			}
			const takeOut = plant(folder, fault);
			const noticed = !testsPass(folder, fault.tests);
			takeOut();
			if (noticed) seen++;
			console.log(`${noticed ? 'noticed    ' : 'NOT NOTICED'} ${fault.name}`);
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	console.log(`${seen} of ${faults.length} faults noticed`);
	return seen === faults.length;
}
