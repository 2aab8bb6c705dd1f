/** Pieces of text as a stream of bytes, made as fast as they are read. */
export function textStream(pieces: Iterable<string> | AsyncIterable<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return streamOf(each(pieces), (piece) => encoder.encode(piece));
}

/** Pieces of a file as a stream, made as fast as they are read. */
export const byteStream = (pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> =>
	streamOf(each(pieces), (piece) => piece);

function streamOf<Piece>(
	iterator: AsyncGenerator<Piece, undefined>,
	encode: (piece: Piece) => Uint8Array
): ReadableStream<Uint8Array> {
	return new ReadableStream({
		async pull(controller) {
			const next = await iterator.next();
			if (next.done === true) controller.close();
			else controller.enqueue(encode(next.value));
		},
		async cancel() {
			await iterator.return(undefined);
		}
	});
}

async function* each<Piece>(
	pieces: Iterable<Piece> | AsyncIterable<Piece>
): AsyncGenerator<Piece, undefined> {
	yield* pieces;
}
