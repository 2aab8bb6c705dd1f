import { rejectMessage } from '$lib/files';
import type { Database } from '../db';
import type { ImportView } from './import-view';
import { REJECT_COLUMNS, rejectedLine } from './rejects-file';

/** Refused lines told on screen; all of them are in the file to download. */
const TOLD = 3;

/**
 * Why the first refused lines of each file were refused, in sentences.
 * @returns by the place of the file; nothing for one that has none
 */
export async function firstRejects(
	db: Database,
	{ id, files }: Pick<ImportView, 'id' | 'files'>
): Promise<readonly (readonly string[])[]> {
	const told: (readonly string[])[] = [];
	for (const [file, { counts }] of files.entries()) {
		if (!counts || counts.rejected === 0) {
			told.push([]);
			continue;
		}
		const rows = await db.query(
			`select ${REJECT_COLUMNS} from rejects where import_id = $1 and file = $2
			order by line limit ${TOLD}`,
			[id, file]
		);
		told.push(rows.map((row) => rejectMessage(rejectedLine(row))));
	}
	return told;
}
