import { isUtf8 } from 'node:buffer';
import { LIMITS, Refused } from '../contract';
import { decode } from '../source';

/** One element of the array, as text. */
export interface JsonEntity {
	/** Physical line of its first character, from 1. */
	readonly line: number;
	readonly text: string;
}

const LF = 10;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const LONGEST_KEY = 64;

/** 1 for each byte that says nothing of where an element ends, outside strings. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
	[LF, QUOTE, COMMA, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE].includes(byte) ? 0 : 1
);

/**
 * Cuts the elements of one array out of the bytes of a big JSON object, `{…, "pmej": [{…}, {…}]}`, without parsing the rest.
 * Only brackets and strings are followed, so that each element can then be parsed alone: several times faster than a
 * streaming parser, in memory that does not grow with the file. What an element holds is for JSON.parse to judge.
 */
export class JsonEntities {
	readonly #key: string;
	#line = 1;
	#inString = false;
	/** The next byte follows a backslash. */
	#escaped = false;
	/** Brackets open outside elements. */
	#depth = 0;
	/** Last string of the first level, which is a key when a colon follows. */
	#word = '';
	#lastKey = '';
	#inArray = false;
	#found = false;
	#closed = false;
	/** Pieces of the element under way; null between elements. */
	#held: Buffer[] | null = null;
	#heldBytes = 0;
	#heldLine = 0;
	/** Brackets open inside the element. */
	#inside = 0;

	/** @param key of the array, at the first level of the object. */
	constructor(key: string) {
		this.#key = key;
	}

	/** True once the array was met. */
	get found(): boolean {
		return this.#found;
	}

	/** True once the whole object was read. */
	get closed(): boolean {
		return this.#closed;
	}

	/** Physical line reached, from 1. */
	get line(): number {
		return this.#line;
	}

	/** Elements completed by these bytes. @throws Refused when brackets do not match or an element is too long. */
	push(chunk: Buffer): JsonEntity[] {
		const entities: JsonEntity[] = [];
		let at = 0;
		while (at < chunk.length) {
			at = this.#held === null ? this.#between(chunk, at) : this.#within(chunk, at, this.#held, entities);
		}
		return entities;
	}

	/** Reads on to the start of an element or the end of the chunk. */
	#between(chunk: Buffer, from: number): number {
		for (let at = from; at < chunk.length; at++) {
			const byte = chunk[at] ?? 0;
			if (this.#inString) this.#stringByte(byte);
			else if (byte === LF) this.#line++;
			else if (byte <= 32) continue;
			else if (this.#inArray && this.#depth === 2 && byte !== COMMA && byte !== CLOSE_BRACKET) {
				if (byte === CLOSE_BRACE) throw this.#malformed();
				this.#held = [];
				this.#heldBytes = 0;
				this.#heldLine = this.#line;
				this.#inside = 0;
				return at;
			} else this.#outerByte(byte);
		}
		return chunk.length;
	}

	#stringByte(byte: number): void {
		if (this.#escaped) this.#escaped = false;
		else if (byte === BACKSLASH) this.#escaped = true;
		else if (byte === QUOTE) this.#inString = false;
		else if (this.#depth === 1 && this.#word.length < LONGEST_KEY) this.#word += String.fromCharCode(byte);
	}

	#outerByte(byte: number): void {
		if (this.#closed) throw this.#malformed();
		switch (byte) {
			case QUOTE:
				this.#inString = true;
				if (this.#depth === 1) this.#word = '';
				break;
			case COLON:
				if (this.#depth === 1) this.#lastKey = this.#word;
				break;
			case OPEN_BRACE:
			case OPEN_BRACKET:
				this.#depth++;
				if (this.#depth === 2 && byte === OPEN_BRACKET && this.#lastKey === this.#key) {
					this.#inArray = true;
					this.#found = true;
				}
				break;
			case CLOSE_BRACE:
			case CLOSE_BRACKET:
				this.#depth--;
				if (this.#depth < 0) throw this.#malformed();
				if (this.#depth === 1) this.#inArray = false;
				if (this.#depth === 0) this.#closed = true;
		}
	}

	/** Reads on to the end of the element or of the chunk. */
	#within(chunk: Buffer, from: number, held: Buffer[], entities: JsonEntity[]): number {
		const end = chunk.length;
		let inside = this.#inside;
		let inString = this.#inString;
		let line = this.#line;
		let at = from;
		let done = false;
		if (this.#escaped && at < end) {
			this.#escaped = false;
			at++;
		}
		while (at < end && !done) {
			// Most bytes are of strings: they are gone through without a look at anything else.
			if (inString) {
				while (at < end && chunk[at] !== QUOTE && chunk[at] !== BACKSLASH) at++;
				if (at === end) break;
				if (chunk[at] === QUOTE) inString = false;
				else if (++at === end) {
					this.#escaped = true;
					break;
				}
				at++;
				continue;
			}
			while (at < end && PLAIN[chunk[at] ?? 0] === 1) at++;
			if (at === end) break;
			const byte = chunk[at];
			if (byte === QUOTE) inString = true;
			else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) inside++;
			else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
				if (inside === 0) break;
				inside--;
				done = inside === 0;
			} else if (byte === COMMA && inside === 0) break;
			else if (byte === LF) line++;
			at++;
		}
		this.#inside = inside;
		this.#inString = inString;
		this.#line = line;
		if (done || at < end) {
			entities.push({ line: this.#heldLine, text: textOf(held, chunk, from, at) });
			this.#held = null;
			return at;
		}
		this.#heldBytes += end - from;
		if (this.#heldBytes > LIMITS.entity) {
			throw new Refused({ code: 'entity-too-long', line: this.#heldLine, limit: LIMITS.entity });
		}
		held.push(chunk.subarray(from));
		return end;
	}

	#malformed(): Refused {
		return new Refused({ code: 'malformed-json', line: this.#line });
	}
}

/** JSON is UTF-8; an element that is not is taken as Windows-1252, like the other files of the field. */
function textOf(held: readonly Buffer[], chunk: Buffer, from: number, to: number): string {
	const last = chunk.subarray(from, to);
	const bytes = held.length === 0 ? last : Buffer.concat([...held, last]);
	const text = bytes.toString('utf8');
	return text.includes('\ufffd') && !isUtf8(bytes) ? decode(bytes, 0, bytes.length, 'windows-1252') : text;
}
