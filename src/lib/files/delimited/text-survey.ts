import { isAscii, isUtf8 } from 'node:buffer';
import { Refused, type TextEncoding } from '../contract';

const LF = 10;
const CR = 13;

/**
 * Looks at every byte of a text once: is it UTF-8, are there NUL bytes, does it hold a word?
 * Strict UTF-8 or else Windows-1252: the only two encodings these files come in.
 */
export class TextSurvey {
	readonly #marker: Buffer;
	#utf8 = true;
	#accented = false;
	#cut = false;
	#markerFound = false;
	#carry: Buffer = Buffer.alloc(0);
	#lines = 1;

	/** @param marker ASCII bytes to look for, for instance the name of a section. */
	constructor(marker: string) {
		this.#marker = Buffer.from(marker, 'latin1');
	}

	/** @throws Refused at the first NUL byte. */
	add(chunk: Buffer): void {
		const nul = chunk.indexOf(0);
		if (nul !== -1)
			throw new Refused({ code: 'nul-bytes', line: this.#lines + countLines(chunk.subarray(0, nul)) });
		this.#lines += countLines(chunk);
		const whole = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
		if (!this.#markerFound) this.#markerFound = whole.includes(this.#marker);
		const end = completeUtf8End(whole);
		const complete = whole.subarray(0, end);
		if (this.#utf8 && !isUtf8(complete)) this.#utf8 = false;
		this.#accented ||= !isAscii(complete);
		this.#cut = end < whole.length;
		const kept = Math.min(whole.length, Math.max(whole.length - end, this.#marker.length - 1));
		this.#carry = this.#utf8 ? carryFrom(whole, kept) : Buffer.from(whole.subarray(whole.length - kept));
	}

	/** A character cut at the very end does not make a truncated UTF-8 file Windows-1252, unless it is its only one. */
	get encoding(): TextEncoding {
		return this.#utf8 && (!this.#cut || this.#accented) ? 'utf-8' : 'windows-1252';
	}

	get hasMarker(): boolean {
		return this.#markerFound;
	}
}

/** The last `kept` bytes, from the start of a character. */
function carryFrom(whole: Buffer, kept: number): Buffer {
	let start = whole.length - kept;
	while (start > 0 && ((whole[start] ?? 0) & 0xc0) === 0x80) start--;
	return Buffer.from(whole.subarray(start));
}

/** Where the last complete UTF-8 character ends. */
function completeUtf8End(buffer: Buffer): number {
	const from = Math.max(0, buffer.length - 4);
	for (let i = buffer.length - 1; i >= from; i--) {
		const byte = buffer[i] ?? 0;
		if (byte < 0x80) return buffer.length;
		if (byte < 0xc0) continue;
		const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
		return i + length > buffer.length ? i : buffer.length;
	}
	return buffer.length;
}

function countLines(chunk: Buffer): number {
	let lines = 0;
	for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, at + 1)) lines++;
	if (lines > 0) return lines;
	for (let at = chunk.indexOf(CR); at !== -1; at = chunk.indexOf(CR, at + 1)) lines++;
	return lines;
}
