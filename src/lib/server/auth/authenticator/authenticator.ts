import { Secret, TOTP } from 'otpauth';
import type { Session } from '../../db';

const ISSUER = 'Cible 2028';
const PERIOD_S = 30;
/** Steps before and after the present one whose code is taken: clocks differ. Source: RFC 6238, 5.2. */
const WINDOW = 1;
const SECRET_BYTES = 20;

const totp = (secret: string, label = ''): TOTP =>
	new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: PERIOD_S, digits: 6 });

/** A new secret for an authenticator application, in Base32. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address that an authenticator application reads from a QR code. @param label whose it is, as the application shows it */
export const secretAddress = (secret: string, label: string): string => totp(secret, label).toString();

/** The step whose code this is, about now; null when it is none. @param now milliseconds */
function stepOf(secret: string, code: string, now: number): number | null {
	const token = code.replace(/\s/g, '');
	if (!/^\d{6}$/.test(token)) return null;
	const delta = totp(secret).validate({ token, window: WINDOW, timestamp: now });
	return delta === null ? null : Math.floor(now / 1000 / PERIOD_S) + delta;
}

/**
 * Gives an account an authenticator application, in place of the one before, once a code proves that it works.
 * @returns false when the code is wrong
 */
export async function addAuthenticator(
	session: Session,
	account: number,
	secret: string,
	code: string,
	now = Date.now()
): Promise<boolean> {
	const step = stepOf(secret, code, now);
	if (step === null) return false;
	await session.query(
		`insert into authenticators (account_id, secret, last_step) values ($1, $2, $3)
		on conflict (account_id) do update set secret = excluded.secret, last_step = excluded.last_step, created_at = now()`,
		[account, secret, step]
	);
	return true;
}

/** Whether a code is the one that the account's application shows, and was not taken before. */
export async function checkCode(
	session: Session,
	account: number,
	code: string,
	now = Date.now()
): Promise<boolean> {
	const [row] = await session.query('select secret from authenticators where account_id = $1', [account]);
	if (!row) return false;
	const step = stepOf(String(row[0]), code, now);
	if (step === null) return false;
	const taken = await session.query(
		'update authenticators set last_step = $2 where account_id = $1 and last_step < $2 returning 1',
		[account, step]
	);
	return taken.length === 1;
}

/** Takes the application away. @returns false when there was none */
export async function removeAuthenticator(session: Session, account: number): Promise<boolean> {
	const removed = await session.query('delete from authenticators where account_id = $1 returning 1', [
		account
	]);
	return removed.length === 1;
}
