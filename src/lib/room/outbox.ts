import type { Received, Sent } from '$lib/domain/workshop';
import type { Kept, OutboxStore } from './outbox-store';
import type { RoomTransport } from './transport';
import { waitAfter } from './wait';

/** Most that is sent at once. */
const BATCH = 50;

interface OutboxEvents {
	/** What waits changed. */
	readonly change: (waiting: readonly Sent[]) => void;
	readonly received: (sent: Sent, received: Received) => void;
	/** The server knows this device no longer. */
	readonly gone: () => void;
}

/**
 * What a screen has to send: in order, kept until the server says what became of it, sent again after a loss. Keys make that what
 * is sent twice counts once. Reads timers and chance of the page.
 */
export class Outbox {
	#post: RoomTransport['post'];
	#store: OutboxStore;
	#on: OutboxEvents;
	#waiting: readonly Kept[];
	#settle = new Map<string, (received: Received) => void>();
	#sending = false;
	#failures = 0;
	#batch = BATCH;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#closed = false;

	constructor(post: RoomTransport['post'], store: OutboxStore, on: OutboxEvents) {
		this.#post = post;
		this.#store = store;
		this.#on = on;
		this.#waiting = store.all();
	}

	/** In the order in which it will be sent. */
	get waiting(): readonly Sent[] {
		return this.#waiting.map(({ sent }) => sent);
	}

	/** Sends, now or once the network lets it; resolves with what became of it, which may be much later. */
	send(sent: Sent): Promise<Received> {
		const kept = { order: (this.#waiting.at(-1)?.order ?? 0) + 1, sent };
		this.#store.put(kept);
		const settled = new Promise<Received>((settle) => this.#settle.set(sent.key, settle));
		this.#change([...this.#waiting, kept]);
		void this.#flush();
		return settled;
	}

	/** Tries at once what waits. */
	flush(): void {
		clearTimeout(this.#timer);
		this.#closed = false;
		void this.#flush();
	}

	/** Sends nothing more, until `flush`. */
	close(): void {
		this.#closed = true;
		clearTimeout(this.#timer);
	}

	async #flush(): Promise<void> {
		if (this.#sending || this.#closed || this.#waiting.length === 0) return;
		this.#sending = true;
		const batch = this.waiting.slice(0, this.#batch);
		const posted = await this.#post(batch);
		this.#sending = false;
		switch (posted.kind) {
			case 'received':
				this.#settleAll(batch, posted.received);
				return;
			case 'refused':
				this.#narrow(batch);
				return;
			case 'failed':
				this.#again();
				return;
			case 'gone':
				this.close();
				this.#on.gone();
				return;
			default:
				posted satisfies never;
		}
	}

	#settleAll(batch: readonly Sent[], received: readonly Received[]): void {
		const answers = batch.flatMap((sent) => {
			const answer = received.find(({ key }) => key === sent.key);
			return answer ? [{ sent, answer }] : [];
		});
		// A server that says nothing of what it was sent has not done it.
		if (answers.length === 0) {
			this.#again();
			return;
		}
		this.#failures = 0;
		const keys = new Set(answers.map(({ sent }) => sent.key));
		for (const key of keys) this.#store.drop(key);
		this.#change(this.#waiting.filter(({ sent }) => !keys.has(sent.key)));
		for (const { sent, answer } of answers) {
			this.#on.received(sent, answer);
			this.#settle.get(sent.key)?.(answer);
			this.#settle.delete(sent.key);
		}
		if (this.#waiting.length === 0) this.#batch = BATCH;
		void this.#flush();
	}

	/** What is refused together is sent one by one; what is refused alone will never be taken. */
	#narrow(batch: readonly Sent[]): void {
		const [first] = batch;
		if (batch.length > 1 || !first) {
			this.#batch = 1;
			void this.#flush();
			return;
		}
		this.#settleAll(batch, [
			{
				key: first.key,
				ok: false,
				code: 'unreadable',
				message: 'Ce message n’a pas pu être lu : il n’est pas compté.'
			}
		]);
	}

	#again(): void {
		this.#failures += 1;
		clearTimeout(this.#timer);
		if (!this.#closed)
			this.#timer = setTimeout(() => void this.#flush(), waitAfter(this.#failures, Math.random()));
	}

	#change(waiting: readonly Kept[]): void {
		this.#waiting = waiting;
		this.#on.change(this.waiting);
	}
}
