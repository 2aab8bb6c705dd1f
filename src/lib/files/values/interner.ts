const SHORTEST_SLICE = 13;
const LARGEST_POOL = 200_000;

/**
 * A copy of a text that does not hold on to the bigger one it was cut from: V8 makes a cut of 13 characters or more a
 * view of its parent.
 */
export const flatten = (text: string): string =>
	text.length < SHORTEST_SLICE ? text : Buffer.from(text, 'utf8').toString('utf8');

/** Keeps one copy of each repeated value. */
export class Interner {
	readonly #pool = new Map<string, string>();

	of(text: string): string {
		if (text === '') return '';
		const known = this.#pool.get(text);
		if (known !== undefined) return known;
		const copy = flatten(text);
		if (this.#pool.size < LARGEST_POOL) this.#pool.set(copy, copy);
		return copy;
	}
}
