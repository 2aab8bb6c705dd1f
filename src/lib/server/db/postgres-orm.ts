import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { singleConnection, type Parameters, type PostgresConnection } from './postgres-connection';
import type { PostgresPool } from './postgres-pool';
import * as schema from './schema';

type Lend = <T>(work: (connection: PostgresConnection) => Promise<T>) => Promise<T>;

/** What Drizzle awaits: objects, or arrays when it asks for `values`. */
class Answer implements PromiseLike<readonly object[]> {
	readonly #objects: () => Promise<readonly object[]>;
	readonly values: () => Promise<readonly unknown[][]>;

	constructor(lend: Lend, text: string, values: Parameters, prepare: boolean) {
		this.#objects = () => lend((connection) => connection.objects(text, values, prepare));
		this.values = () => lend((connection) => connection.arrays(text, values, prepare));
	}

	then<A = readonly object[], B = never>(
		onFulfilled?: ((value: readonly object[]) => A | PromiseLike<A>) | null,
		onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null
	): Promise<A | B> {
		return this.#objects().then(onFulfilled, onRejected);
	}
}

const statements = (lend: Lend) => ({
	unsafe: (text: string, values: Parameters = [], options: { prepare?: boolean } = {}) =>
		new Answer(lend, text, values, options.prepare ?? false)
});

let savepoints = 0;

/** What Drizzle uses of a client inside a transaction. */
class TransactionClient {
	readonly #connection: PostgresConnection;
	readonly unsafe: ReturnType<typeof statements>['unsafe'];

	constructor(connection: PostgresConnection) {
		this.#connection = connection;
		this.unsafe = statements((work) => work(connection)).unsafe;
	}

	async savepoint<T>(work: (client: TransactionClient) => Promise<T>): Promise<T> {
		const name = `savepoint_${++savepoints}`;
		await this.#connection.arrays(`savepoint ${name}`);
		try {
			const result = await work(this);
			await this.#connection.arrays(`release savepoint ${name}`);
			return result;
		} catch (error) {
			await this.#connection.arrays(`rollback to savepoint ${name}`);
			throw error;
		}
	}
}

/** Drizzle over the pool: it sees a client of the driver, which never connects, with the methods it uses replaced. */
export function ormOf(pool: PostgresPool, url: string): PostgresJsDatabase<typeof schema> {
	const client = Object.assign(singleConnection(url), {
		...statements((work) => pool.use(work)),
		begin: <T>(work: (client: TransactionClient) => Promise<T>): Promise<T> =>
			pool.transaction('', (connection) => work(new TransactionClient(connection)))
	});
	return drizzle(client, { schema });
}
