import Papa from 'papaparse';
import { neutralise } from '$lib/domain/shared';
import { rejectMessage, type Detection, type RejectedLine } from '$lib/files';
import { REASON_HEADER, rejectsFirstLine } from '../reading';

const BOM = '\ufeff';

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

/** The refused lines as they were, in their delimiter, each with its reason in one more column. */
export async function* rejectsCsv(
	detection: Detection | null,
	batches: AsyncIterable<readonly RejectedLine[]>
): AsyncGenerator<string> {
	const delimiter = detection?.delimiter || ';';
	if (detection) yield start(detection, delimiter);
	for await (const rejects of batches) {
		const lines = rejects.map(
			(reject) => `${harmless(reject.raw, delimiter)}${delimiter}${quoted(rejectMessage(reject))}\r\n`
		);
		yield lines.join('');
	}
}
