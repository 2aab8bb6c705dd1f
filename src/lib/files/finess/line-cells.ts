import { LIMITS } from '../contract';
import { CellTexts, type LineRecord } from '../delimited';
import { cleanText } from '../values';

/** The cells of one line, cleaned. */
export interface Cells {
	readonly count: number;
	/** `''` beyond the last one. */
	at(index: number): string;
}

export const cellsOf = (fields: readonly string[]): Cells => ({
	count: fields.length,
	at: (index) => fields[index] ?? ''
});

const CAPITAL_L = 76;

/**
 * The cells of the plain lines of one section, read in place: only those asked for are decoded, and texts that lines repeat
 * are decoded once. It leaves every other line to whoever reads records: what it takes, they would read alike.
 */
export class LineCells implements Cells {
	readonly #start: Buffer;
	readonly #counts: readonly number[];
	readonly #texts: CellTexts[] = [];
	/** Where each cell begins, and one beyond where the last one ends and its delimiter would stand. */
	readonly #starts: Int32Array;
	#record: LineRecord | null = null;
	#count = 0;

	/** @param counts numbers of cells a line may have */
	constructor(section: string, counts: readonly number[]) {
		this.#start = Buffer.from(section, 'latin1');
		this.#counts = counts;
		this.#starts = new Int32Array(Math.max(...counts) + 1);
	}

	get count(): number {
		return this.#count;
	}

	/** Makes its cells those of a line. @returns false when it is no plain line of the section, of a number of cells it may have */
	take(record: LineRecord): boolean {
		const { buffer, start, end } = record;
		const delimiter = record.delimiter.charCodeAt(0);
		if (end - start > LIMITS.field) return false;
		for (let i = 0; i < this.#start.length; i++) if (buffer[start + i] !== this.#start[i]) return false;
		if (buffer[start + this.#start.length] !== delimiter) return false;
		const starts = this.#starts;
		starts[0] = start;
		let count = 1;
		for (let at = start; at < end; at++) {
			if (buffer[at] !== delimiter) continue;
			if (count === starts.length) return false;
			starts[count++] = at + 1;
		}
		// A reason of refusal at the end of a line of rejects begins with « Ligne ».
		const last = starts[count - 1] ?? 0;
		if (!this.#counts.includes(count) || (last < end && buffer[last] === CAPITAL_L)) return false;
		starts[count] = end + 1;
		this.#count = count;
		this.#record = record;
		return true;
	}

	at(index: number): string {
		if (this.#record === null || index >= this.#count) return '';
		const start = this.#starts[index] ?? 0;
		const end = (this.#starts[index + 1] ?? 0) - 1;
		if (start === end) return '';
		const texts = (this.#texts[index] ??= new CellTexts(cleanText));
		return texts.at(this.#record.buffer, start, end, this.#record.encoding);
	}
}
