import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NAME = 'read-worker.js';

/** The folder and all that contain it, the nearest first. */
function* upwards(from: string): Generator<string> {
	for (let folder = from; ; folder = path.dirname(folder)) {
		yield folder;
		if (folder === path.dirname(folder)) return;
	}
}

/**
 * The built program of the reading thread: beside this code in `build-node/`, or in the `build-node/` above `build/`.
 * Null when this code runs from its sources (tests, development): a built one may then be out of date.
 * @throws Error when the installation has none
 */
export function locateWorker(): string | null {
	const here = fileURLToPath(import.meta.url);
	if (here.endsWith('.ts')) return null;
	for (const folder of upwards(path.dirname(here))) {
		for (const candidate of [path.join(folder, NAME), path.join(folder, 'build-node', NAME)]) {
			if (existsSync(candidate)) return candidate;
		}
	}
	throw new Error(`The reading thread (build-node/${NAME}) is missing from this installation`);
}
