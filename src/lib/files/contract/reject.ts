/** Why a line was refused. */
export const REJECT_CODES = [
	'field-count',
	'too-many-fields',
	'field-too-long',
	'line-too-long',
	'bad-quotes',
	'unknown-section',
	'finess-missing',
	'finess-shape',
	'finess-damaged',
	'finess-scientific',
	'member-shape',
	'value-missing',
	'number-shape',
	'number-scientific',
	'number-percent',
	'number-negative',
	'number-not-integer',
	'number-too-large',
	'json-syntax',
	'json-shape',
	'duplicate-conflict',
	'foreign-finess'
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

/** A line that was not accepted, with what is needed to correct it. */
export interface RejectedLine {
	/** Physical line of the start of the record, from 1; row number in a workbook. */
	readonly line: number;
	/** Name of the column at fault; `''` when the whole line is. */
	readonly column: string;
	readonly value: string;
	/** French: what was expected. */
	readonly expected: string;
	readonly code: RejectCode;
	/** The original text, ready to be corrected. */
	readonly raw: string;
}

/** What is wrong with one cell, before it is known where the cell is. */
export interface CellProblem {
	readonly code: RejectCode;
	readonly expected: string;
}
