import type { TextEncoding } from '../contract';
import { decode } from '../source';

const SLOTS = 1 << 15;
/** Beyond this many texts, others are decoded each time. */
const MOST_KEPT = SLOTS / 2;
/** Bytes of the longest cell that is kept. */
const LONGEST = 96;
/** Different texts after which a column that hardly repeats itself is given up. */
const TRIAL = 2_000;
const SPACE = 32;
const DELETE = 127;

/**
 * The texts of one column, from their bytes. Most cells of a register repeat earlier ones, and finding a text again costs less
 * than decoding it: each distinct one is decoded and cleaned once.
 */
export class CellTexts {
	readonly #clean: (text: string) => string;
	readonly #slots = new Uint16Array(SLOTS);
	readonly #hashes: number[] = [];
	readonly #texts: string[] = [];
	/** Where the bytes of each text begin; they end where those of the next one begin. */
	readonly #starts: number[] = [0];
	#bytes = new Uint8Array(1 << 12);
	#found = 0;

	/** @param clean must leave alone a text of visible ASCII characters with single spaces between them */
	constructor(clean: (text: string) => string) {
		this.#clean = clean;
	}

	/** The cleaned text of the bytes at `start`, up to `end`. */
	at(buffer: Buffer, start: number, end: number, encoding: TextEncoding): string {
		const length = end - start;
		const kept = this.#texts.length;
		if (length > LONGEST || (kept > TRIAL && kept > this.#found))
			return this.#read(buffer, start, end, encoding);
		let hash = length;
		for (let at = start; at < end; at++) hash = Math.imul(hash ^ (buffer[at] ?? 0), 0x01000193);
		hash ^= hash >>> 15;
		let slot = hash & (SLOTS - 1);
		for (let entry = this.#slots[slot] ?? 0; entry !== 0; entry = this.#slots[slot] ?? 0) {
			if (this.#hashes[entry - 1] === hash && this.#holds(entry - 1, buffer, start, length)) {
				this.#found++;
				return this.#texts[entry - 1] ?? '';
			}
			slot = (slot + 1) & (SLOTS - 1);
		}
		const text = this.#read(buffer, start, end, encoding);
		if (kept < MOST_KEPT) this.#keep(slot, hash, buffer.subarray(start, end), text);
		return text;
	}

	#read(buffer: Buffer, start: number, end: number, encoding: TextEncoding): string {
		let space = true;
		for (let at = start; at < end; at++) {
			const byte = buffer[at] ?? 0;
			if (byte < SPACE || byte >= DELETE || (byte === SPACE && space)) {
				return this.#clean(decode(buffer, start, end, encoding));
			}
			space = byte === SPACE;
		}
		const text = buffer.toString('latin1', start, end);
		return space ? this.#clean(text) : text;
	}

	#holds(entry: number, buffer: Buffer, start: number, length: number): boolean {
		const from = this.#starts[entry] ?? 0;
		if ((this.#starts[entry + 1] ?? 0) - from !== length) return false;
		for (let i = 0; i < length; i++) if (this.#bytes[from + i] !== buffer[start + i]) return false;
		return true;
	}

	#keep(slot: number, hash: number, cell: Uint8Array, text: string): void {
		const from = this.#starts.at(-1) ?? 0;
		if (from + cell.length > this.#bytes.length) {
			const grown = new Uint8Array(this.#bytes.length * 2);
			grown.set(this.#bytes);
			this.#bytes = grown;
		}
		this.#bytes.set(cell, from);
		this.#starts.push(from + cell.length);
		this.#hashes.push(hash);
		this.#slots[slot] = this.#texts.push(text);
	}
}
