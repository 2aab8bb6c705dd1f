import type { RejectedLine } from '$lib/files';
import type { ReadEvent } from './protocol';

const SIZE = 500;

/** Gathers the refused lines of one file into messages of a good size. */
export class RejectBatches {
	private lines: RejectedLine[] = [];

	constructor(
		private readonly tell: (event: ReadEvent) => Promise<void>,
		private readonly file: number
	) {}

	async add(line: RejectedLine): Promise<void> {
		this.lines.push(line);
		if (this.lines.length >= SIZE) await this.flush();
	}

	async flush(): Promise<void> {
		const { lines } = this;
		if (lines.length === 0) return;
		this.lines = [];
		await this.tell({ type: 'said', event: { type: 'rejects', file: this.file, lines } });
	}
}
