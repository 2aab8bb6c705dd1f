import { emailKey } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Database, Session } from '../../db';
import { note } from '../../journal';
import { hasRealAccount } from '../demonstration';
import { makeLink, readLink, useLink } from '../links';
import { argon2, checkPassword, keepPassword, type PasswordRefusal } from '../passwords';

/** Written once, by whoever creates the first account: two links opened at once make one account. */
const FIRST = 'first-account';

/** Who the first administrator says they are. */
export interface Newcomer {
	readonly name: string;
	readonly email: string;
	readonly password: string;
}

export type NewcomerRefusal =
	| PasswordRefusal
	| { readonly code: 'no-name' }
	| { readonly code: 'no-email' }
	/** The link was used or has expired, or somebody was faster. */
	| { readonly code: 'dead-link' };

/** Makes a link that creates the first administrator; null when a real account exists. @returns the token of its address */
export async function firstAdminLink(session: Session): Promise<string | null> {
	if (await hasRealAccount(session)) return null;
	return makeLink(session, { kind: 'first-admin', account: null, createdBy: null });
}

/** Whether a token still creates the first administrator. */
export async function isFirstAdminLink(session: Session, token: string): Promise<boolean> {
	const link = await readLink(session, token);
	return link?.kind === 'first-admin' && !(await hasRealAccount(session));
}

/** Creates the first administrator, national, and uses the link up. @returns the account */
export async function createFirstAdmin(
	db: Database,
	token: string,
	{ name, email, password }: Newcomer
): Promise<Result<number, NewcomerRefusal>> {
	const called = name.trim();
	const key = emailKey(email);
	if (!(await isFirstAdminLink(db, token))) return err({ code: 'dead-link' });
	if (called === '') return err({ code: 'no-name' });
	if (key === '') return err({ code: 'no-email' });
	const checked = await checkPassword(password, [called, key]);
	if (!checked.ok) return checked;
	const hashed = await argon2.hash(checked.value);
	return db.transaction(async (session) => {
		const link = await readLink(session, token);
		const first = await session.query(
			`insert into settings (key, value) values ($1, 'true'::jsonb) on conflict do nothing returning key`,
			[FIRST]
		);
		if (!link || first.length === 0 || !(await useLink(session, link.id))) return err({ code: 'dead-link' });
		const [row = []] = await session.query(
			`insert into accounts (name, email, email_key, role, scope, activated_at)
			values ($1, $2, $3, 'admin', '"national"'::jsonb, now()) returning id`,
			[called, email.trim(), key]
		);
		const account = Number(row[0]);
		await keepPassword(session, account, hashed);
		await note(session, 'program', {
			action: 'account-activated',
			subject: `account ${account}`,
			after: { role: 'admin', scope: 'national', by: 'first-admin' }
		});
		return ok(account);
	});
}
