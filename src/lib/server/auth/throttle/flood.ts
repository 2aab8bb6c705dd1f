import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import { schema, type Database } from '../../db';

/**
 * Identifiers that nobody has, tried from one address: far more than a room of people can mistype. Known browsers and
 * passkeys are not concerned.
 */
const FLOOD = { points: 300, duration: 600, keyPrefix: 'address' };

const limiters = new WeakMap<Database, RateLimiterDrizzle>();

function limiterOf(db: Database): RateLimiterDrizzle {
	const known = limiters.get(db);
	if (known) return known;
	const made = new RateLimiterDrizzle({
		storeClient: db.orm,
		schema: schema.attempts,
		clearExpiredByTimeout: false,
		...FLOOD
	});
	limiters.set(db, made);
	return made;
}

/** Counts an identifier that nobody has. @param address a hash of it, or any other name */
export async function countUnknown(db: Database, address: string): Promise<void> {
	await limiterOf(db)
		.consume(address)
		.catch((refused: unknown) => {
			if (!(refused instanceof RateLimiterRes)) throw refused;
		});
}

/** Seconds until an address that floods may try again; 0 for any other. */
export async function floodDelay(db: Database, address: string): Promise<number> {
	const counted = await limiterOf(db).get(address);
	if (counted === null || counted.consumedPoints <= FLOOD.points) return 0;
	return Math.max(1, Math.ceil(counted.msBeforeNext / 1000));
}
