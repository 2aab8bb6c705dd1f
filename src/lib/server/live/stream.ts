import { logError } from '../log';
import type { LiveRoom } from './room';
import { closeSeats, takeSeat } from './seats';
import { isShutOut, tellingOf, type Watcher } from './watcher';

/** Something is said at least this often, so that nobody on the way takes the stream for dead; rights are asked for then. */
const BEAT_MS = 15_000;
/** A screen that takes nothing for so long is let go: it can come back. */
const PATIENCE_MS = 30_000;

const encoder = new TextEncoder();
const BEAT = encoder.encode(':\n\n');

/** A stream of server-sent events to one screen. What a slow screen lacks is merged until it takes it. */
class RoomStream {
	readonly #room: LiveRoom;
	readonly #watcher: Watcher;
	readonly #controller: ReadableStreamDefaultController<Uint8Array>;
	readonly #stop: () => void;
	#since: number | null;
	#names: unknown = null;
	#tookAt = Date.now();
	#isOpen = true;

	constructor(
		room: LiveRoom,
		watcher: Watcher,
		since: number | null,
		controller: ReadableStreamDefaultController<Uint8Array>,
		giveBack: () => void
	) {
		this.#room = room;
		this.#watcher = watcher;
		this.#since = since;
		this.#controller = controller;
		const unsubscribe = room.subscribe(() => this.#tell());
		this.#stop = () => {
			unsubscribe();
			giveBack();
		};
		STREAMS.add(this);
		this.#say();
	}

	/** Says that it is there, and asks whether the screen may still look. */
	async beat(): Promise<void> {
		if (isShutOut(this.#room, this.#watcher) || !(await this.#watcher.stillMay())) this.close();
		else if (this.#takes()) this.#enqueue(BEAT);
	}

	close(): void {
		if (!this.#isOpen) return;
		this.forget();
		try {
			this.#controller.close();
		} catch {
			// The screen went away meanwhile.
		}
	}

	/** The screen went away. */
	forget(): void {
		this.#isOpen = false;
		this.#stop();
		STREAMS.delete(this);
	}

	#tell(): void {
		const { state, names } = this.#room;
		const isNew = state.seq !== this.#since || (this.#watcher.kind === 'console' && names !== this.#names);
		if (isNew && this.#takes()) this.#say();
		// A participant who was removed is told so, and nothing more.
		if (isShutOut(this.#room, this.#watcher)) this.close();
	}

	#say(): void {
		const { state, names } = this.#room;
		const text = tellingOf(this.#room, this.#watcher, this.#since);
		this.#since = state.seq;
		this.#names = names;
		this.#enqueue(encoder.encode(`id: ${state.seq}\ndata: ${text}\n\n`));
	}

	/** Whether what was said before is on its way; one that waits too long is closed. */
	#takes(): boolean {
		if (!this.#isOpen) return false;
		const takes = (this.#controller.desiredSize ?? 0) > 0;
		if (takes) this.#tookAt = Date.now();
		else if (Date.now() - this.#tookAt > PATIENCE_MS) this.close();
		return takes;
	}

	#enqueue(bytes: Uint8Array): void {
		if (this.#isOpen) this.#controller.enqueue(bytes);
	}
}

const STREAMS = new Set<RoomStream>();
let beats: NodeJS.Timeout | null = null;

async function beatAll(): Promise<void> {
	for (const stream of [...STREAMS]) {
		try {
			await stream.beat();
		} catch (error) {
			// Rights cannot be read now: the stream tells nothing that the next beat would not have it close for.
			logError(error, { event: 'workshop', what: 'beat' });
		}
	}
}

/**
 * A stream of messages to a screen, beginning with what it lacks.
 * @param since the last event that it knows; null when it knows nothing
 * @returns null when there is no room for one more
 */
export function openStream(
	room: LiveRoom,
	watcher: Watcher,
	since: number | null
): ReadableStream<Uint8Array> | null {
	let opened: RoomStream | null = null;
	const giveBack = takeSeat(room, watcher, () => opened?.close());
	if (giveBack === null) return null;
	watchSignals();
	beats ??= setInterval(() => void beatAll(), BEAT_MS).unref();
	return new ReadableStream<Uint8Array>({
		start(controller) {
			opened = new RoomStream(room, watcher, since, controller, giveBack);
		},
		cancel: () => opened?.forget()
	});
}

let isWatching = false;

/** Streams that stay open would hold the end of the process: they are closed as soon as it is told to stop. */
function watchSignals(): void {
	if (isWatching) return;
	isWatching = true;
	process.once('SIGTERM', closeSeats);
	process.once('SIGINT', closeSeats);
}
