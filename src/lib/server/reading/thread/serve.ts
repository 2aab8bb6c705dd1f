import { availableParallelism } from 'node:os';
import type { MessagePort } from 'node:worker_threads';
import type { LayerColumns } from '$lib/domain/compose';
import { runJob, type Job, type JobEvent, type JobIO, type ReadEvent } from '../job';
import type { FromWorker, ToWorker } from './messages';
import { runApart } from './run-apart';

/** Events that may be under way at once: enough to keep both threads busy, few enough to bound the memory. */
const WINDOW = 8;

/** The reading thread's side: turns a job's calls into messages, and waits when the other side is behind. */
class PortIO implements JobIO {
	readonly signal = new AbortController().signal;
	private underWay = 0;
	private waiting: (() => void)[] = [];
	private giveRows: ((rows: readonly string[] | null) => void) | null = null;

	constructor(
		private readonly port: MessagePort,
		private readonly program: string
	) {}

	/** Null on a single processor, where a second thread would only take turns with this one. */
	get readApart(): JobIO['readApart'] {
		if (availableParallelism() === 1) return null;
		return (job, tell, signal) =>
			runApart(this.program, job, { event: (event) => tellRead(event, tell), storedRows }, signal);
	}

	receive(message: ToWorker): void {
		if (message.type === 'ack') {
			this.underWay--;
			for (const wake of this.waiting.splice(0)) wake();
		} else if (message.type === 'stored') this.giveRows?.(message.rows);
	}

	async emit(event: JobEvent): Promise<void> {
		this.port.postMessage({ type: 'event', event } satisfies FromWorker, buffersOf(event));
		this.underWay++;
		await this.until(WINDOW);
	}

	/** Waits until fewer than `limit` events are under way. */
	async until(limit: number): Promise<void> {
		while (this.underWay >= limit) {
			await new Promise<void>((resolve) => {
				this.waiting.push(resolve);
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

/** What an event holds that goes to the other thread as it is, and is not copied. */
function buffersOf(event: JobEvent): ArrayBuffer[] {
	switch (event.type) {
		case 'rows':
			return [event.data.buffer];
		case 'read':
			return event.event.type === 'rows' ? [event.event.data.buffer, ...codesOf(event.event.columns)] : [];
		case 'snapshot':
			return wholeBuffer(event.part.bytes);
		default:
			return [];
	}
}

/** The buffer of an array that is all there is in it; what shares one with others is copied. */
const wholeBuffer = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
	buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];

const codesOf = ({ columns }: LayerColumns): ArrayBuffer[] =>
	columns.flatMap(({ codes }) => (codes === null ? [] : [codes.buffer]));

async function tellRead(event: JobEvent, tell: (event: ReadEvent) => Promise<void>): Promise<void> {
	if (event.type === 'read') await tell(event.event);
}

function storedRows(): never {
	throw new Error('Reading files asks for no stored rows');
}

/**
 * Runs the one job that comes through the port. Being cancelled is being ended by the other thread.
 * @param program path of this very program, for a thread that reads beside this one
 */
export function serveJob(port: MessagePort, program: string): void {
	const io = new PortIO(port, program);
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
