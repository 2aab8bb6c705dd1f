import { Zip, ZipPassThrough } from 'fflate';
import type { QuestionnaireFile } from './questionnaires';

/** Files as one ZIP archive, piece by piece: no more than one file is in memory. They are compressed already. */
export async function* zipPieces(files: AsyncIterable<QuestionnaireFile>): AsyncGenerator<Uint8Array> {
	let pieces: Uint8Array[] = [];
	const zip = new Zip((error, piece) => {
		if (error) throw error;
		pieces.push(piece);
	});
	for await (const { name, bytes } of files) {
		const entry = new ZipPassThrough(name);
		zip.add(entry);
		entry.push(bytes, true);
		yield* pieces;
		pieces = [];
	}
	zip.end();
	yield* pieces;
}
