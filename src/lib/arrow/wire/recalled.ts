import { greatestOf } from './order';
import type { Stream } from './stream';

/** How a code compares with what was seen before. */
const SAME = 0;
const NEW = 1;
const OTHER = 2;

/** A stream of codes as steps, and the codes that no step tells. */
export interface Recalled {
	readonly steps: Stream;
	readonly others: Stream;
}

/**
 * Codes of a dictionary in order of appearance, told by what is remembered: the same code as the last row with this key, the
 * next code never seen, or another one, which is named. A column that follows from its key, or whose values are all different,
 * names next to nothing.
 */
export function recall(codes: Stream, key: Stream | null): Recalled {
	const memory = new Memory(key);
	const steps = new Uint32Array(codes.length);
	const others: number[] = [];
	for (let row = 0; row < codes.length; row++) {
		const code = codes[row] ?? 0;
		const step = code === memory.at(row) ? SAME : code === memory.next ? NEW : OTHER;
		steps[row] = step;
		if (step === OTHER) others.push(code);
		memory.see(row, code);
	}
	return { steps, others: Uint32Array.from(others) };
}

/** The codes behind what {@link recall} wrote. */
export function recollect({ steps, others }: Recalled, key: Stream | null): Stream {
	const memory = new Memory(key);
	const codes = new Uint32Array(steps.length);
	let named = 0;
	for (let row = 0; row < steps.length; row++) {
		const step = steps[row];
		const code = step === SAME ? memory.at(row) : step === NEW ? memory.next : (others[named++] ?? 0);
		codes[row] = code;
		memory.see(row, code);
	}
	return codes;
}

class Memory {
	/** The first code never seen; 0 stands for unknown and is known from the start. */
	next = 1;
	readonly #last: Uint32Array;

	constructor(private readonly key: Stream | null) {
		this.#last = new Uint32Array(key ? greatestOf(key) + 1 : 1);
	}

	at(row: number): number {
		return this.#last[this.key?.[row] ?? 0] ?? 0;
	}

	see(row: number, code: number): void {
		this.#last[this.key?.[row] ?? 0] = code;
		if (code >= this.next) this.next = code + 1;
	}
}
