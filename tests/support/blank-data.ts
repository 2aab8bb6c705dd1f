import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { exclusively } from '../../scripts/steps/exclusive.mjs';
import { inRoot } from '../../scripts/steps/root.mjs';

const LIMIT_S = 120;

/** What an empty embedded database depends on: it is made once for each, as that takes three seconds. */
function key(): string {
	const hash = createHash('sha256');
	for (const file of ['drizzle/meta/_journal.json', 'node_modules/@electric-sql/pglite/package.json'])
		hash.update(readFileSync(inRoot(file)));
	return hash.digest('hex').slice(0, 16);
}

/**
 * A data folder whose database has its tables and nothing in them, to be copied.
 * @param make opens a folder as the product does, and closes it
 */
export async function blankData(make: (folder: string) => Promise<unknown>): Promise<string> {
	const folder = inRoot('.cache', 'test', `pglite-${key()}`);
	if (existsSync(folder)) return folder;
	// Workers that start together wait for one of them: each would make it otherwise.
	return exclusively(`${folder}.lock`, LIMIT_S, async () => {
		if (existsSync(folder)) return folder;
		const draft = `${folder}.draft`;
		rmSync(draft, { recursive: true, force: true });
		await make(draft);
		renameSync(draft, folder);
		return folder;
	});
}
