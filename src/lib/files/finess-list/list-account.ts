import { readFiness, repairedFiness } from '../values';

/** Something that was given as a FINESS number and is not one as it stands. */
export interface DoubtfulNumber {
	/** Physical line, from 1. */
	readonly line: number;
	/** As given, cut when it is long. */
	readonly value: string;
}

/** A damaged number and what it was if the register knows it. */
interface Candidate extends DoubtfulNumber {
	readonly finess: string;
}

/** What a pasted text or a file holds of FINESS numbers. Everything given is counted exactly once. */
export interface ListReading {
	/** Name of the column that was read; `''` for a text without columns. */
	readonly column: string;
	/** How many numbers were given: `numbers` + `duplicates` + `candidates` + `malformed`. */
	readonly given: number;
	/** Well-formed ones, each once, in the order given. */
	readonly numbers: readonly string[];
	readonly duplicates: number;
	/** Of `numbers`, those put right with certainty thanks to the département of their line. */
	readonly repaired: number;
	/** Of `numbers`, those whose key is wrong. */
	readonly wrongKeys: readonly string[];
	/** Damaged ones with a right key, each once: certain if the register has the number. */
	readonly candidates: readonly Candidate[];
	readonly malformed: number;
	readonly malformedExamples: readonly DoubtfulNumber[];
	/** Lines that have no number: titles, remarks. */
	readonly silentLines: number;
}

const EXAMPLES = 100;
const LONGEST_EXAMPLE = 40;

/** Counts the numbers of a list as they come. */
export class ListAccount {
	readonly #numbers = new Set<string>();
	readonly #candidates = new Map<string, Candidate>();
	readonly #wrongKeys: string[] = [];
	readonly #malformedExamples: DoubtfulNumber[] = [];
	#given = 0;
	#duplicates = 0;
	#repaired = 0;
	#malformed = 0;
	#silentLines = 0;

	/** @param department official code of the département of the line; `''` when nothing says it */
	add(line: number, cell: string, department = ''): void {
		this.#given++;
		const reading = readFiness(cell, department);
		if (!reading.ok) {
			this.#doubt(line, cell);
			return;
		}
		const { finess, keyValid, repaired } = reading.value;
		if (this.#numbers.has(finess)) {
			this.#duplicates++;
			return;
		}
		this.#numbers.add(finess);
		if (repaired) this.#repaired++;
		if (!keyValid) this.#wrongKeys.push(finess);
	}

	/** A line that gives no number. */
	silent(): void {
		this.#silentLines++;
	}

	get given(): number {
		return this.#given;
	}

	reading(column: string): ListReading {
		const candidates = [...this.#candidates.values()].filter(({ finess }) => !this.#numbers.has(finess));
		return {
			column,
			given: this.#given,
			numbers: [...this.#numbers],
			duplicates: this.#duplicates + this.#candidates.size - candidates.length,
			repaired: this.#repaired,
			wrongKeys: this.#wrongKeys,
			candidates,
			malformed: this.#malformed,
			malformedExamples: this.#malformedExamples,
			silentLines: this.#silentLines
		};
	}

	#doubt(line: number, cell: string): void {
		const value = cell.length > LONGEST_EXAMPLE ? `${cell.slice(0, LONGEST_EXAMPLE)}…` : cell;
		const finess = repairedFiness(cell);
		if (finess === null) {
			this.#malformed++;
			if (this.#malformedExamples.length < EXAMPLES) this.#malformedExamples.push({ line, value });
		} else if (this.#candidates.has(finess)) this.#duplicates++;
		else this.#candidates.set(finess, { line, value, finess });
	}
}
