import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { checkCancelled, LIMITS, MAX_BYTES, Refused, type FileFormat } from '../contract';
import type { FileSource } from './file-source';

export interface StreamOptions {
	readonly gzip: boolean;
	/** Sets the greatest number of bytes, as given and once inflated. */
	readonly format: FileFormat;
	readonly signal?: AbortSignal | undefined;
	readonly progress?: ((bytes: number, total: number) => void) | undefined;
}

/** Least size of the chunks handed on, so that a slow or finely cut source costs no more than a fast one. */
const COALESCE = 1 << 16;

/**
 * The bytes of a source, inflated when it is gzip, in chunks of at least 64 kB.
 * @throws Refused when it is cancelled, damaged, truncated, or inflates beyond its limit.
 */
export async function* byteStream(source: FileSource, options: StreamOptions): AsyncGenerator<Buffer> {
	const raw = rawBytes(source, options);
	yield* coalesce(options.gzip ? inflated(raw, options) : raw);
}

async function* rawBytes(source: FileSource, options: StreamOptions): AsyncGenerator<Buffer> {
	const limit = MAX_BYTES[options.format];
	let read = 0;
	for await (const chunk of source.open()) {
		checkCancelled(options.signal);
		read += chunk.length;
		if (read > limit) {
			const size = Math.max(source.size, read);
			throw new Refused({ code: 'too-large', format: options.format, size, limit });
		}
		options.progress?.(read, Math.max(source.size, read));
		yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
	}
}

async function* inflated(raw: AsyncGenerator<Buffer>, options: StreamOptions): AsyncGenerator<Buffer> {
	const limit = MAX_BYTES[options.format];
	let given = 0;
	let produced = 0;
	async function* counted(): AsyncGenerator<Buffer> {
		for await (const chunk of raw) {
			given += chunk.length;
			yield chunk;
		}
	}
	const feed = Readable.from(counted(), { objectMode: false });
	const gunzip = createGunzip({ chunkSize: 1 << 18 });
	feed.on('error', (error) => gunzip.destroy(error));
	feed.pipe(gunzip);
	try {
		for await (const chunk of gunzip as AsyncIterable<Buffer>) {
			produced += chunk.length;
			const bomb = produced > LIMITS.gzipRatioFrom && produced > given * LIMITS.gzipRatio;
			if (bomb || produced > limit) throw new Refused({ code: 'inflates-too-much', limit });
			yield chunk;
		}
	} catch (error) {
		throw zlibRefusal(error) ?? error;
	} finally {
		feed.destroy();
		gunzip.destroy();
	}
}

function zlibRefusal(error: unknown): Refused | null {
	const code = error instanceof Error && 'code' in error ? error.code : '';
	if (code === 'Z_BUF_ERROR') return new Refused({ code: 'truncated-gzip' });
	return code === 'Z_DATA_ERROR' ? new Refused({ code: 'damaged-gzip' }) : null;
}

async function* coalesce(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	let held: Buffer[] = [];
	let size = 0;
	for await (const chunk of chunks) {
		if (held.length === 0 && chunk.length >= COALESCE) {
			yield chunk;
			continue;
		}
		held.push(chunk);
		size += chunk.length;
		if (size < COALESCE) continue;
		yield Buffer.concat(held, size);
		held = [];
		size = 0;
	}
	if (size > 0) yield Buffer.concat(held, size);
}

/** The first bytes of a source, at least `wanted` of them unless it is shorter; `whole` when that is all there is. */
export async function peek(
	source: FileSource,
	options: StreamOptions,
	wanted: number
): Promise<{ readonly bytes: Buffer; readonly whole: boolean }> {
	const held: Buffer[] = [];
	let size = 0;
	for await (const chunk of byteStream(source, options)) {
		held.push(chunk);
		size += chunk.length;
		if (size > wanted) return { bytes: Buffer.concat(held, size), whole: false };
	}
	return { bytes: Buffer.concat(held, size), whole: true };
}

/** All the bytes of a source: only for formats with a small limit. */
export async function readAll(source: FileSource, options: StreamOptions): Promise<Buffer> {
	const held: Buffer[] = [];
	for await (const chunk of byteStream(source, options)) held.push(chunk);
	return Buffer.concat(held);
}
