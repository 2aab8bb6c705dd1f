import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** Characters kept before they are handed to the file. */
const BLOCK = 1 << 17;

/** A text file written line by line in bounded memory. Lines wait until `flush`, which is to be awaited now and then. */
export class LineFile {
	private readonly stream: WriteStream;
	private waiting: string[] = [];
	private size = 0;
	/** Lines written, the header included. */
	lines = 0;

	constructor(
		path: string,
		private readonly end: '\n' | '\r\n' = '\n',
		private readonly encode: (text: string) => Buffer = (text) => Buffer.from(text)
	) {
		this.stream = createWriteStream(path);
	}

	write(line: string): void {
		this.waiting.push(line, this.end);
		this.size += line.length;
		this.lines += 1;
	}

	/** Hands a full block to the file and waits while the file is behind. */
	async flush(): Promise<void> {
		if (this.size >= BLOCK) await this.push();
	}

	/** Writes what is left and closes the file. */
	async close(): Promise<void> {
		await this.push();
		this.stream.end();
		await finished(this.stream);
	}

	private async push(): Promise<void> {
		const block = this.encode(this.waiting.join(''));
		this.waiting = [];
		this.size = 0;
		if (!this.stream.write(block)) await once(this.stream, 'drain');
	}
}
