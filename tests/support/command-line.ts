import { execFile } from 'node:child_process';
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

/** Has what is written to a stream of this process kept, as long as it is not given back. */
function keep(stream: NodeJS.WriteStream): { readonly end: () => string } {
	const write = stream.write;
	const pieces: Buffer[] = [];
	stream.write = (
		piece: string | Uint8Array,
		encoding?: BufferEncoding | ((error?: Error | null) => void),
		done?: (error?: Error | null) => void
	): boolean => {
		pieces.push(Buffer.from(piece));
		const written = typeof encoding === 'function' ? encoding : done;
		if (written) process.nextTick(written);
		return true;
	};
	return {
		end() {
			stream.write = write;
			return Buffer.concat(pieces).toString();
		}
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
		return { code, stdout: stdout.end(), stderr: stderr.end() };
	} finally {
		stdout.end();
		stderr.end();
		process.argv = argv;
		process.env = env;
	}
}
