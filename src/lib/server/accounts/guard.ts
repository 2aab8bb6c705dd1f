import { covers, holdsAll, type Scope, type Viewer } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Session } from '../db';
import type { Account } from './account';
import { findAccount } from './list';
import type { AccountRefusal, OwnAct } from './refusal';

/** Any number that this product alone uses: accounts are administered one change after the other. */
const ACCOUNTS_LOCK = 2028_1232;

/**
 * The account of a number for somebody about to change it, inside a transaction: no other change of accounts goes on until it
 * ends.
 * @param act what may not be done to one's own account; absent when it may
 */
export async function accountToChange(
	session: Session,
	viewer: Viewer,
	id: number,
	act?: OwnAct
): Promise<Result<Account, AccountRefusal>> {
	await session.query('select pg_advisory_xact_lock($1)', [ACCOUNTS_LOCK]);
	const account = await findAccount(session, viewer, id);
	if (!account) return err({ code: 'unknown' });
	if (act && account.id === viewer.account) return err({ code: 'own-account', act });
	return ok(account);
}

/** Whether nobody else holds the whole installation: then this account must go on doing so. */
export async function isLastHolder(session: Session, account: Account): Promise<boolean> {
	if (account.state !== 'active' || !holdsAll(account)) return false;
	const others = await session.query(
		`select 1 from accounts where role = 'admin' and scope = '"national"'::jsonb and id <> $1 and not demonstration
			and activated_at is not null and deactivated_at is null and erased_at is null limit 1`,
		[account.id]
	);
	return others.length === 0;
}

/** Nobody gives more territories than they have. */
export const grantRefusal = (viewer: Viewer, scope: Scope): AccountRefusal | null =>
	covers(viewer.scope, scope) ? null : { code: 'scope-too-wide' };
