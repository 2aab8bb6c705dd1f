import type { TextEncoding } from '../contract';
import { byteStream, type FileSource, type StreamOptions } from '../source';
import { RecordSplitter, type TextRecord } from './record-splitter';

/** Bytes cut into records at once: few enough that the records of a piece die young, which is what makes this fast. */
const PIECE = 1 << 15;

/** The records of a delimited file, a piece of the file at a time. */
export async function* readRecords(
	source: FileSource,
	layout: { readonly delimiter: string; readonly encoding: TextEncoding },
	options: StreamOptions
): AsyncGenerator<readonly TextRecord[]> {
	const splitter = new RecordSplitter(layout.delimiter, layout.encoding);
	for await (const chunk of byteStream(source, options)) {
		for (let at = 0; at < chunk.length; at += PIECE) yield splitter.push(chunk.subarray(at, at + PIECE));
	}
	yield splitter.end();
}
