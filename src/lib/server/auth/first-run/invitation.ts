import type { Role, Scope } from '$lib/domain/access';
import { emailKey } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Database, Session } from '../../db';
import { note } from '../../journal';
import { readLink, useLink, type OpenLink } from '../links';
import { argon2, checkPassword, keepPassword } from '../passwords';
import { closeSessions, VIEWER_COLUMNS, viewerOf } from '../sessions';
import type { NewcomerRefusal } from './first-admin';

/** An invitation, or a link for new means of signing in, and whose account it opens. */
export interface Invitation {
	readonly link: OpenLink;
	readonly kind: 'invitation' | 'renewal';
	readonly account: number;
	readonly name: string;
	/** `''` when the account has none yet. */
	readonly email: string;
	readonly role: Role;
	readonly scope: Scope;
}

/** The invitation of a token; null when the link opens nothing any more. */
export async function readInvitation(session: Session, token: string): Promise<Invitation | null> {
	const link = await readLink(session, token);
	if (!link || link.kind === 'first-admin' || link.account === null) return null;
	const [row] = await session.query(
		`select ${VIEWER_COLUMNS}, coalesce(a.email, '') from accounts a where a.id = $1`,
		[link.account]
	);
	const viewer = row && viewerOf(row);
	if (!row || !viewer) return null;
	const { account, name, role, scope } = viewer;
	return { link, kind: link.kind, account, name, email: String(row.at(-1)), role, scope };
}

/** An e-mail is asked for only when the account has none. */
async function emailTaken(session: Session, key: string, account: number): Promise<boolean> {
	const rows = await session.query('select 1 from accounts where email_key = $1 and id <> $2', [
		key,
		account
	]);
	return rows.length > 0;
}

/**
 * Takes an invitation up: the account gets its password and is activated. A renewal also takes every earlier means of
 * signing in away, and ends its sessions.
 * @returns the account
 */
export async function takeUpInvitation(
	db: Database,
	token: string,
	{ email, password }: { readonly email: string; readonly password: string }
): Promise<Result<number, NewcomerRefusal>> {
	const invitation = await readInvitation(db, token);
	if (!invitation) return err({ code: 'dead-link' });
	const { account, name, kind, link } = invitation;
	const address = invitation.email === '' ? email.trim() : invitation.email;
	const key = emailKey(address);
	if (key === '' || (await emailTaken(db, key, account))) return err({ code: 'no-email' });
	const checked = await checkPassword(password, [name, key]);
	if (!checked.ok) return checked;
	const hashed = await argon2.hash(checked.value);
	return db.transaction(async (session) => {
		if (!(await useLink(session, link.id))) return err({ code: 'dead-link' });
		await session.query(
			'update accounts set email = $2, email_key = $3, activated_at = coalesce(activated_at, now()) where id = $1',
			[account, address, key]
		);
		if (kind === 'renewal') {
			for (const table of ['authenticators', 'recovery_codes', 'passkeys', 'known_devices'])
				await session.query(`delete from ${table} where account_id = $1`, [account]);
			await closeSessions(session, account);
		}
		await keepPassword(session, account, hashed);
		await note(session, 'program', {
			action: kind === 'renewal' ? 'password-changed' : 'account-activated',
			subject: `account ${account}`,
			after: { by: kind }
		});
		return ok(account);
	});
}
