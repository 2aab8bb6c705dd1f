import { stat } from 'node:fs/promises';
import { FileReader } from './file-reader';
import type { Gathering } from './gathering';
import type { ImportJob, JobEvent, JobIO, ReadEvent } from './protocol';
import { filesApart } from './shares';

type Refusal = Extract<JobEvent, { type: 'refused' }>;

/** The files that one thread reads, in order. */
class Share {
	/** Index of the file being read. */
	current = -1;
	private readonly stopper = new AbortController();

	constructor(readonly files: readonly number[]) {}

	get signal(): AbortSignal {
		return this.stopper.signal;
	}

	isStopped(): boolean {
		return this.stopper.signal.aborted;
	}

	stop(): void {
		this.stopper.abort();
	}
}

/**
 * Reads the files of an import, in two threads when there is enough to read. Of several files that are refused, the first one
 * given is told, whichever thread was faster: what comes after it is no longer read.
 */
export class FilesReading {
	private refusal: Refusal | null = null;
	private shares: readonly Share[] = [];
	private hereDone = false;

	constructor(
		private readonly job: ImportJob,
		private readonly gathering: Gathering,
		private readonly io: JobIO
	) {}

	/** @returns the refusal that ends the import, if any */
	async run(): Promise<Refusal | null> {
		const { files } = this.job;
		const sizes = await Promise.all(
			files.map(({ path }) =>
				stat(path).then(
					({ size }) => size,
					() => 0
				)
			)
		);
		const apart = new Share(this.io.readApart === null ? [] : filesApart(sizes));
		const here = new Share([...files.keys()].filter((index) => !apart.files.includes(index)));
		this.shares = [here, apart];
		await Promise.all([this.readHere(here), this.readThere(apart)]);
		return this.refusal;
	}

	private async readHere(share: Share): Promise<void> {
		const take = this.gathering.reader();
		const reader = new FileReader(this.job, async (event) => {
			if (event.type !== 'begin' && event.type !== 'refused') await take(event);
		});
		const signal = AbortSignal.any([this.io.signal, share.signal]);
		for (const index of share.files) {
			this.begin(share, index);
			const file = this.job.files[index];
			if (share.isStopped() || !file) break;
			const done = await reader.read(file, index, signal);
			if (!done.ok) {
				if (!share.isStopped()) this.refuse({ type: 'refused', file: index, refusal: done.error });
				break;
			}
		}
		this.hereDone = true;
	}

	private async readThere(share: Share): Promise<void> {
		const { readApart } = this.io;
		if (readApart === null || share.files.length === 0) return;
		const { base, cut, remembered } = this.job;
		const files = share.files.flatMap((index) => {
			const file = this.job.files[index];
			return file ? [{ index, file }] : [];
		});
		const take = this.gathering.reader();
		const tell = async (event: ReadEvent): Promise<void> => {
			if (event.type === 'begin') this.begin(share, event.file);
			else if (event.type === 'refused') this.refuse(event);
			else if (!this.isHushed(event)) await take(event);
		};
		try {
			await readApart({ kind: 'read', files, base, cut, remembered }, tell, share.signal);
		} catch (error) {
			if (share.isStopped()) return;
			// The file that ended the thread is said to be the one being read.
			await this.io.emit({ type: 'reading', file: share.current, bytes: 0, total: 0 });
			throw error;
		}
	}

	/** One file at a time is shown as being read: those of the other thread once this one has read its own. */
	private isHushed(event: ReadEvent): boolean {
		return !this.hereDone && event.type === 'said' && event.event.type === 'reading';
	}

	private begin(share: Share, index: number): void {
		share.current = index;
		if (this.refusal !== null && this.refusal.file < index) share.stop();
	}

	private refuse(refusal: Refusal): void {
		if (this.refusal !== null && this.refusal.file < refusal.file) return;
		this.refusal = refusal;
		for (const share of this.shares) if (share.current > refusal.file) share.stop();
	}
}
