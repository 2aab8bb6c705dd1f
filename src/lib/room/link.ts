import type { RoomMessage } from '$lib/domain/workshop';
import type { RoomTransport } from './transport';
import { waitAfter } from './wait';

/** `opening`: nothing was told yet; `live`: told at once, by a stream; `polling`: by asking again and again; `lost`: nothing arrives. */
export type LinkStatus = 'opening' | 'live' | 'polling' | 'lost';

/** A stream that says nothing for so long is held back on the way. */
const FIRST_WORD_MS = 5000;
/** A stream that ends sooner is cut on the way. */
const SHORT_LIFE_MS = 10_000;
/** A stream that says nothing for so long may be dead without anybody knowing. */
const SILENCE_MS = 45_000;
/** What a device has been told that happened should be heard of within so long. */
const LATE_MS = 3000;
/** Failures of streams in a row after which one asks instead. */
const FAILURES = 2;
/** When a stream is tried again while one asks: the first time and at most, in milliseconds. */
const RETURN_FIRST_MS = 30_000;
const RETURN_LONGEST_MS = 300_000;
/** The same once the network is back after a loss: streams may be too. */
const RETURN_AFTER_LOSS_MS = 1500;

interface LinkEvents {
	readonly message: (message: RoomMessage) => void;
	readonly status: (status: LinkStatus) => void;
	/** The server knows this device no longer. */
	readonly gone: () => void;
}

/**
 * Keeps a screen told of its room: by a stream while there is one, by asking where the network holds streams back or cuts them,
 * and back to a stream once it lets them through. Reads timers and chance of the page.
 */
export class RoomLink {
	#transport: RoomTransport;
	#on: LinkEvents;
	#seq: number | null;
	#status: LinkStatus = 'opening';
	#closed = true;

	#closeStream: (() => void) | null = null;
	#opened = 0;
	#spoke = false;
	#streamFailures = 0;
	#returns = 0;

	#asking: AbortController | null = null;
	#pollFailures = 0;
	#timers = new Map<string, ReturnType<typeof setTimeout>>();

	/** @param seq number of the last event that the screen holds; null for none */
	constructor(transport: RoomTransport, seq: number | null, on: LinkEvents) {
		this.#transport = transport;
		this.#seq = seq;
		this.#on = on;
	}

	/** Begins, or begins again after `close`. */
	open(): void {
		if (!this.#closed) return;
		this.#closed = false;
		this.#openStream();
	}

	/** Ends: nothing is called afterwards. */
	close(): void {
		this.#closed = true;
		this.#dropStream();
		this.#stopAsking();
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
	}

	/** The network came or went, or the screen is looked at again: what may be dead is tried anew at once. */
	wake(): void {
		if (this.#closed) return;
		this.close();
		this.#streamFailures = 0;
		this.open();
	}

	/** Something is in force from event `seq` on: a link that does not tell of it soon is dead. */
	expect(seq: number): void {
		if (this.#closed || (this.#seq ?? 0) >= seq) return;
		this.#later('late', LATE_MS, () => {
			if ((this.#seq ?? 0) < seq) this.wake();
		});
	}

	#openStream(): void {
		this.#dropStream();
		this.#opened = Date.now();
		this.#spoke = false;
		this.#closeStream = this.#transport.stream(this.#seq, {
			message: (message) => this.#streamed(message),
			end: () => this.#streamEnded()
		});
		this.#later('first-word', FIRST_WORD_MS, () => this.#streamFailed(FAILURES));
	}

	#streamed(message: RoomMessage): void {
		if (!this.#spoke) {
			this.#spoke = true;
			this.#cancel('first-word');
			this.#stopAsking();
			this.#cancel('return');
		}
		this.#later('silence', SILENCE_MS, () => this.#openStream());
		this.#tell('live');
		this.#heard(message);
		if (Date.now() - this.#opened > SHORT_LIFE_MS) this.#streamFailures = this.#returns = 0;
	}

	#streamEnded(): void {
		const short = !this.#spoke || Date.now() - this.#opened < SHORT_LIFE_MS;
		if (short) this.#streamFailed(1);
		else {
			this.#streamFailures = 0;
			this.#dropStream();
			this.#later('again', waitAfter(1, Math.random()), () => this.#openStream());
		}
	}

	#streamFailed(weight: number): void {
		this.#dropStream();
		this.#streamFailures += weight;
		if (this.#streamFailures >= FAILURES) this.#ask();
		else this.#later('again', waitAfter(1, Math.random()), () => this.#openStream());
	}

	#dropStream(): void {
		this.#closeStream?.();
		this.#closeStream = null;
		this.#cancel('first-word');
		this.#cancel('silence');
		this.#cancel('again');
	}

	/** Asks until a stream speaks; one is tried again now and then meanwhile. */
	#ask(): void {
		this.#planReturn();
		if (this.#asking) return;
		const asking = new AbortController();
		this.#asking = asking;
		void this.#askOnce(asking);
	}

	async #askOnce(asking: AbortController): Promise<void> {
		const answer = await this.#transport.poll(this.#askedFrom(), asking.signal);
		if (asking.signal.aborted) return;
		if (answer.kind === 'gone') {
			this.close();
			this.#on.gone();
			return;
		}
		if (answer.kind === 'failed') {
			this.#pollFailures += 1;
			this.#tell('lost');
			this.#later('ask', waitAfter(this.#pollFailures, Math.random()), () => void this.#askOnce(asking));
			return;
		}
		if (this.#pollFailures > 0) this.#planReturn(0, RETURN_AFTER_LOSS_MS);
		this.#pollFailures = 0;
		if (!this.#spoke) this.#tell('polling');
		if (answer.kind === 'message') this.#heard(answer.message);
		this.#later('ask', 0, () => void this.#askOnce(asking));
	}

	/**
	 * The first time, one event less than is held, so that the answer comes at once and tells that the way is open; then what
	 * is held, so that it comes when something is new.
	 */
	#askedFrom(): number | null {
		if (this.#status === 'polling') return this.#seq;
		return this.#seq === null || this.#seq === 0 ? null : this.#seq - 1;
	}

	#stopAsking(): void {
		this.#asking?.abort();
		this.#asking = null;
		this.#pollFailures = 0;
		this.#cancel('ask');
	}

	#planReturn(
		returns = this.#returns + 1,
		wait = Math.min(RETURN_LONGEST_MS, RETURN_FIRST_MS * 2 ** (returns - 1))
	): void {
		this.#returns = Math.min(returns, 8);
		this.#later('return', wait * (0.75 + Math.random() / 2), () => this.#openStream());
	}

	#heard(message: RoomMessage): void {
		if (message.seq >= (this.#seq ?? 0)) this.#seq = message.seq;
		this.#on.message(message);
	}

	#tell(status: LinkStatus): void {
		if (status === this.#status) return;
		this.#status = status;
		this.#on.status(status);
	}

	#later(name: string, wait: number, then: () => void): void {
		this.#cancel(name);
		this.#timers.set(
			name,
			setTimeout(() => {
				this.#timers.delete(name);
				then();
			}, wait)
		);
	}

	#cancel(name: string): void {
		clearTimeout(this.#timers.get(name));
		this.#timers.delete(name);
	}
}
