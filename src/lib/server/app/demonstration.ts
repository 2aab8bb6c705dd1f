import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { importFiles, importRefusalMessage, type ImportContext, type ImportFile } from '../imports';
import { currentVersion } from '../versions';

/** Where the files of the demonstration territory are, from the project's root. */
const FOLDER = path.join('data', 'demo');

/** What the generator says of the files it wrote. */
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
 * Loads the fictional region into a database that has no version yet. A failure is told and leaves it empty; without the
 * demonstration folder nothing is loaded.
 */
export async function loadDemonstration(context: ImportContext): Promise<void> {
	if (await currentVersion(context.db)) return;
	const text = await readFile(path.join(FOLDER, 'manifest.json'), 'utf8').catch(() => null);
	if (text === null) return;
	const manifest = v.parse(MANIFEST, JSON.parse(text));
	const files = manifest.files.map(({ file, coverage, referenceDate }): ImportFile => ({
		path: path.resolve(FOLDER, file),
		name: file,
		coverage,
		referenceDate,
		fictional: true
	}));
	const outcome = await importFiles(context, files);
	if (!outcome.ok) process.stderr.write(`${importRefusalMessage(outcome.error)}\n`);
}
