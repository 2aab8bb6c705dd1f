import { ensureBuilt } from './steps/build.mjs';
import { ensureInstalled } from './steps/install.mjs';

/**
 * What every command does first, so that each works from a fresh clone: installs the dependencies, then builds what it
 * needs. Both do nothing when nothing changed.
 * @param {...('web' | 'node')} builds
 */
export async function setUp(...builds) {
	await ensureInstalled();
	for (const kind of builds) await ensureBuilt(kind);
}
