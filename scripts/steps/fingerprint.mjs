import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Files under a file or folder, sorted, tests left out.
 * @param {string} start
 * @returns {string[]}
 */
function filesUnder(start) {
	const stat = fs.statSync(start, { throwIfNoEntry: false });
	if (!stat) return [];
	if (stat.isFile()) return [start];
	return fs
		.readdirSync(start)
		.sort()
		.filter((name) => !/\.test\.[cm]?[jt]s$/.test(name) && name !== 'node_modules')
		.flatMap((name) => filesUnder(path.join(start, name)));
}

/**
 * A hash of the names and contents of files: equal when a build would give the same result.
 * @param {string} root
 * @param {readonly string[]} parts files and folders under the root; one that is absent counts as empty
 */
export function fingerprint(root, parts) {
	const hash = createHash('sha256');
	for (const file of parts.flatMap((part) => filesUnder(path.join(root, part)))) {
		const content = fs.readFileSync(file);
		hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content);
	}
	return hash.digest('hex');
}
