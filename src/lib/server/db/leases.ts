import { err, ok, type Result } from '$lib/domain/shared';
import type { Database } from './database';

/** Somebody else is at it. */
export interface LeaseBusy {
	readonly code: 'busy';
	/** What they do, as they said it, in French. */
	readonly description: string;
	/** ISO date and time. */
	readonly since: string;
}

export interface LeaseOptions {
	/** Gives the task up; the work is told by its own signal. */
	readonly signal?: AbortSignal;
	/** How long a lease holds without a sign of life of its holder, in milliseconds. */
	readonly lifetime?: number;
}

/** The task lost its lease (the process stood still, or the database did): another process may have begun. */
export class LeaseLost extends Error {
	constructor(name: string) {
		super(`The lease "${name}" was lost`);
		this.name = 'LeaseLost';
	}
}

const LIFETIME_MS = 30_000;

/** The database's clock, as several machines may not agree. */
const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

const ACQUIRE = `insert into leases as l (name, holder, description, acquired_at, expires_at)
	values ($1, $2, $3, ${NOW}, ${NOW} + $4::bigint)
	on conflict (name) do update set holder = excluded.holder, description = excluded.description,
		acquired_at = excluded.acquired_at, expires_at = excluded.expires_at
	where l.expires_at < ${NOW}
	returning acquired_at`;

const RENEW = `update leases set expires_at = ${NOW} + $4::bigint
	where name = $1 and holder = $2 and acquired_at = $3 returning 1`;

const RELEASE = 'delete from leases where name = $1 and holder = $2 and acquired_at = $3';

async function currentHolder(db: Database, name: string): Promise<LeaseBusy> {
	const [row] = await db.query('select description, acquired_at from leases where name = $1', [name]);
	// It may have ended in between.
	const [description = '', since = Date.now()] = row ?? [];
	return {
		code: 'busy',
		description: typeof description === 'string' ? description : '',
		since: new Date(Number(since)).toISOString()
	};
}

/** Renews a lease until told to stop; a renewal that finds it gone, or comes too late, aborts the work. */
function keepAlive(
	renew: () => Promise<boolean>,
	lifetime: number,
	lose: () => void
): { readonly stop: () => Promise<void> } {
	let lastSeen = Date.now();
	let pending: Promise<void> = Promise.resolve();
	const beat = async (): Promise<void> => {
		const asked = Date.now();
		try {
			if (await renew()) lastSeen = asked;
			else lose();
		} catch {
			// The database may be back before the lease ends.
			if (Date.now() - lastSeen > lifetime) lose();
		}
	};
	const timer = setInterval(() => {
		pending = pending.then(beat);
	}, lifetime / 3);
	return {
		stop: async () => {
			clearInterval(timer);
			await pending;
		}
	};
}

/**
 * Does a task that only one process does at a time.
 * @param name of the lease
 * @param description French, shown to whoever comes second
 * @param work gets a signal that is aborted when the caller gives up or the lease is lost
 * @returns the work's result, or who is at it
 */
export async function withLease<T>(
	db: Database,
	name: string,
	description: string,
	work: (signal: AbortSignal) => Promise<T>,
	{ signal, lifetime = LIFETIME_MS }: LeaseOptions = {}
): Promise<Result<T, LeaseBusy>> {
	signal?.throwIfAborted();
	const [row] = await db.query(ACQUIRE, [name, db.holder, description, lifetime]);
	if (!row) return err(await currentHolder(db, name));
	const acquiredAt = Number(row[0]);

	const lost = new AbortController();
	const { stop } = keepAlive(
		async () => (await db.query(RENEW, [name, db.holder, acquiredAt, lifetime])).length > 0,
		lifetime,
		() => lost.abort(new LeaseLost(name))
	);
	try {
		return ok(await work(signal ? AbortSignal.any([signal, lost.signal]) : lost.signal));
	} finally {
		await stop();
		// Should the database be away, the lease ends by itself.
		await db.query(RELEASE, [name, db.holder, acquiredAt]).catch(() => undefined);
	}
}
