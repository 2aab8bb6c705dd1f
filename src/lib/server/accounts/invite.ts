import { emailKey, type Role, type Scope, type Viewer } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import { makeLink } from '../auth/links';
import type { Database } from '../db';
import { note } from '../journal';
import { accountToChange, grantRefusal } from './guard';
import type { AccountRefusal } from './refusal';

/** Who is invited, and what for. */
export interface Invited {
	readonly name: string;
	/** '' when the person is to give it. */
	readonly email: string;
	readonly role: Role;
	readonly scope: Scope;
}

/** A link that works once; it is told only here. */
export interface MadeLink {
	readonly account: number;
	readonly kind: 'invitation' | 'renewal';
	readonly token: string;
}

const LONGEST_NAME = 120;

/** Creates an account that is not active yet, and the link by which the person takes it up. */
export async function inviteAccount(
	db: Database,
	viewer: Viewer,
	{ name, email, role, scope }: Invited
): Promise<Result<MadeLink, AccountRefusal>> {
	const shown = name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	if (shown === '' || shown.length > LONGEST_NAME) return err({ code: 'name', limit: LONGEST_NAME });
	const address = email.trim();
	const key = address === '' ? null : emailKey(address);
	if (key === '') return err({ code: 'email' });
	const refused = grantRefusal(viewer, scope);
	if (refused) return err(refused);
	return db.transaction(async (session) => {
		const [row] = await session.query(
			`insert into accounts (name, email, email_key, role, scope) values ($1, $2, $3, $4, $5::text::jsonb)
			on conflict (email_key) do nothing returning id`,
			[shown, address === '' ? null : address, key, role, JSON.stringify(scope)]
		);
		if (!row) return err({ code: 'email-taken' });
		const account = Number(row[0]);
		const token = await makeLink(session, { kind: 'invitation', account, createdBy: viewer.account });
		await note(session, viewer, {
			action: 'account-invited',
			subject: `account ${account}`,
			after: { role, scope }
		});
		return ok({ account, kind: 'invitation' as const, token });
	});
}

/**
 * Makes a link anew: an invitation for who has not taken up theirs, new means of signing in for who lost theirs. Earlier links
 * stop working; earlier means do once the new ones are set.
 */
export function makeAccessLink(
	db: Database,
	viewer: Viewer,
	id: number
): Promise<Result<MadeLink, AccountRefusal>> {
	return db.transaction(async (session) => {
		const found = await accountToChange(session, viewer, id, 'renew');
		if (!found.ok) return found;
		const { state } = found.value;
		if (state !== 'invited' && state !== 'active') return err({ code: 'state', state });
		const kind = state === 'invited' ? 'invitation' : 'renewal';
		const token = await makeLink(session, { kind, account: id, createdBy: viewer.account });
		await note(session, viewer, { action: 'link-made', subject: `account ${id}`, after: { kind } });
		return ok({ account: id, kind, token });
	});
}
