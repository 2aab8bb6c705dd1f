import type { Table } from '../table';

/** What a structure says of a question: unknown is a value. */
export type Answer = 'yes' | 'no' | 'unknown';

/** An answer and the source it was read from: an index into the sources of the table, 0 without any. */
export interface SourcedAnswer {
	readonly answer: Answer;
	readonly source: number;
	/** Id of the field that answered; `''` when none did. */
	readonly field: string;
}

const NOT_SAID: SourcedAnswer = { answer: 'unknown', source: 0, field: '' };

/**
 * Reads whether one of some flags is yes at a row: yes as soon as one is, no when all are no, else unknown.
 * A dataset older than a field does not hold it: nothing is then known of it.
 */
export function flagReader(table: Table, fields: readonly string[]): (row: number) => SourcedAnswer {
	const columns = fields.map((field) => {
		const column = table.columns.get(field);
		return { field, column: column?.kind === 'coded' ? column : null };
	});
	return (row) => {
		let said = 0;
		let last = NOT_SAID;
		for (const { field, column } of columns) {
			const value = column?.values[column.codes[row] ?? 0] ?? '';
			if (value !== 'yes' && value !== 'no') continue;
			const answer: SourcedAnswer = { answer: value, source: column?.source?.[row] ?? 0, field };
			if (value === 'yes') return answer;
			said++;
			last = answer;
		}
		return said === columns.length ? last : NOT_SAID;
	};
}
