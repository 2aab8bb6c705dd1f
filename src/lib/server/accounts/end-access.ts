import type { Session } from '../db';

/** What lets an account in now: sessions, browsers it is known by, links and sign-ins under way. */
const WAYS_IN = ['sessions', 'known_devices', 'access_links', 'sign_in_steps'] as const;

/** What it proves itself by. */
const PROOFS = ['passwords', 'authenticators', 'recovery_codes', 'passkeys', 'identities'] as const;

async function remove(session: Session, tables: readonly string[], account: number): Promise<void> {
	for (const table of tables) await session.query(`delete from ${table} where account_id = $1`, [account]);
}

/** Ends every way in that is open to an account; what it proves itself by stays. */
export const endAccess = (session: Session, account: number): Promise<void> =>
	remove(session, WAYS_IN, account);

/** Removes everything that an account came in by. */
export const removeAccess = (session: Session, account: number): Promise<void> =>
	remove(session, [...WAYS_IN, ...PROOFS], account);
