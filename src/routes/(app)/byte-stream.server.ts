/** Pieces of a file as a stream of bytes, made as fast as they are read; texts are in UTF-8. */
export function byteStream(
	pieces: Iterable<string> | AsyncIterable<string | Uint8Array>
): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	const iterator = each(pieces);
	return new ReadableStream({
		async pull(controller) {
			const next = await iterator.next();
			if (next.done === true) controller.close();
			else controller.enqueue(typeof next.value === 'string' ? encoder.encode(next.value) : next.value);
		},
		async cancel() {
			await iterator.return(undefined);
		}
	});
}

async function* each(
	pieces: Iterable<string> | AsyncIterable<string | Uint8Array>
): AsyncGenerator<string | Uint8Array, undefined> {
	yield* pieces;
}
