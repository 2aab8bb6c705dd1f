import type { RejectedLine } from '$lib/files';
import type { JobIO } from './protocol';

const SIZE = 500;

/** Gathers the refused lines of one file into messages of a good size. */
export class RejectBatches {
	private lines: RejectedLine[] = [];

	constructor(
		private readonly io: JobIO,
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
		await this.io.emit({ type: 'rejects', file: this.file, lines });
	}
}
