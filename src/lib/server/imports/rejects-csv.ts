import Papa from 'papaparse';
import { neutralise } from '$lib/domain/shared';
import { REJECT_CODES, rejectMessage, type Detection, type RejectedLine } from '$lib/files';
import type { Database } from '../db';
import { REASON_HEADER, rejectsFirstLine } from '../reading';
import { findRecord } from './record';

const BATCH = 1000;
const BOM = '\ufeff';

/** A file of refused lines to download. */
export interface RejectsFile {
	/** A name made from that of the file. */
	readonly name: string;
	readonly pieces: AsyncIterable<string>;
}

/** The lines of one record as cells; a text that cannot be cut is one cell. */
function cellsOf(raw: string, delimiter: string): readonly string[] {
	const { data, errors } = Papa.parse<string[]>(raw, { delimiter, header: false });
	const [cells] = data;
	return errors.length === 0 && data.length === 1 && cells ? cells : [raw];
}

/**
 * The original text of a refused line, untouched unless a spreadsheet could run something in it: such cells are then made
 * harmless, as in every file that the product writes.
 */
function harmless(raw: string, delimiter: string): string {
	const isSafe = raw.split(delimiter).every((piece) => {
		const bare = piece.replace(/^\s*"/, '');
		return neutralise(piece) === piece && neutralise(bare) === bare;
	});
	return isSafe ? raw : Papa.unparse([cellsOf(raw, delimiter).map(neutralise)], { delimiter });
}

const quoted = (text: string): string => `"${neutralise(text).replaceAll('"', '""')}"`;

/** What comes before the lines; names of columns are made harmless as the lines are. */
function start(detection: Detection, delimiter: string): string {
	if (detection.tabular) {
		return `${BOM}${Papa.unparse([[...detection.tabular.header.map(neutralise), REASON_HEADER]], { delimiter })}\r\n`;
	}
	const line = rejectsFirstLine(detection);
	return line === '' ? '' : `${harmless(line, delimiter)}\r\n`;
}

async function* pieces(
	db: Database,
	importId: number,
	file: number,
	detection: Detection | null
): AsyncGenerator<string> {
	const delimiter = detection?.delimiter || ';';
	if (detection) yield start(detection, delimiter);
	const query = {
		text: `select line, "column", value, expected, code, raw from rejects where import_id = $1 and file = $2 order by line`,
		values: [importId, file]
	};
	for await (const rows of db.readBatches(query, BATCH)) {
		const lines = rows.map(([line, column, value, expected, code, raw]) => {
			const reject: RejectedLine = {
				line: Number(line),
				column: String(column),
				value: String(value),
				expected: String(expected),
				code: REJECT_CODES.find((known) => known === code) ?? 'field-count',
				raw: String(raw)
			};
			return `${harmless(reject.raw, delimiter)}${delimiter}${quoted(rejectMessage(reject))}\r\n`;
		});
		yield lines.join('');
	}
}

/**
 * The refused lines of one file of an import: the original lines and a column with the reason, in the original delimiter, to be
 * corrected and imported again.
 * @param file index of the file in its import
 * @returns null when there is no such file
 */
export async function rejectsCsv(db: Database, importId: number, file: number): Promise<RejectsFile | null> {
	const record = await findRecord(db, importId);
	const imported = record?.state.files[file];
	if (!imported) return null;
	const stem = imported.name.replace(/\.[^.]{1,5}$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
	return { name: `${stem}-rejets.csv`, pieces: pieces(db, importId, file, imported.detection) };
}
