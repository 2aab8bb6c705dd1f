import { PostgresConnection } from './postgres-connection';

const LIMIT = 10;

interface Waiting {
	readonly resolve: (connection: PostgresConnection) => void;
	readonly reject: (error: Error) => void;
}

/** A few connections, each lent to one task at a time. Lost ones are replaced at once by new ones. */
export class PostgresPool {
	readonly #url: string;
	readonly #all = new Set<PostgresConnection>();
	readonly #idle: PostgresConnection[] = [];
	readonly #waiting: Waiting[] = [];
	#closed = false;

	constructor(url: string) {
		this.#url = url;
	}

	/** A connection for one task, to be given back by `release`. Waits for one when all are busy. */
	acquire(): Promise<PostgresConnection> {
		if (this.#closed) return Promise.reject(new Error('The database was closed'));
		for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
			if (!idle.lost) return Promise.resolve(idle);
			this.#discard(idle);
		}
		if (this.#all.size < LIMIT) return Promise.resolve(this.#create());
		return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
	}

	/** @param broken true when the connection is in an unknown state and may not serve again */
	release(connection: PostgresConnection, broken = false): void {
		const next = this.#waiting.shift();
		if (broken || connection.lost || this.#closed) {
			this.#discard(connection);
			next?.resolve(this.#create());
		} else if (next) next.resolve(connection);
		else this.#idle.push(connection);
	}

	/** Lends a connection for one statement. */
	async use<T>(work: (connection: PostgresConnection) => Promise<T>): Promise<T> {
		const connection = await this.acquire();
		try {
			return await work(connection);
		} finally {
			this.release(connection);
		}
	}

	/**
	 * Lends a connection for one transaction: committed when the work ends, rolled back when it fails.
	 * @param mode such as `isolation level repeatable read`
	 */
	async transaction<T>(mode: string, work: (connection: PostgresConnection) => Promise<T>): Promise<T> {
		const connection = await this.acquire();
		let broken = true;
		try {
			await connection.arrays(`begin ${mode}`);
			try {
				const result = await work(connection);
				await connection.commit();
				broken = false;
				return result;
			} catch (error) {
				broken = await connection.arrays('rollback').then(
					() => false,
					() => true
				);
				throw error;
			}
		} finally {
			this.release(connection, broken);
		}
	}

	async close(): Promise<void> {
		this.#closed = true;
		for (const { reject } of this.#waiting.splice(0)) reject(new Error('The database was closed'));
		await Promise.all([...this.#all].map((connection) => connection.end()));
		this.#all.clear();
	}

	#create(): PostgresConnection {
		const connection = new PostgresConnection(this.#url);
		this.#all.add(connection);
		return connection;
	}

	#discard(connection: PostgresConnection): void {
		this.#all.delete(connection);
		void connection.end().catch(() => undefined);
	}
}
