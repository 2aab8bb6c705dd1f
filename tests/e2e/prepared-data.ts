import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PREPARED_DATA } from '../support/prepared-data';

/** Keeps what several servers of the run start from, and removes it in the end. */
export default function setup(): () => void {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-prepared-'));
	process.env[PREPARED_DATA] = folder;
	return () => fs.rmSync(folder, { recursive: true, force: true });
}
