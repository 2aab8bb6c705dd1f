import type { MessagePort } from 'node:worker_threads';
import { runJob, type Job, type JobEvent, type JobIO } from '../job';
import type { FromWorker, ToWorker } from './messages';

/** Events that may be under way at once: enough to keep both threads busy, few enough to bound the memory. */
const WINDOW = 8;

/** The reading thread's side: turns a job's calls into messages, and waits when the other side is behind. */
class PortIO implements JobIO {
	readonly signal = new AbortController().signal;
	private underWay = 0;
	private wakeEmitter: (() => void) | null = null;
	private giveRows: ((rows: readonly string[] | null) => void) | null = null;

	constructor(private readonly port: MessagePort) {}

	receive(message: ToWorker): void {
		if (message.type === 'ack') {
			this.underWay--;
			this.wakeEmitter?.();
		} else if (message.type === 'stored') this.giveRows?.(message.rows);
	}

	async emit(event: JobEvent): Promise<void> {
		this.post({ type: 'event', event });
		this.underWay++;
		await this.until(WINDOW);
	}

	/** Waits until fewer than `limit` events are under way. */
	async until(limit: number): Promise<void> {
		while (this.underWay >= limit) {
			await new Promise<void>((resolve) => {
				this.wakeEmitter = resolve;
			});
		}
	}

	async *storedRows(layerId: number): AsyncGenerator<readonly string[]> {
		let rows = await this.ask({ type: 'want', layerId });
		while (rows !== null) {
			yield rows;
			rows = await this.ask({ type: 'more' });
		}
	}

	post(message: FromWorker): void {
		this.port.postMessage(message);
	}

	private ask(message: FromWorker): Promise<readonly string[] | null> {
		return new Promise((resolve) => {
			this.giveRows = resolve;
			this.post(message);
		});
	}
}

/** Runs the one job that comes through the port. Being cancelled is being ended by the other thread. */
export function serveJob(port: MessagePort): void {
	const io = new PortIO(port);
	const run = async (job: Job): Promise<void> => {
		await runJob(job, io);
		await io.until(1);
		// The other side ends this thread: one that ends by itself may be gone before its last message is heard.
		io.post({ type: 'end' });
	};
	port.on('message', (message: ToWorker) => {
		if (message.type === 'start') {
			// A surprise ends the thread, and the other side hears of it as an error of the worker.
			void run(message.job);
		} else io.receive(message);
	});
}
