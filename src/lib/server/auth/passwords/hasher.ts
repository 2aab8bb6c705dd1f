import os from 'node:os';
import { hash, verify } from '@node-rs/argon2';

/** Turns passwords into what may be kept of them, and compares. */
export interface PasswordHasher {
	hash(password: string): Promise<string>;
	/** False too for what is not one of its hashes. */
	verify(hashed: string, password: string): Promise<boolean>;
}

/** argon2id. Source: OWASP Password Storage Cheat Sheet (19 MiB), one pass more. */
const COST = { memoryCost: 19_456, timeCost: 3, parallelism: 1 };

/** As many at once as leave a processor to the other requests: each one takes a whole one for some 100 ms. */
const AT_ONCE = Math.max(1, os.availableParallelism() - 1);

/** Runs at most `limit` tasks at once; the others wait their turn, first come first served. */
export function queue(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
	const waiting: (() => void)[] = [];
	let running = 0;
	return async (task) => {
		if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
		else running++;
		try {
			return await task();
		} finally {
			// The place goes to the next one without being given up, so that nobody slips in between.
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	};
}

const inTurn = queue(AT_ONCE);
/** The same letter may be typed as one sign or two, by the keyboard. */
const same = (password: string): string => password.normalize('NFC');

export const argon2: PasswordHasher = {
	hash: (password) => inTurn(() => hash(same(password), COST)),
	verify: (hashed, password) => inTurn(() => verify(hashed, same(password)).catch(() => false))
};
