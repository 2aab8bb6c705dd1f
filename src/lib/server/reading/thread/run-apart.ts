import { Worker } from 'node:worker_threads';
import type { Job } from '../job';
import { WorkerFailure, type JobHandler } from './handler';
import type { FromWorker, ToWorker } from './messages';

/** Without a word for this long, the thread is taken to hang on a hostile file. */
const SILENCE_MS = 120_000;
const MEMORY_MB = 2048;
/** What a thread has just made dies as it comes: a quarter of the room that V8 gives by default was not slower. */
const YOUNG_MB = 12;

/** What ended a thread, or one that it had started itself: an error comes across as its properties. */
function failureOf(error: Error): Error {
	const code = 'code' in error ? error.code : '';
	if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new WorkerFailure('out-of-memory', error);
	const told = error.name === 'WorkerFailure' && (code === 'out-of-memory' || code === 'too-slow');
	return told ? new WorkerFailure(code, error) : error;
}

/** Answers one worker until its job ends. */
class Conversation {
	private rows: AsyncIterator<readonly string[]> | null = null;
	private timer: NodeJS.Timeout | undefined;
	private work: Promise<void> = Promise.resolve();
	private stopped = false;

	constructor(
		private readonly worker: Worker,
		private readonly handler: JobHandler,
		private readonly finish: (error?: unknown) => void
	) {}

	/** Messages are dealt with one after the other; the clock only runs while it is the worker's turn. */
	receive(message: FromWorker): void {
		clearTimeout(this.timer);
		this.work = this.work
			.then(() => this.answer(message))
			.then(() => this.startClock())
			.catch((error: unknown) => {
				this.stopped = true;
				this.finish(error);
			});
	}

	startClock(): void {
		clearTimeout(this.timer);
		if (this.stopped) return;
		this.timer = setTimeout(() => this.finish(new WorkerFailure('too-slow')), SILENCE_MS);
	}

	/** The thread is gone: its last messages, which may say that all is done, come just before and are dealt with first. */
	exited(code: number): void {
		this.work = this.work.then(() => {
			this.finish(new Error(`The reading thread ended early, with code ${code}`));
		});
	}

	/** Ends the thread and waits for what is being written, so that the caller can tidy up after it. */
	async stop(): Promise<void> {
		this.stopped = true;
		clearTimeout(this.timer);
		await this.worker.terminate();
		await this.work;
		await this.rows?.return?.();
	}

	private async answer(message: FromWorker): Promise<void> {
		if (this.stopped) return;
		switch (message.type) {
			case 'event':
				await this.handler.event(message.event);
				this.post({ type: 'ack' });
				return;
			case 'want':
				this.rows = this.handler.storedRows(message.layerId)[Symbol.asyncIterator]();
				return this.sendRows();
			case 'more':
				return this.sendRows();
			case 'end':
				this.finish();
		}
	}

	private async sendRows(): Promise<void> {
		const next = await this.rows?.next();
		if (next === undefined || next.done) this.rows = null;
		this.post({ type: 'stored', rows: next === undefined || next.done ? null : next.value });
	}

	private post(message: ToWorker): void {
		this.worker.postMessage(message);
	}
}

/**
 * Runs a job in a thread of its own.
 * @param program path of the built worker
 * @throws WorkerFailure when it hangs or needs too much memory; the signal's reason when it is cancelled
 */
export async function runApart(
	program: string,
	job: Job,
	handler: JobHandler,
	signal: AbortSignal
): Promise<void> {
	signal.throwIfAborted();
	const worker = new Worker(program, {
		resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB }
	});
	let conversation: Conversation | undefined;
	const end = await new Promise<{ readonly error?: unknown }>((resolve) => {
		const fail = (error: unknown): void => resolve({ error });
		conversation = new Conversation(worker, handler, (error) =>
			resolve(error === undefined ? {} : { error })
		);
		signal.addEventListener('abort', () => fail(signal.reason), { once: true });
		worker.on('message', (message: FromWorker) => conversation?.receive(message));
		worker.on('error', (error) => fail(failureOf(error)));
		worker.on('exit', (code) => conversation?.exited(code));
		conversation.startClock();
		worker.postMessage({ type: 'start', job } satisfies ToWorker);
	});
	await conversation?.stop();
	if ('error' in end) throw end.error;
}
