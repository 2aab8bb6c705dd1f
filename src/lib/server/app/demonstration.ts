import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { importFiles, importRefusalMessage, type ImportContext } from '../imports';
import { currentVersion } from '../versions';

/** Where the files of the demonstration territory are, from the project's root. */
const FOLDER = path.join('data', 'demo');

/** What is read of `manifest.json`: which files there are, and what each says it covers. */
const MANIFEST = v.object({
	files: v.array(
		v.object({
			file: v.string(),
			coverage: v.object({
				extent: v.picklist(['full', 'partial']),
				departments: v.union([v.literal('national'), v.array(v.string())])
			}),
			referenceDate: v.string()
		})
	)
});

/**
 * Loads the fictional region into a database that has no version yet. It is no reason not to start: a failure is told and
 * leaves the database empty.
 */
export async function loadDemonstration(context: ImportContext): Promise<void> {
	if (await currentVersion(context.db)) return;
	const text = await readFile(path.join(FOLDER, 'manifest.json'), 'utf8').catch(() => null);
	if (text === null) {
		process.stderr.write(`Pas de données fictives : le dossier ${FOLDER} manque.\n`.replace(' :', '\u00a0:'));
		return;
	}
	const { files } = v.parse(MANIFEST, JSON.parse(text));
	const outcome = await importFiles(
		context,
		files.map(({ file, coverage, referenceDate }) => ({
			path: path.resolve(FOLDER, file),
			name: file,
			coverage,
			referenceDate,
			fictional: true
		}))
	);
	if (!outcome.ok) process.stderr.write(`${importRefusalMessage(outcome.error)}\n`);
}
