import { setTimeout } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { singleConnection } from './postgres-connection';

const RETRY_MS = 500;

interface Subscription {
	readonly handler: (payload: string) => void;
	readonly onResume: () => void;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Notifications on a connection of its own, taken up again after every loss: the driver's own `listen` gives up for good
 * when its first attempt to reconnect fails.
 */
export class PostgresListener {
	readonly #url: string;
	readonly #channels = new Map<string, Set<Subscription>>();
	#client: Sql | null = null;
	#resuming = false;
	#closed = false;

	constructor(url: string) {
		this.#url = url;
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
		await this.#client?.unsafe(`unlisten ${quoted(channel)}`).catch(() => undefined);
	}

	async #listen(channel: string): Promise<void> {
		this.#client ??= this.#connect();
		await this.#client.unsafe(`listen ${quoted(channel)}`);
	}

	/** A client serves until its connection is lost, then another one takes its place. */
	#connect(): Sql {
		const client = singleConnection(this.#url, {
			onnotify: (name, payload) => {
				for (const { handler } of this.#channels.get(name) ?? []) handler(payload);
			},
			onclose: () => {
				if (this.#client === client) this.#client = null;
				void client.end({ timeout: 1 });
				void this.#resume();
			}
		});
		return client;
	}

	/** True as well once there is nothing to listen for. */
	async #listensAgain(): Promise<boolean> {
		try {
			if (!this.#closed) for (const channel of this.#channels.keys()) await this.#listen(channel);
			return true;
		} catch {
			return false;
		}
	}

	async #resume(): Promise<void> {
		if (this.#resuming || this.#closed) return;
		this.#resuming = true;
		while (!(await this.#listensAgain())) await setTimeout(RETRY_MS, undefined, { ref: false });
		this.#resuming = false;
		for (const subscriptions of this.#channels.values()) for (const { onResume } of subscriptions) onResume();
	}
}
