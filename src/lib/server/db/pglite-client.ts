import { statfs } from 'node:fs/promises';
import { PGlite, types, type QueryOptions, type Results, type Transaction } from '@electric-sql/pglite';
import { refusal } from './problem-message';

/** Four segments of the write-ahead log: with less, PGlite may stop for good in the middle of a statement. */
const RESERVE_BYTES = 64 * 1024 * 1024;

const READING = /^\s*(select|fetch|declare|close|listen|unlisten)\b/i;

const asText = (value: string): string => value;

/** PGlite has no process of its own that does this, and its log would grow for ever: it is cut beyond this size. */
const LOG_BYTES = 48 * 1024 * 1024;
const LOG_CHECK_MS = 60_000;

const settings = (values: Readonly<Record<string, string>>): string[] =>
	Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** PGlite's own conversion of bytes is 100 times slower than Buffer's; dates stay texts, as on PostgreSQL. */
const OPTIONS = {
	parsers: {
		[types.BYTEA]: (value: string) => new Uint8Array(Buffer.from(value.slice(2), 'hex')),
		[types.INT8]: Number,
		[types.TIMESTAMP]: asText,
		[types.TIMESTAMPTZ]: asText,
		[types.DATE]: asText
	},
	serializers: {
		[types.BYTEA]: (value: Uint8Array) =>
			'\\x' + Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')
	},
	startParams: [
		...PGlite.defaultStartParams,
		...settings({ work_mem: '32MB', min_wal_size: '32MB', max_wal_size: '64MB' })
	],
	// With checksums the first reading of new rows writes their pages to the log once more.
	initDbStartParams: ['--no-data-checksums']
};

/** Writes to the tables what only the log holds, and empties it, once it has grown: about 50 ms. */
export async function cutLog(client: PgliteClient | Transaction): Promise<void> {
	const { rows } = await client.query<{ size: number }>(
		'select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::bigint as size from pg_control_checkpoint()'
	);
	if ((rows[0]?.size ?? 0) > LOG_BYTES) await client.query('checkpoint');
}

/**
 * PGlite that refuses to write on a nearly full disk. When the disk fills up during a statement, PGlite panics; any later
 * statement would then loop for ever and hang the whole process, so they are all refused until it is opened again.
 */
export class PgliteClient extends PGlite {
	readonly #folder: string;
	readonly #logCheck: NodeJS.Timeout;
	#halted = false;

	constructor(folder: string) {
		super(folder, OPTIONS);
		this.#folder = folder;
		this.#logCheck = setInterval(() => void cutLog(this).catch(() => undefined), LOG_CHECK_MS);
		this.#logCheck.unref();
	}

	/** @throws DatabaseRefusal when the next write might not end well */
	async checkRoom(): Promise<void> {
		this.#checkRunning();
		// Where the system does not say how much is left, the statement is tried.
		const room = await statfs(this.#folder).catch(() => null);
		if (room && room.bavail * room.bsize < RESERVE_BYTES) throw refusal({ code: 'disk-full' });
	}

	override async query<T>(text: string, values?: unknown[], options?: QueryOptions): Promise<Results<T>> {
		if (READING.test(text)) this.#checkRunning();
		else await this.checkRoom();
		return this.#watch(super.query<T>(text, values, options));
	}

	override async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
		await this.checkRoom();
		return this.#watch(super.transaction(work));
	}

	/** A transaction that writes nothing, whatever room is left. */
	async readTransaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
		this.#checkRunning();
		return this.#watch(super.transaction(work));
	}

	override async close(): Promise<void> {
		clearInterval(this.#logCheck);
		await super.close();
	}

	#checkRunning(): void {
		if (this.#halted) throw refusal({ code: 'halted' });
	}

	async #watch<T>(answer: Promise<T>): Promise<T> {
		try {
			return await answer;
		} catch (error) {
			if (error instanceof Error && 'severity' in error && error.severity === 'PANIC') this.#halted = true;
			throw error;
		}
	}
}
