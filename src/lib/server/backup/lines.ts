import { createHash, type Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { RestoreStopped } from './refusal';

/** No line of a backup is longer; a foreign file is not read on in search of the end of one. */
const MAX_LINE = 64 * 1024 * 1024;
const NEWLINE = 10;

/** The code that Node gives to what fails while a file is decompressed. */
function stoppedBy(error: unknown): unknown {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code === 'Z_BUF_ERROR') return new RestoreStopped({ code: 'truncated' });
	if (code === 'Z_DATA_ERROR') {
		const foreign = error instanceof Error && error.message.includes('incorrect header check');
		return new RestoreStopped({ code: foreign ? 'not-a-backup' : 'damaged' });
	}
	return error;
}

/** The decompressed chunks of a stream. */
async function* gunzipped(source: Readable): AsyncGenerator<Buffer> {
	const gunzip = createGunzip();
	const piped = pipeline(source, gunzip);
	// What fails comes to the reader by `gunzip` as well.
	piped.catch(() => undefined);
	try {
		for await (const chunk of gunzip) if (Buffer.isBuffer(chunk)) yield chunk;
		await piped;
	} catch (error) {
		throw stoppedBy(error);
	} finally {
		source.destroy();
		gunzip.destroy();
	}
}

/** The lines of a backup, one after the other, and the hash of those read so far. */
export class BackupLines {
	readonly #chunks: AsyncGenerator<Buffer>;
	readonly #hash: Hash = createHash('sha256');
	#rest: Buffer = Buffer.alloc(0);
	#length = 0;
	#whole = false;

	constructor(source: Readable) {
		this.#chunks = gunzipped(source);
	}

	/** Decompressed bytes read so far. */
	get length(): number {
		return this.#length;
	}

	/** Whether the file was read to its proper end. */
	get isWhole(): boolean {
		return this.#whole;
	}

	/** SHA-256 of the lines read so far. */
	sha256(): string {
		return this.#hash.copy().digest('hex');
	}

	/** The next line, not added to the hash when it is the trailer. @throws RestoreStopped when there is none */
	async next(kind: 'hashed' | 'trailer' = 'hashed'): Promise<string> {
		const parts: Buffer[] = [];
		let length = 0;
		for (;;) {
			const end = this.#rest.indexOf(NEWLINE);
			parts.push(end < 0 ? this.#rest : this.#rest.subarray(0, end + 1));
			length += parts.at(-1)?.length ?? 0;
			if (end >= 0) {
				this.#rest = this.#rest.subarray(end + 1);
				break;
			}
			if (length > MAX_LINE) throw new RestoreStopped({ code: 'not-a-backup' });
			const chunk = await this.#chunks.next();
			if (chunk.done) {
				this.#whole = true;
				throw new RestoreStopped({ code: 'truncated' });
			}
			this.#rest = chunk.value;
			this.#length += chunk.value.length;
		}
		const line = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
		if (kind === 'hashed') this.#hash.update(line);
		return line.toString('utf8', 0, line.length - 1);
	}

	/** Reads on, to the end or as far as the longest line goes. @throws RestoreStopped when the compressed file is not whole */
	async readOn(): Promise<void> {
		let length = 0;
		for await (const chunk of this.#chunks) if ((length += chunk.length) > MAX_LINE) return;
	}

	/** True when nothing follows. */
	async isAtEnd(): Promise<boolean> {
		if (this.#rest.length > 0) return false;
		for await (const chunk of this.#chunks) if (chunk.length > 0) return false;
		return true;
	}

	/** Lets go of the file. */
	async close(): Promise<void> {
		await this.#chunks.return(undefined);
	}
}
