import { LIMITS, type TextEncoding } from '../contract';
import { decode } from '../source';
import { LineRecord, problemOf } from './line-record';

/** One record of a delimited file. */
export interface TextRecord {
	/** Physical line of its start, from 1. */
	readonly line: number;
	/** Cells, without their quotes. For a record with a problem: the line cut at each delimiter, quotes and all. */
	readonly fields: readonly string[];
	/** The original text, without its line break. */
	readonly raw: string;
	readonly problem: RecordProblem | null;
}

export type RecordProblem = 'bad-quotes' | 'field-too-long' | 'line-too-long' | 'too-many-fields';

const LF = 10;
const CR = 13;
const QUOTE = 34;
/** Characters kept of a line too long to be kept whole. */
const EXCERPT = 2_000;

/** The cells of an empty line. */
const NO_CELL = [''];

type Quoted = { readonly fields: string[]; readonly end: number } | 'more' | 'bad';

/**
 * Cuts bytes into records: RFC 4180 quoting, LF, CRLF and CR line breaks in any mix, physical line numbers.
 * Misplaced or unclosed quotes cost one physical line: reading starts again at the next one, so that one quote never
 * swallows a file. Works on bytes because both encodings keep ASCII as it is. A line without quotes is decoded when it is
 * asked for its text, by itself, so that no value holds on to a chunk.
 */
export class RecordSplitter {
	readonly #delimiter: string;
	readonly #delimiterByte: number;
	readonly #encoding: TextEncoding;
	#pending: Buffer = Buffer.alloc(0);
	#line = 1;
	#started = false;
	/** True inside a line that is too long, up to its line break. */
	#skipping = false;
	/** A line break was CR at the very end of a chunk: an LF that comes next belongs to it. */
	#afterCr = false;

	/** @param delimiter one ASCII character. */
	constructor(delimiter: string, encoding: TextEncoding) {
		this.#delimiter = delimiter;
		this.#delimiterByte = delimiter.charCodeAt(0);
		this.#encoding = encoding;
	}

	/** Records completed by these bytes. */
	push(chunk: Buffer): TextRecord[] {
		return this.#split(this.#join(chunk), false);
	}

	/** The record that the end of the file completes, if any. */
	end(): TextRecord[] {
		return this.#split(this.#pending, true);
	}

	#join(chunk: Buffer): Buffer {
		let buffer = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
		if (!this.#started && buffer.length >= 3) {
			this.#started = true;
			if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) buffer = buffer.subarray(3);
		}
		return buffer;
	}

	#split(buffer: Buffer, final: boolean): TextRecord[] {
		const records: TextRecord[] = [];
		const length = buffer.length;
		let at = 0;
		let lf = -1;
		let cr = -1;
		let quote = -1;
		const next = (byte: number, from: number): number => {
			const found = buffer.indexOf(byte, from);
			return found === -1 ? length : found;
		};
		while (at < length) {
			if (this.#afterCr) {
				this.#afterCr = false;
				if (buffer[at] === LF) {
					at++;
					continue;
				}
			}
			if (lf < at) lf = next(LF, at);
			if (cr < at) cr = next(CR, at);
			const eol = lf < cr ? lf : cr;
			if (this.#skipping) {
				at = eol === length ? length : this.#afterBreak(buffer, eol);
				this.#skipping = eol === length;
				if (!this.#skipping) this.#line++;
				continue;
			}
			if (eol === length && !final) {
				if (length - at <= LIMITS.record) break;
				records.push(this.#tooLong(buffer, at, length));
				this.#skipping = true;
				at = length;
				continue;
			}
			if (eol - at > LIMITS.record) {
				records.push(this.#tooLong(buffer, at, eol));
				at = this.#afterBreak(buffer, eol);
				this.#line++;
				continue;
			}
			if (eol === at) {
				records.push({ line: this.#line++, fields: NO_CELL, raw: '', problem: null });
				at = this.#afterBreak(buffer, eol);
				continue;
			}
			if (quote < at) quote = next(QUOTE, at);
			const quoted = quote < eol ? this.#quoted(buffer, at, final) : null;
			if (quoted === 'more') break;
			if (quoted !== null && quoted !== 'bad') {
				const raw = decode(buffer, at, quoted.end, this.#encoding);
				const { fields } = quoted;
				records.push({ line: this.#line, fields, raw, problem: problemOf(fields, raw) });
				this.#line += 1 + lineBreaks(raw);
				at = this.#afterBreak(buffer, quoted.end);
				continue;
			}
			const record = new LineRecord(this.#line, buffer, at, eol, this.#delimiter, this.#encoding);
			if (quoted === null) records.push(record);
			else {
				const { line, fields, raw, problem } = record;
				records.push({ line, fields, raw, problem: problem ?? 'bad-quotes' });
			}
			this.#line++;
			at = this.#afterBreak(buffer, eol);
		}
		this.#pending = at >= length ? Buffer.alloc(0) : buffer.subarray(at);
		return records;
	}

	/** Where the next record starts, given the line break or the end of the buffer at `eol`. */
	#afterBreak(buffer: Buffer, eol: number): number {
		if (buffer[eol] !== CR) return eol + 1;
		if (eol + 1 === buffer.length) this.#afterCr = true;
		return buffer[eol + 1] === LF ? eol + 2 : eol + 1;
	}

	#tooLong(buffer: Buffer, at: number, end: number): TextRecord {
		const raw = decode(buffer, at, Math.min(end, at + EXCERPT), this.#encoding);
		return { line: this.#line, fields: [], raw: `${raw}…`, problem: 'line-too-long' };
	}

	/** Reads a record that has quotes. `more` asks for bytes; `bad` says that its quotes make no sense. */
	#quoted(buffer: Buffer, from: number, final: boolean): Quoted {
		const length = buffer.length;
		const fields: string[] = [];
		let at = from;
		for (;;) {
			if (buffer[at] === QUOTE) {
				const close = closingQuote(buffer, at + 1);
				if (close === -1 || (close + 1 === length && !final)) {
					return !final && length - at <= LIMITS.field * 4 ? 'more' : 'bad';
				}
				const text = decode(buffer, at + 1, close, this.#encoding);
				fields.push(text.includes('"') ? text.replaceAll('""', '"') : text);
				at = close + 1;
			} else {
				const start = at;
				while (at < length && !this.#endsField(buffer[at])) at++;
				if (at === length && !final) return length - from <= LIMITS.record ? 'more' : 'bad';
				fields.push(decode(buffer, start, at, this.#encoding));
			}
			if (at >= length || buffer[at] === LF || buffer[at] === CR) return { fields, end: at };
			if (buffer[at] !== this.#delimiterByte || fields.length > LIMITS.columns) return 'bad';
			if (at - from > LIMITS.record) return 'bad';
			at++;
		}
	}

	#endsField(byte: number | undefined): boolean {
		return byte === this.#delimiterByte || byte === LF || byte === CR;
	}
}

/** The quote that closes a quoted cell, past doubled ones; -1 when none does within the longest cell allowed. */
function closingQuote(buffer: Buffer, from: number): number {
	let at = from;
	for (;;) {
		const quote = buffer.indexOf(QUOTE, at);
		if (quote === -1 || quote - from > LIMITS.field * 4) return -1;
		if (buffer[quote + 1] !== QUOTE) return quote;
		at = quote + 2;
	}
}

function lineBreaks(text: string): number {
	let breaks = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) breaks++;
	}
	return breaks;
}
