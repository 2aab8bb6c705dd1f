/** All the pieces of a file as one buffer. */
export async function bytesOf(
	pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>
): Promise<Buffer> {
	const buffers: Buffer[] = [];
	for await (const piece of pieces) buffers.push(Buffer.from(piece));
	return Buffer.concat(buffers);
}
