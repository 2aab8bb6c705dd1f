import { setTimeout } from 'node:timers/promises';
import type { Sql } from 'postgres';

const RETRY_MS = 500;

interface Subscription {
	readonly handler: (payload: string) => void;
	readonly onResume: () => void;
}

/**
 * Notifications on a connection of its own, taken up again after every loss: the driver's own `listen` gives up for good
 * when its first attempt to reconnect fails.
 */
export class PostgresListener {
	readonly #connect: (hooks: {
		onnotify: (channel: string, payload: string) => void;
		onclose: () => void;
	}) => Sql;
	readonly #channels = new Map<string, Set<Subscription>>();
	#client: Sql | null = null;
	#resuming = false;
	#closed = false;

	constructor(
		connect: (hooks: { onnotify: (channel: string, payload: string) => void; onclose: () => void }) => Sql
	) {
		this.#connect = connect;
	}

	/** @returns stops listening */
	async add(
		channel: string,
		handler: (payload: string) => void,
		onResume: () => void
	): Promise<() => Promise<void>> {
		const subscription = { handler, onResume };
		const known = this.#channels.get(channel);
		if (known) known.add(subscription);
		else {
			this.#channels.set(channel, new Set([subscription]));
			try {
				await this.#listen(channel);
			} catch (error) {
				this.#channels.delete(channel);
				throw error;
			}
		}
		return () => this.#remove(channel, subscription);
	}

	async close(): Promise<void> {
		this.#closed = true;
		await this.#client?.end({ timeout: 1 });
	}

	async #remove(channel: string, subscription: Subscription): Promise<void> {
		const subscriptions = this.#channels.get(channel);
		if (!subscriptions?.delete(subscription) || subscriptions.size > 0) return;
		this.#channels.delete(channel);
		// Where the connection is lost there is nothing to stop.
		if (!this.#closed && !this.#resuming)
			await this.#client?.unsafe(`unlisten ${quoted(channel)}`).catch(() => undefined);
	}

	async #listen(channel: string): Promise<void> {
		this.#client ??= this.#connect({
			onnotify: (name, payload) => {
				for (const { handler } of this.#channels.get(name) ?? []) handler(payload);
			},
			onclose: () => void this.#resume()
		});
		await this.#client.unsafe(`listen ${quoted(channel)}`);
	}

	async #resume(): Promise<void> {
		if (this.#resuming) return;
		this.#resuming = true;
		while (!this.#closed) {
			try {
				for (const channel of this.#channels.keys()) await this.#listen(channel);
				break;
			} catch {
				await setTimeout(RETRY_MS, undefined, { ref: false });
			}
		}
		this.#resuming = false;
		if (this.#closed) return;
		for (const subscriptions of this.#channels.values()) for (const { onResume } of subscriptions) onResume();
	}
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
