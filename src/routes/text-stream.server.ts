/** Pieces of text as a stream of bytes, made as fast as they are read. */
export function textStream(pieces: Iterable<string> | AsyncIterable<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	const iterator = each(pieces);
	return new ReadableStream({
		async pull(controller) {
			const next = await iterator.next();
			if (next.done === true) controller.close();
			else controller.enqueue(encoder.encode(next.value));
		},
		async cancel() {
			await iterator.return(undefined);
		}
	});
}

async function* each(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string, undefined> {
	yield* pieces;
}
