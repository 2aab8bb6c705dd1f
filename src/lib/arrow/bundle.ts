import type { SnapshotPart } from './territory-codec';

/** Joins parts into one message: the length of a JSON index (4 bytes, little-endian), the index, then the bytes of each part. */
export function packParts(parts: readonly SnapshotPart[]): Uint8Array<ArrayBuffer> {
	const index = new TextEncoder().encode(
		JSON.stringify(parts.map(({ part, bytes }) => [part, bytes.length]))
	);
	const packed = new Uint8Array(4 + index.length + parts.reduce((sum, { bytes }) => sum + bytes.length, 0));
	new DataView(packed.buffer).setUint32(0, index.length, true);
	packed.set(index, 4);
	let offset = 4 + index.length;
	for (const { bytes } of parts) {
		packed.set(bytes, offset);
		offset += bytes.length;
	}
	return packed;
}

/**
 * Splits a message back into its parts. Parts are copied, so that typed arrays in them are aligned.
 * @throws Error when the bytes are no such message
 */
export function unpackParts(packed: Uint8Array): SnapshotPart[] {
	const indexLength = new DataView(packed.buffer, packed.byteOffset).getUint32(0, true);
	const index: unknown = JSON.parse(new TextDecoder().decode(packed.subarray(4, 4 + indexLength)));
	if (!isIndex(index)) throw new Error('Bundle without an index of its parts');
	let offset = 4 + indexLength;
	return index.map(([part, length]) => {
		const bytes = packed.slice(offset, offset + length);
		offset += length;
		return { part, bytes };
	});
}

const isIndex = (value: unknown): value is [string, number][] =>
	Array.isArray(value) &&
	value.every(
		(entry) => Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'number'
	);
