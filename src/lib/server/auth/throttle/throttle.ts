import type { Session } from '../../db';

/** Attempts in a row that wait for nothing: a person mistypes. */
const FREE = 5;
const FIRST_DELAY_S = 30;
/** With the free ones, at most 19 attempts in the first hour and 12 in each one after. */
const LONGEST_DELAY_S = 300;
/** Without any attempt for so long, all is forgotten. */
const FORGOTTEN_S = 3600;

/** How long the next attempt waits after so many in a row, in seconds. */
export const delayAfter = (attempts: number): number =>
	attempts < FREE ? 0 : Math.min(LONGEST_DELAY_S, FIRST_DELAY_S * 2 ** (attempts - FREE));

/** The same, for the database: one statement, so that of many attempts at once no more pass than should. */
const DELAY = (attempts: string): string =>
	`case when ${attempts} < ${FREE} then 0
		else least(${LONGEST_DELAY_S}, ${FIRST_DELAY_S} * power(2, least(${attempts} - ${FREE}, 10))) end * interval '1 second'`;

/** Whether an attempt may be made, or after how many seconds. */
export type Attempt = { readonly allowed: true } | { readonly allowed: false; readonly seconds: number };

/**
 * Counts an attempt under a key, shared by all processes. `expire` is when the next one is allowed. A refused attempt counts
 * for nothing, so that nobody is locked out by somebody who insists.
 */
export async function attempt(session: Session, key: string): Promise<Attempt> {
	const counted = `case when attempts.expire < now() - ${FORGOTTEN_S} * interval '1 second' then 1 else attempts.points + 1 end`;
	const passed = await session.query(
		`insert into attempts (key, points, expire) values ($1, 1, now())
		on conflict (key) do update set points = ${counted}, expire = now() + ${DELAY(`(${counted})`)}
		where attempts.expire <= now() returning points`,
		[key]
	);
	if (passed.length > 0) return { allowed: true };
	return { allowed: false, seconds: await secondsLeft(session, key) };
}

/**
 * Counts something done under a key, at most `points` times in `duration` seconds from the first; in one statement, so that of many at
 * once no more pass than should. To be called in the transaction of what is done: undone together, it counts for nothing.
 */
export async function takePoint(
	session: Session,
	key: string,
	{ points, duration }: { readonly points: number; readonly duration: number }
): Promise<Attempt> {
	const taken = await session.query(
		`insert into attempts (key, points, expire) values ($1, 1, now() + $3::int * interval '1 second')
		on conflict (key) do update set
			points = case when attempts.expire <= now() then 1 else attempts.points + 1 end,
			expire = case when attempts.expire <= now() then excluded.expire else attempts.expire end
		where attempts.expire <= now() or attempts.points < $2::int returning points`,
		[key, points, duration]
	);
	return taken.length > 0 ? { allowed: true } : { allowed: false, seconds: await secondsLeft(session, key) };
}

async function secondsLeft(session: Session, key: string): Promise<number> {
	const [row] = await session.query(
		'select ceil(extract(epoch from expire - now()))::int from attempts where key = $1',
		[key]
	);
	return Math.max(1, Number(row?.[0] ?? 1));
}

/** Takes an attempt back: it succeeded, and counts for nothing. */
export async function attemptSucceeded(session: Session, key: string): Promise<void> {
	await session.query('update attempts set points = greatest(points - 1, 0), expire = now() where key = $1', [
		key
	]);
}

/** Removes counters that nothing depends on any more. */
export async function sweepAttempts(session: Session): Promise<void> {
	await session.query(`delete from attempts where expire < now() - ${FORGOTTEN_S} * interval '1 second'`);
}
