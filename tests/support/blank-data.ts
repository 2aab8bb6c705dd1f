import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../scripts/steps/root.mjs';

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
	const draft = `${folder}.${randomUUID()}`;
	mkdirSync(path.dirname(draft), { recursive: true });
	await make(draft);
	try {
		renameSync(draft, folder);
	} catch (error) {
		rmSync(draft, { recursive: true, force: true });
		if (!existsSync(folder)) throw error;
	}
	return folder;
}
