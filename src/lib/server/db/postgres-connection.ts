import { connect, type Socket } from 'node:net';
import postgres, { type ParameterOrJSON, type Sql } from 'postgres';

export type Parameters = readonly ParameterOrJSON<never>[];

const asIs = (value: string): string => value;

/** What the driver asks a socket for; it knows one address or several. */
interface Address {
	readonly host: readonly string[];
	readonly port: readonly number[];
	readonly path: string | false;
}

let attempts = 0;

/**
 * A socket that sends at once: with the driver's own, the end of each COPY waits 40 to 90 ms for the acknowledgement of its
 * beginning (Nagle's algorithm). What is written before it is connected waits in it.
 */
function socket({ host, port, path }: Address): Socket {
	if (path) return connect({ path });
	const turn = attempts++ % host.length;
	const name = host[turn] ?? 'localhost';
	const connecting = connect({ host: name, port: port[turn] ?? 5432, noDelay: true });
	// The driver checks the certificate against this name.
	return Object.assign(connecting, { host: name });
}

/** The same values as PGlite gives: integers as numbers, dates as texts. Arrays of SQL are not used by this product. */
const OPTIONS = {
	max: 1,
	idle_timeout: 0,
	max_lifetime: null,
	connect_timeout: 10,
	fetch_types: false,
	socket,
	onnotice: () => undefined,
	connection: { application_name: 'cible-2028' },
	types: {
		integer8: { to: 20, from: [20], parse: Number, serialize: String },
		date: { to: 1184, from: [1082, 1114, 1184], parse: asIs, serialize: asIs },
		json: {
			to: 3802,
			from: [114, 3802],
			serialize: asIs,
			parse: (text: string): unknown => JSON.parse(text)
		}
	}
};

export interface ConnectionHooks {
	readonly onnotify?: (channel: string, payload: string) => void;
	readonly onclose?: () => void;
}

/** A client of the driver that holds one connection, made at its first statement. */
export const singleConnection = (url: string, hooks: ConnectionHooks = {}): Sql =>
	postgres(url, { ...OPTIONS, ...hooks });

/** The error of the driver for a statement that can no longer be sent. */
class ConnectionLost extends Error {
	readonly code = 'CONNECTION_CLOSED';

	constructor() {
		super('The connection to the database was lost');
		this.name = 'ConnectionLost';
	}
}

/**
 * One connection, used until it is lost and never again. The driver's own pool takes a lost connection up again, but then
 * a statement that was about to be written ends the process (`socket` is null in `nextWrite`, as with the `rollback` of its
 * `begin`), and the next one gets the error that ended the connection.
 */
export class PostgresConnection {
	readonly #client: Sql;
	readonly #waiting = new Set<(error: Error) => void>();
	#lost = false;

	constructor(url: string) {
		this.#client = singleConnection(url, { onclose: () => this.#lose() });
	}

	get lost(): boolean {
		return this.#lost;
	}

	/** Rows as objects. */
	async objects(text: string, values: Parameters, prepare = false): Promise<readonly object[]> {
		this.#check();
		return this.#answer(this.#client.unsafe(text, [...values], { prepare }));
	}

	/** Rows as arrays. */
	async arrays(text: string, values: Parameters = [], prepare = false): Promise<readonly unknown[][]> {
		this.#check();
		return this.#answer(this.#client.unsafe(text, [...values], { prepare }).values());
	}

	/** @throws Error when a statement had failed, as PostgreSQL then takes `commit` for `rollback` and says nothing */
	async commit(): Promise<void> {
		this.#check();
		const { command } = await this.#answer(this.#client.unsafe('commit'));
		if (command !== 'COMMIT') throw new Error('The transaction had failed: nothing was written');
	}

	/** Sends the bytes of a COPY. */
	async copy(statement: string, bytes: Uint8Array): Promise<void> {
		this.#check();
		const query = this.#client.unsafe(statement);
		const stream = await this.#answer(query.writable());
		await this.#answer(
			new Promise<void>((resolve, reject) => {
				// The query was answered by its stream; the driver still tells it, and only it, what fails after the last byte.
				void Object.assign(query, { reject });
				stream.on('error', reject).on('finish', resolve);
				stream.end(bytes);
			})
		);
	}

	async end(): Promise<void> {
		this.#lost = true;
		await this.#client.end({ timeout: 2 });
	}

	/**
	 * What the server answers, or the loss of the connection: when it ends by an error of its socket, the driver tells the statement
	 * that was under way and forgets one that came between the error and the end, such as the `rollback` that the error calls for.
	 */
	#answer<T>(asked: PromiseLike<T>): Promise<T> {
		return new Promise<T>((resolve, reject) => {
			this.#waiting.add(reject);
			asked.then(resolve, reject).then(() => this.#waiting.delete(reject));
		});
	}

	#lose(): void {
		this.#lost = true;
		for (const reject of this.#waiting) reject(new ConnectionLost());
		this.#waiting.clear();
	}

	#check(): void {
		if (this.#lost) throw new ConnectionLost();
	}
}
