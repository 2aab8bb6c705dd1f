import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder and all that contain it, the nearest first. */
function* upwards(from: string): Generator<string> {
	for (let folder = from; ; folder = path.dirname(folder)) {
		yield folder;
		if (folder === path.dirname(folder)) return;
	}
}

/**
 * A program built apart, for a thread of its own: beside this code in `build-node/`, or in the `build-node/` above `build/`.
 * Null when this code runs from its sources (tests, development): a built one may then be out of date.
 * @param name of the file: « read-worker.js »
 * @throws Error when the installation has none
 */
export function builtProgram(name: string): string | null {
	const here = fileURLToPath(import.meta.url);
	if (here.endsWith('.ts')) return null;
	for (const folder of upwards(path.dirname(here))) {
		for (const candidate of [path.join(folder, name), path.join(folder, 'build-node', name)]) {
			if (existsSync(candidate)) return candidate;
		}
	}
	throw new Error(`A part of this installation is missing: build-node/${name}`);
}
