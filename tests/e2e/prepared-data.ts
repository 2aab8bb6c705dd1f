import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundlePrograms } from '../support/bundled-programs';
import { PREPARED_DATA } from '../support/prepared-data';

/** Keeps what several servers of the run start from, and the programs that fill it; removes both in the end. */
export default async function setup(): Promise<() => void> {
	const removePrograms = await bundlePrograms(['seed-people', 'seed-room', 'open-room']);
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-prepared-'));
	process.env[PREPARED_DATA] = folder;
	return () => {
		removePrograms();
		fs.rmSync(folder, { recursive: true, force: true });
	};
}
