import type { CodedColumn, Table } from '../table';

/** What a structure says of a question: unknown is a value. */
export type Answer = 'yes' | 'no' | 'unknown';

/** Reads the answers to one question, row by row, and where each was read. */
export interface AnswerReader {
	readonly answer: (row: number) => Answer;
	/** Index into the sources of the table, 0 without any. */
	readonly source: (row: number) => number;
	/** True when no row answers. */
	readonly silent: boolean;
}

const SILENT: AnswerReader = { answer: () => 'unknown', source: () => 0, silent: true };

interface Flag {
	readonly column: CodedColumn;
	readonly answers: readonly Answer[];
}

/**
 * Reads whether one of some flags is yes: yes as soon as one is, no when all are no, else unknown.
 * A dataset older than a field does not hold it: nothing is then known of it.
 */
export function flagReader(table: Table, fields: readonly string[]): AnswerReader {
	const flags = fields.flatMap((field): Flag[] => {
		const column = table.columns.get(field);
		if (column?.kind !== 'coded') return [];
		const answers = column.values.map((value): Answer =>
			value === 'yes' || value === 'no' ? value : 'unknown'
		);
		return answers.some((answer) => answer !== 'unknown') ? [{ column, answers }] : [];
	});
	if (flags.length === 0) return SILENT;
	const at = ({ column, answers }: Flag, row: number): Answer => answers[column.codes[row] ?? 0] ?? 'unknown';
	const isComplete = flags.length === fields.length;
	const answer = (row: number): Answer => {
		let said: Answer = isComplete ? 'no' : 'unknown';
		for (const flag of flags) {
			const one = at(flag, row);
			if (one === 'yes') return 'yes';
			if (one === 'unknown') said = 'unknown';
		}
		return said;
	};
	return {
		answer,
		source: (row) => {
			const said = answer(row);
			const flag = flags.find((one) => at(one, row) === said);
			return said === 'unknown' ? 0 : (flag?.column.source?.[row] ?? 0);
		},
		silent: false
	};
}
