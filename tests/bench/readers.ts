/**
 * Throughput of the readers on given files, beside PapaParse on the delimited ones. Figures, never assertions.
 * Memory is the greatest resident size met above the one before, sampled at each batch.
 */
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { detect, fileSourceFromPath, read, type ReadReport } from '../../src/lib/files';

export interface ReaderFigures {
	readonly file: string;
	readonly format: string;
	readonly megabytes: number;
	/** Bytes after inflating, where it is gzip. */
	readonly inflatedMegabytes: number;
	readonly detectMs: number;
	readonly readMs: number;
	/** Inflated megabytes a second, detection included. */
	readonly megabytesPerSecond: number;
	readonly memoryMegabytes: number;
	readonly report: Pick<ReadReport, 'read' | 'accepted' | 'rejected' | 'ignored'>;
	/** PapaParse streaming the same file into arrays, for delimited files. */
	readonly papaParseMs: number | null;
}

const MB = 1e6;

/** Reads each file once and measures. `inflatedSizes` gives the inflated bytes of .gz files, by path. */
export async function benchReaders(
	paths: readonly string[],
	inflatedSizes: ReadonlyMap<string, number> = new Map()
): Promise<ReaderFigures[]> {
	const figures: ReaderFigures[] = [];
	for (const path of paths) figures.push(await benchOne(path, inflatedSizes.get(path)));
	return figures;
}

async function benchOne(path: string, inflated: number | undefined): Promise<ReaderFigures> {
	const source = await fileSourceFromPath(path);
	if (!source.ok) throw new Error(`Cannot open ${path}: ${source.error.code}`);
	globalThis.gc?.();
	const before = process.memoryUsage().rss;
	let peak = before;
	const start = performance.now();
	const detection = await detect(source.value);
	if (!detection.ok) throw new Error(`${path} refused: ${detection.error.code}`);
	const detected = performance.now();
	const result = await read(
		source.value,
		detection.value,
		{},
		{
			batch: () => {
				peak = Math.max(peak, process.memoryUsage.rss());
			},
			reject: () => undefined
		}
	);
	if (!result.ok) throw new Error(`${path} refused: ${result.error.code}`);
	const end = performance.now();
	const size = inflated ?? source.value.size;
	const { read: lines, accepted, rejected, ignored } = result.value;
	return {
		file: source.value.name,
		format: detection.value.format,
		megabytes: source.value.size / MB,
		inflatedMegabytes: size / MB,
		detectMs: detected - start,
		readMs: end - detected,
		megabytesPerSecond: size / MB / ((end - start) / 1_000),
		memoryMegabytes: (peak - before) / MB,
		report: { read: lines, accepted, rejected, ignored },
		papaParseMs:
			detection.value.delimiter !== '' && !detection.value.gzip
				? await papaParse(path, detection.value.delimiter)
				: null
	};
}

function papaParse(path: string, delimiter: string): Promise<number> {
	const start = performance.now();
	return new Promise((resolve, reject) => {
		let rows = 0;
		Papa.parse(createReadStream(path), {
			delimiter,
			chunk: ({ data }) => {
				rows += data.length;
			},
			complete: () => (rows > 0 ? resolve(performance.now() - start) : reject(new Error('No rows'))),
			error: reject
		});
	});
}
