import { execFile } from 'node:child_process';
import { inRoot } from '../../scripts/steps/root.mjs';
import type { Place } from './databases';
import { QUICK_START } from './quick-start';

export interface Ran {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs the built command line on a place. */
export function cli(place: Place, ...args: string[]): Promise<Ran> {
	const env = { ...process.env, DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl ?? '' };
	return new Promise((resolve) => {
		execFile(
			process.execPath,
			[QUICK_START, inRoot('build-node', 'cli.js'), ...args],
			{ cwd: inRoot(), env, timeout: 60_000, maxBuffer: 2 ** 26 },
			(error, stdout, stderr) => {
				resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
			}
		);
	});
}
