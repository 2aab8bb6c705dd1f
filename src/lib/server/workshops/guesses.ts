import { floodCounter, takePoint, type Attempt, type FloodCounter } from '../auth/throttle';
import { hashToken } from '../auth/tokens';
import type { Database, Session } from '../db';

/**
 * Codes that open no room, typed from one address. 300 phones that share one may mistype three times each; at this pace all that
 * an address tries in a year finds one of ten open rooms once in 1,600 years on average.
 */
const CODES = floodCounter({ points: 1000, duration: 600, keyPrefix: 'room-code' });
/** Codes that pair no device, typed from one address for one workshop. */
const PAIRINGS = floodCounter({ points: 60, duration: 600, keyPrefix: 'room-pairing' });

/**
 * Devices that came into one room from one address: fewer than its seats, so that no script takes them all from one network, and
 * more than any room that shares one. A workshop lasts an hour; twelve of them pass before an address may send as many again.
 */
export const JOINS_PER_ADDRESS = 1500;
const JOINS = { points: JOINS_PER_ADDRESS, duration: 12 * 3600 };

/**
 * What counts as one address: an IPv4 one, or the network of an IPv6 one, as a subscriber has 2⁶⁴ of them. Kept as a hash.
 * @param address as the socket or a trusted proxy gives it
 */
function addressKey(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped !== undefined) return hashToken(mapped);
	return hashToken(address.includes(':') ? networkOf(address) : address);
}

/** The first four groups of an IPv6 address. */
function networkOf(address: string): string {
	const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
	const before = head === '' ? [] : head.split(':');
	const after = tail === undefined || tail === '' ? [] : tail.split(':');
	const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
	const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
	return groups
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, ''))
		.join(':');
}

/** Counts what one address tried in vain, and says how many seconds it waits before it may try again; 0 when it may. */
export interface Guesses {
	readonly count: (db: Database, address: string) => Promise<void>;
	readonly delay: (db: Database, address: string) => Promise<number>;
}

const guesses = (counter: FloodCounter, scope = ''): Guesses => ({
	count: (db, address) => counter.count(db, `${scope}${addressKey(address)}`),
	delay: (db, address) => counter.delay(db, `${scope}${addressKey(address)}`)
});

/** Codes of rooms. */
export const roomGuesses = guesses(CODES);

/** Counts a device that comes into a room from an address, in the transaction that seats it: none comes in beyond the limit. */
export const joinFrom = (session: Session, workshopId: number, address: string): Promise<Attempt> =>
	takePoint(session, `room-join:${workshopId} ${addressKey(address)}`, JOINS);

/** Codes that pair a device with the console of a workshop. */
export const pairingGuesses = (workshopId: number): Guesses => guesses(PAIRINGS, `${workshopId} `);
