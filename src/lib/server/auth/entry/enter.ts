import type { Viewer } from '$lib/domain/access';
import type { Database } from '../../db';
import { note } from '../../journal';
import {
	closeSession,
	MAY_SIGN_IN,
	openSession,
	rotateSession,
	VIEWER_COLUMNS,
	viewerOf,
	type OpenSession,
	type SessionLevel
} from '../sessions';

/** How somebody proved who they are. */
export type Proof =
	| 'demonstration'
	| 'password'
	| 'password+app'
	| 'password+passkey'
	| 'password+recovery-code'
	| 'passkey'
	| 'link'
	| 'provider';

/** Somebody who comes in. */
export interface Entry {
	readonly account: number;
	/** `first` when a second factor is still to be given. */
	readonly level: SessionLevel;
	/** Browser and system in words. */
	readonly device: string;
	readonly by: Proof;
	/** The session that the browser came with, if any: it is closed, or takes another token when it is the same person's. */
	readonly previous: OpenSession | null;
}

/**
 * Opens a session for an account that proved itself, under a token that nobody has seen before. A full one is noted in the
 * journal.
 * @returns the token for the cookie; null when the account may not sign in
 */
export async function enter(
	db: Database,
	{ account, level, device, by, previous }: Entry
): Promise<string | null> {
	return db.transaction(async (session) => {
		const [row] = await session.query(
			`select ${VIEWER_COLUMNS} from accounts a where a.id = $1 and ${MAY_SIGN_IN}`,
			[account]
		);
		const viewer: Viewer | null = row ? viewerOf(row) : null;
		if (viewer === null) return null;
		const goesOn = previous?.viewer.account === account;
		if (previous && !goesOn) await closeSession(session, previous.id);
		const rotated = previous && goesOn ? await rotateSession(session, previous.id, level) : null;
		const token = rotated ?? (await openSession(session, { account, level, device }));
		if (level === 'full') {
			await session.query('update accounts set last_sign_in_at = now() where id = $1', [account]);
			await note(session, viewer, { action: 'sign-in', subject: `account ${account}`, after: { by } });
		}
		return token;
	});
}

/** Ends the session of somebody who leaves. */
export async function leave(db: Database, { id, viewer, level }: OpenSession): Promise<void> {
	await db.transaction(async (session) => {
		await closeSession(session, id);
		if (level === 'full')
			await note(session, viewer, { action: 'sign-out', subject: `account ${viewer.account}` });
	});
}
