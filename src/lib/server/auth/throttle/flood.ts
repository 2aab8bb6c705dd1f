import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import { schema, type Database } from '../../db';

/** Failures under one key that wait for nothing, in so many seconds. */
export interface FloodLimit {
	readonly points: number;
	readonly duration: number;
	readonly keyPrefix: string;
}

/** Counts failures under a key, in the database, and says how long one that floods waits. */
export interface FloodCounter {
	/** Counts a failure. @param key a hash of an address, or any other name */
	count(db: Database, key: string): Promise<void>;
	/** Seconds until a key that floods may try again; 0 for any other. */
	delay(db: Database, key: string): Promise<number>;
}

/** A counter of its own for one kind of failure. */
export function floodCounter(limit: FloodLimit): FloodCounter {
	const limiters = new WeakMap<Database, RateLimiterDrizzle>();
	const limiterOf = (db: Database): RateLimiterDrizzle => {
		const known = limiters.get(db);
		if (known) return known;
		const made = new RateLimiterDrizzle({
			storeClient: db.orm,
			schema: schema.attempts,
			clearExpiredByTimeout: false,
			...limit
		});
		limiters.set(db, made);
		return made;
	};
	return {
		async count(db, key) {
			await limiterOf(db)
				.consume(key)
				.catch((refused: unknown) => {
					if (!(refused instanceof RateLimiterRes)) throw refused;
				});
		},
		async delay(db, key) {
			const counted = await limiterOf(db).get(key);
			if (counted === null || counted.consumedPoints <= limit.points) return 0;
			return Math.max(1, Math.ceil(counted.msBeforeNext / 1000));
		}
	};
}

/**
 * Identifiers that nobody has, tried from one address: far more than a room of people can mistype. Known browsers and
 * passkeys are not concerned.
 */
export const unknownIdentifiers = floodCounter({ points: 300, duration: 600, keyPrefix: 'address' });
