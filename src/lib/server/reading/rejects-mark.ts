import type { Detection } from '$lib/files';

/** Name of the column that a file of rejects has more than the original. */
export const REASON_HEADER = 'Motif du rejet';
/** What its first line ends with where the original has no names of columns. */
const MARK = 'rejets';

/** The first line of a file of rejects, from that of the original; `''` where nothing comes before the lines. */
export function rejectsFirstLine({ format, firstLine = '', delimiter }: Detection): string {
	switch (format) {
		case 'finess-plus-json':
			return '';
		case 't_finess':
		case 'csv':
		case 'xlsx':
			return firstLine === '' ? '' : `${firstLine}${delimiter || ';'}${REASON_HEADER}`;
		default:
			return `${firstLine === '' ? 'finess;etalab;;' : firstLine};${MARK}`;
	}
}

/** True for a file of rejects: it is a part of the original, so that what it leaves out is not closed. */
export function isRejectsFile({ tabular, firstLine = '', delimiter, rejects }: Detection): boolean {
	if (rejects) return true;
	if (tabular) return tabular.header.includes(REASON_HEADER);
	const last = firstLine
		.trim()
		.split(delimiter || ';')
		.at(-1);
	return last === MARK || last === REASON_HEADER;
}
