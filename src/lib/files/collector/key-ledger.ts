/** What a row is to the rows before it: a new key, the same row again, or the same key with another content. */
export type Standing = 'new' | 'same' | 'conflict';

const START = 1 << 12;

/**
 * Remembers which keys were seen and with what content, in 12 bytes a row: 64 bits of hash for the key, 32 for the
 * content. With a million rows the odds that two different keys meet are about one in forty million.
 */
export class KeyLedger {
	#slots = new Uint32Array(START * 3);
	#capacity = START;
	#size = 0;

	/** Where the row stands; a new key, made of the values at `keyAt`, is remembered. */
	see(row: readonly string[], keyAt: readonly number[]): Standing {
		if (this.#size * 2 > this.#capacity) this.#grow();
		let high = 0x811c9dc5;
		let low = 0x9e3779b9;
		for (const index of keyAt) {
			const value = row[index] ?? '';
			high = spread(hash(value, high) ^ value.length);
			low = spread(hash(value, low) ^ value.length);
		}
		high = high >>> 0 || 1;
		low >>>= 0;
		let content = 0x811c9dc5;
		for (const value of row) content = hash(value, content) ^ value.length;
		content = spread(content) >>> 0;
		let slot = (low & (this.#capacity - 1)) * 3;
		for (;;) {
			if (this.#slots[slot] === 0) break;
			if (this.#slots[slot] === high && this.#slots[slot + 1] === low) {
				return this.#slots[slot + 2] === content ? 'same' : 'conflict';
			}
			slot = slot + 3 === this.#slots.length ? 0 : slot + 3;
		}
		this.#slots[slot] = high;
		this.#slots[slot + 1] = low;
		this.#slots[slot + 2] = content;
		this.#size++;
		return 'new';
	}

	#grow(): void {
		const old = this.#slots;
		this.#capacity *= 2;
		this.#slots = new Uint32Array(this.#capacity * 3);
		for (let from = 0; from < old.length; from += 3) {
			const high = old[from] ?? 0;
			if (high === 0) continue;
			const low = old[from + 1] ?? 0;
			let slot = (low & (this.#capacity - 1)) * 3;
			while (this.#slots[slot] !== 0) slot = slot + 3 === this.#slots.length ? 0 : slot + 3;
			this.#slots[slot] = high;
			this.#slots[slot + 1] = low;
			this.#slots[slot + 2] = old[from + 2] ?? 0;
		}
	}
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, seed: number): number {
	let h = seed;
	for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
	return h;
}

/** The final mix of MurmurHash3. */
function spread(hash: number): number {
	let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return h ^ (h >>> 16);
}
