import { execFile } from 'node:child_process';
import { vi } from 'vitest';
import { inRoot } from '../../scripts/steps/root.mjs';
import { runCommand } from '../../src/cli/run-command';
import type { Place } from './databases';
import { QUICK_START } from './quick-start';

export interface Ran {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

const environment = ({ dataDir, databaseUrl }: Place) => ({
	DATA_DIR: dataDir,
	DATABASE_URL: databaseUrl ?? ''
});

/** Runs the built command line on a place, in a process of its own: two seconds for one command. */
export function cliProcess(place: Place, ...args: string[]): Promise<Ran> {
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			[QUICK_START, inRoot('build-node', 'cli.js'), ...args],
			{
				cwd: inRoot(),
				env: { ...process.env, ...environment(place) },
				timeout: 60_000,
				maxBuffer: 2 ** 26
			},
			(error, stdout, stderr) => {
				resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
			}
		);
	});
}

/** Has what is written to a stream of this process kept, until the end. @returns ends it, and gives what was kept */
function keep(stream: NodeJS.WriteStream): () => string {
	const pieces: Buffer[] = [];
	const writing = vi.spyOn(stream, 'write').mockImplementation((piece, ...rest: unknown[]) => {
		pieces.push(Buffer.from(piece));
		const written = rest.find((one) => typeof one === 'function');
		if (written) process.nextTick(written);
		return true;
	});
	return () => {
		writing.mockRestore();
		return Buffer.concat(pieces).toString();
	};
}

/**
 * Runs a command on a place in this process, whose environment and output it has meanwhile: one command at a time. What only a
 * process does (its end, its output that closes) is tried by `cliProcess`.
 */
export async function cli(place: Place, ...args: string[]): Promise<Ran> {
	const { argv, env } = process;
	process.argv = [process.execPath, 'cli.js', ...args];
	process.env = { ...env, ...environment(place) };
	const [stdout, stderr] = [keep(process.stdout), keep(process.stderr)];
	try {
		const code = await runCommand(args);
		return { code, stdout: stdout(), stderr: stderr() };
	} finally {
		stdout();
		stderr();
		process.argv = argv;
		process.env = env;
	}
}
