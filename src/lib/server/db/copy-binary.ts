/** What a row of a binary COPY may hold: numbers are for `integer` columns, bytes for `bytea`. */
export type BinaryValue = string | number | Uint8Array;

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
/** No flags, no extension. */
const HEADER = Buffer.concat([SIGNATURE, Buffer.alloc(8)]);
const END = Buffer.from([0xff, 0xff]);

/**
 * One row in PostgreSQL's binary COPY format, in pieces: a large value goes through as it is, neither escaped nor written in
 * hexadecimal.
 */
export function binaryRow(row: readonly BinaryValue[]): Uint8Array<ArrayBuffer>[] {
	const count = Buffer.alloc(2);
	count.writeInt16BE(row.length);
	const fields = row.flatMap((value) => {
		const bytes = bytesOf(value);
		const length = Buffer.alloc(4);
		length.writeInt32BE(bytes.length);
		return [length, bytes];
	});
	return [HEADER, count, ...fields, END];
}

/** Lone surrogates become the replacement character, as UTF-8 has none. */
function bytesOf(value: BinaryValue): Uint8Array<ArrayBuffer> {
	if (typeof value === 'string') return Buffer.from(value);
	if (typeof value !== 'number') {
		const { buffer, byteOffset, byteLength } = value;
		return buffer instanceof ArrayBuffer
			? new Uint8Array(buffer, byteOffset, byteLength)
			: Uint8Array.from(value);
	}
	const bytes = Buffer.alloc(4);
	bytes.writeInt32BE(value);
	return bytes;
}
