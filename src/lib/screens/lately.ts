interface Held<T> {
	readonly on: readonly object[];
	/** All that it was made from beside `on`, as it was. */
	readonly from: string;
	readonly made: T;
}

/**
 * Keeps the last results of something that is long to compute, by all that they were made from: nobody has to say that something has
 * changed, as other inputs are another result.
 */
export class Lately<T> {
	readonly #held: Held<T>[] = [];

	/** @param most results kept, the ones asked for last */
	constructor(private readonly most: number) {}

	/**
	 * @param on what never changes and is compared by identity, such as classified territories
	 * @param inputs every other input: plain data, maps and sets, compared by content
	 */
	of(on: readonly object[], inputs: unknown, make: () => T): T {
		const from = JSON.stringify(inputs, withMaps);
		const at = this.#held.findIndex((held) => held.from === from && isSame(held.on, on));
		const [before] = at < 0 ? [] : this.#held.splice(at, 1);
		const held = before ?? { on, from, made: make() };
		this.#held.push(held);
		if (this.#held.length > this.most) this.#held.shift();
		return held.made;
	}
}

const isSame = (one: readonly object[], other: readonly object[]): boolean =>
	one.length === other.length && one.every((each, i) => each === other[i]);

/** Maps and sets as lists of what they hold: JSON leaves it out. */
const withMaps = (_key: string, value: unknown): unknown =>
	value instanceof Map || value instanceof Set ? [value.constructor.name, ...value] : value;
