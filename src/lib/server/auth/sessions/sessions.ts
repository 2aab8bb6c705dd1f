import { Lucia, TimeSpan } from 'lucia';
import type { Viewer } from '$lib/domain/access';
import type { Session } from '../../db';
import { hashToken, newToken } from '../tokens';
import { sessionAdapter, type SessionLevel } from './adapter';
import { SESSION_LIMITS, type SessionLimits } from './limits';

/** A session that a request came with. */
export interface OpenSession {
	/** What the database knows it by: it opens nothing. */
	readonly id: string;
	readonly level: SessionLevel;
	/** Whose it is; at level `first` it may not act yet. */
	readonly viewer: Viewer;
}

/** A session as its owner recognises it in a list. */
export interface ListedSession {
	readonly id: string;
	/** Browser and system in words. */
	readonly device: string;
	/** ISO dates and times. */
	readonly since: string;
	readonly seenAt: string;
}

/** A session is moved on at most this often, so that a page with ten requests writes once. */
const TOUCH_MS = 60_000;

// The only place that knows Lucia, which is deprecated: docs/adr/0007-lucia.md says how to leave it.
const lucia = (db: Session, limits: SessionLimits) =>
	new Lucia(sessionAdapter(db, limits), {
		sessionExpiresIn: new TimeSpan(limits.idleMinutes, 'm'),
		getSessionAttributes: (attributes) => attributes,
		getUserAttributes: ({ viewer }) => ({ viewer })
	});

/** Opens a session. @returns the token for the cookie, told only once */
export async function openSession(
	db: Session,
	{
		account,
		level,
		device
	}: { readonly account: number; readonly level: SessionLevel; readonly device: string },
	limits = SESSION_LIMITS
): Promise<string> {
	const token = newToken();
	const now = new Date();
	const attributes = { level, device, createdAt: now, endsAt: now, seenAt: now };
	await lucia(db, limits).createSession(account, attributes, { sessionId: hashToken(token) });
	return token;
}

/**
 * The session of a token, moved on as it is used; null when it was closed, has expired, never was, or when its account may no
 * longer sign in.
 */
export async function readSession(
	db: Session,
	token: string,
	limits = SESSION_LIMITS
): Promise<OpenSession | null> {
	const auth = lucia(db, limits);
	const { session, user } = await auth.validateSession(hashToken(token));
	if (!session) return null;
	// Lucia moves the end on in the second half of a session's life only: half an hour would be a quarter for some.
	if (!session.fresh && Date.now() - session.seenAt.getTime() >= TOUCH_MS)
		await db.query(
			`update sessions set seen_at = now(), expires_at = least(now() + $2::float8 * interval '1 minute', ends_at)
			where id = $1`,
			[session.id, limits.idleMinutes]
		);
	return { id: session.id, level: session.level, viewer: user.viewer };
}

/**
 * Gives a session another token, and another level: the earlier token opens nothing any more. The absolute end stays.
 * @returns the new token; null when the session is gone
 */
export async function rotateSession(db: Session, id: string, level: SessionLevel): Promise<string | null> {
	const token = newToken();
	const rows = await db.query(
		'update sessions set id = $2, level = $3, seen_at = now() where id = $1 and ends_at > now() returning id',
		[id, hashToken(token), level]
	);
	return rows.length === 1 ? token : null;
}

/** Closes one session. */
export async function closeSession(db: Session, id: string): Promise<void> {
	await lucia(db, SESSION_LIMITS).invalidateSession(id);
}

/**
 * Closes every session of an account, as after a change of its role or its deactivation; one may be kept.
 * @returns how many were closed
 */
export async function closeSessions(db: Session, account: number, keep = ''): Promise<number> {
	const closed = await db.query('delete from sessions where account_id = $1 and id <> $2 returning id', [
		account,
		keep
	]);
	return closed.length;
}

/** Closes one session of an account by what the list knows it by. @returns false when the account has no such session */
export async function revokeSession(db: Session, account: number, id: string): Promise<boolean> {
	const closed = await db.query('delete from sessions where account_id = $1 and id = $2 returning id', [
		account,
		id
	]);
	return closed.length === 1;
}

/** Open sessions of an account, the last used first. */
export async function listSessions(db: Session, account: number): Promise<readonly ListedSession[]> {
	const sessions = await lucia(db, SESSION_LIMITS).getUserSessions(account);
	return sessions
		.filter(({ level }) => level === 'full')
		.map(({ id, device, createdAt, seenAt }) => ({
			id,
			device,
			since: createdAt.toISOString(),
			seenAt: seenAt.toISOString()
		}));
}

/** Removes what has expired. */
export async function sweepSessions(db: Session): Promise<void> {
	await lucia(db, SESSION_LIMITS).deleteExpiredSessions();
}
