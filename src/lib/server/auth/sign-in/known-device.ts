import type { Session } from '../../db';
import { KNOWN_DEVICE_SECONDS } from '../sessions';
import { hashToken, newToken } from '../tokens';

/**
 * Remembers the browser that an account signed in from, so that guesses made elsewhere do not slow it down.
 * @returns the token for the cookie
 */
export async function rememberDevice(session: Session, account: number): Promise<string> {
	const token = newToken();
	await session.query(
		`insert into known_devices (id, account_id, expires_at) values ($1, $2, now() + $3::int * interval '1 second')`,
		[hashToken(token), account, KNOWN_DEVICE_SECONDS]
	);
	return token;
}

/** Whether a browser's cookie is one that the account knows. */
export async function knowsDevice(session: Session, account: number, token: string): Promise<boolean> {
	const rows = await session.query(
		'select 1 from known_devices where id = $1 and account_id = $2 and expires_at > now()',
		[hashToken(token), account]
	);
	return rows.length > 0;
}

/** Forgets browsers that have not signed in for long. */
export async function sweepDevices(session: Session): Promise<void> {
	await session.query('delete from known_devices where expires_at <= now()');
}
