import type { TextEncoding } from '../contract';

/** What Windows-1252 puts where Latin-1 has control characters, from 0x80 to 0x9F. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const C1 = /[\x80-\x9f]/;
const C1_ALL = /[\x80-\x9f]/g;

/** Decodes a slice of bytes. The result never holds on to the buffer. */
export function decode(buffer: Buffer, start: number, end: number, encoding: TextEncoding): string {
	if (encoding === 'utf-8') return buffer.toString('utf8', start, end);
	const text = buffer.toString('latin1', start, end);
	return C1.test(text) ? text.replace(C1_ALL, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80] ?? c) : text;
}
