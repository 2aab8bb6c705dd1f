/** Bytes of the signs that Windows-1252 puts where Latin-1 has control characters. */
const ABOVE_LATIN_1: ReadonlyMap<string, number> = new Map([
	['€', 0x80],
	['…', 0x85],
	['Œ', 0x8c],
	['‘', 0x91],
	['’', 0x92],
	['–', 0x96],
	['—', 0x97],
	['œ', 0x9c]
]);

/** Encodes a text as Windows-1252, the way French spreadsheets save CSV. @throws Error on a sign it does not have. */
export function windows1252(text: string): Buffer {
	const bytes = Buffer.alloc(text.length);
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : ABOVE_LATIN_1.get(text[i] ?? '');
		if (byte === undefined) throw new Error(`Not in Windows-1252: ${text[i]}`);
		bytes[i] = byte;
	}
	return bytes;
}
