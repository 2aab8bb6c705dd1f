/**
 * What a COPY of PGlite reads, put together once, when the statement runs. A `Blob` of Node copies its parts, and once more to
 * read them, and keeps both until a collection of garbage: three times the rows of an import.
 */
export class HeldBytes extends Blob {
	readonly #pieces: readonly Uint8Array<ArrayBuffer>[];

	/** @param pieces left as they are until the statement has run */
	constructor(pieces: readonly Uint8Array<ArrayBuffer>[]) {
		super();
		this.#pieces = pieces;
	}

	override arrayBuffer(): Promise<ArrayBuffer> {
		const [only, ...others] = this.#pieces;
		if (only && others.length === 0 && only.length === only.buffer.byteLength)
			return Promise.resolve(only.buffer);
		const all = new Uint8Array(this.#pieces.reduce((sum, { length }) => sum + length, 0));
		let at = 0;
		for (const piece of this.#pieces) {
			all.set(piece, at);
			at += piece.length;
		}
		return Promise.resolve(all.buffer);
	}
}
