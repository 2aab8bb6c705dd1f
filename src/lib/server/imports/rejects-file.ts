import { REJECT_CODES, type RejectedLine } from '$lib/files';
import type { Database } from '../db';
import type { ImportContext } from './context';
import { findSeenRecord } from './record';
import { rejectsCsv } from './rejects-csv';
import { rejectsJson } from './rejects-json';

const BATCH = 1000;

/** A file of refused lines to download. */
export interface RejectsFile {
	/** A name made from that of the file. */
	readonly name: string;
	/** Media type of the content. */
	readonly type: string;
	readonly pieces: AsyncIterable<string>;
}

/** What is read of a refused line, in the order that `rejectedLine` takes. */
export const REJECT_COLUMNS = 'line, "column", value, expected, code, raw';

/** A refused line as it is kept. */
export const rejectedLine = ([
	line,
	column,
	value,
	expected,
	code,
	raw
]: readonly unknown[]): RejectedLine => ({
	line: Number(line),
	column: String(column),
	value: String(value),
	expected: String(expected),
	code: REJECT_CODES.find((known) => known === code) ?? 'field-count',
	raw: String(raw)
});

async function* batchesOf(
	db: Database,
	importId: number,
	file: number
): AsyncGenerator<readonly RejectedLine[]> {
	const query = {
		text: `select ${REJECT_COLUMNS} from rejects where import_id = $1 and file = $2 order by line`,
		values: [importId, file]
	};
	for await (const rows of db.readBatches(query, BATCH)) yield rows.map(rejectedLine);
}

/**
 * The refused lines of one file of an import: the original lines with their reasons, in the form of the original, to be
 * corrected and imported again.
 * @param file index of the file in its import
 * @returns null when there is no such file, or none that the actor may see
 */
export async function rejectsFile(
	looking: Pick<ImportContext, 'db' | 'actor'>,
	importId: number,
	file: number
): Promise<RejectsFile | null> {
	const record = await findSeenRecord(looking, importId);
	const imported = record?.state.files[file];
	if (!imported) return null;
	const { name, detection } = imported;
	const stem = name
		.replace(/\.gz$/i, '')
		.replace(/\.[^.]{1,5}$/, '')
		.replace(/[^\p{L}\p{N}._-]+/gu, '-');
	const batches = batchesOf(looking.db, importId, file);
	return detection?.format === 'finess-plus-json'
		? {
				name: `${stem}-rejets.json`,
				type: 'application/json; charset=utf-8',
				pieces: rejectsJson(detection, batches)
			}
		: {
				name: `${stem}-rejets.csv`,
				type: 'text/csv; charset=utf-8',
				pieces: rejectsCsv(detection, batches)
			};
}
