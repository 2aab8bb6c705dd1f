import type { TextEncoding } from '../contract';
import { byteStream, type FileSource, type StreamOptions } from '../source';
import { RecordSplitter, type TextRecord } from './record-splitter';

/** The records of a delimited file, a chunk of the file at a time. */
export async function* readRecords(
	source: FileSource,
	layout: { readonly delimiter: string; readonly encoding: TextEncoding },
	options: StreamOptions
): AsyncGenerator<readonly TextRecord[]> {
	const splitter = new RecordSplitter(layout.delimiter, layout.encoding);
	for await (const chunk of byteStream(source, options)) yield splitter.push(chunk);
	yield splitter.end();
}
