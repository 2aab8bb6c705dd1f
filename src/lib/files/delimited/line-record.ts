import { LIMITS, type TextEncoding } from '../contract';
import { decode } from '../source';
import type { RecordProblem, TextRecord } from './record-splitter';

/** A record that is one line without a quote: its text and its cells are only made for whoever asks for them. */
export class LineRecord implements TextRecord {
	#raw: string | undefined;
	#fields: readonly string[] | undefined;

	/** The text stands in `buffer`, which must not change, from `start` up to `end`. */
	constructor(
		readonly line: number,
		readonly buffer: Buffer,
		readonly start: number,
		readonly end: number,
		readonly delimiter: string,
		readonly encoding: TextEncoding
	) {}

	get raw(): string {
		return (this.#raw ??= decode(this.buffer, this.start, this.end, this.encoding));
	}

	get fields(): readonly string[] {
		return (this.#fields ??= this.raw.split(this.delimiter, LIMITS.columns + 1));
	}

	get problem(): RecordProblem | null {
		return problemOf(this.fields, this.raw);
	}
}

/** What is wrong with the size of a record, if anything. */
export function problemOf(fields: readonly string[], raw: string): RecordProblem | null {
	if (fields.length > LIMITS.columns) return 'too-many-fields';
	const tooLong = raw.length > LIMITS.field && fields.some((field) => field.length > LIMITS.field);
	return tooLong ? 'field-too-long' : null;
}
