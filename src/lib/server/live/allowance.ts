/** What one person may send: a queue gathered for long without network passes at once, a flood does not. */
const MOST = 600;
const PER_SECOND = 5;
/** Persons remembered at once; who sends nothing for two minutes is as new. */
const REMEMBERED = 10_000;

/** Counts what persons send. */
export class Allowance {
	readonly #left = new Map<string, { readonly left: number; readonly at: number }>();

	/**
	 * Takes what somebody sends out of what they may.
	 * @param person any text that is theirs
	 * @param now in milliseconds
	 * @returns seconds after which they may; 0 when they do
	 */
	take(person: string, count: number, now: number): number {
		const before = this.#left.get(person) ?? { left: MOST, at: now };
		const left = Math.min(MOST, before.left + ((now - before.at) / 1000) * PER_SECOND);
		const missing = count - left;
		if (missing > 0) return Math.ceil(missing / PER_SECOND);
		this.#left.delete(person);
		this.#left.set(person, { left: left - count, at: now });
		// The map is in the order of what was sent last.
		for (const [oldest] of this.#left) {
			if (this.#left.size <= REMEMBERED) break;
			this.#left.delete(oldest);
		}
		return 0;
	}
}

/** What persons of the rooms of this process send. */
export const allowance = new Allowance();
