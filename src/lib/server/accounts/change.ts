import { scopeKey, type Standing, type Viewer } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import { closeSessions } from '../auth/sessions';
import type { Database } from '../db';
import { note } from '../journal';
import { endAccess } from './end-access';
import { erasePerson } from './erase-person';
import { accountToChange, grantRefusal, isLastHolder } from './guard';
import type { AccountRefusal } from './refusal';

/** Gives an account another role or other territories; its sessions end. @returns how many sessions ended */
export function changeStanding(
	db: Database,
	viewer: Viewer,
	id: number,
	{ role, scope }: Standing
): Promise<Result<number, AccountRefusal>> {
	return db.transaction(async (session) => {
		const found = await accountToChange(session, viewer, id, 'change');
		if (!found.ok) return found;
		const account = found.value;
		if (account.state === 'erased') return err({ code: 'state', state: account.state });
		const refused = grantRefusal(viewer, scope);
		if (refused) return err(refused);
		if (account.role === role && scopeKey(account.scope) === scopeKey(scope))
			return err({ code: 'unchanged' });
		if (await isLastHolder(session, account)) return err({ code: 'last-admin' });
		await session.query('update accounts set role = $2, scope = $3::text::jsonb where id = $1', [
			id,
			role,
			JSON.stringify(scope)
		]);
		await note(session, viewer, {
			action: 'account-changed',
			subject: `account ${id}`,
			before: { role: account.role, scope: account.scope },
			after: { role, scope }
		});
		return ok(await closeSessions(session, id));
	});
}

/** Closes an account to its owner at once: sessions, known browsers and links end. What it made stays. */
export function deactivateAccount(
	db: Database,
	viewer: Viewer,
	id: number
): Promise<Result<null, AccountRefusal>> {
	return db.transaction(async (session) => {
		const found = await accountToChange(session, viewer, id, 'deactivate');
		if (!found.ok) return found;
		const account = found.value;
		if (account.state === 'deactivated' || account.state === 'erased')
			return err({ code: 'state', state: account.state });
		if (await isLastHolder(session, account)) return err({ code: 'last-admin' });
		await session.query('update accounts set deactivated_at = now() where id = $1', [id]);
		await endAccess(session, id);
		await note(session, viewer, { action: 'account-deactivated', subject: `account ${id}` });
		return ok(null);
	});
}

/** Opens a deactivated account again, with the means of signing in that it had. */
export function reactivateAccount(
	db: Database,
	viewer: Viewer,
	id: number
): Promise<Result<null, AccountRefusal>> {
	return db.transaction(async (session) => {
		const found = await accountToChange(session, viewer, id);
		if (!found.ok) return found;
		const { state } = found.value;
		if (state !== 'deactivated') return err({ code: 'state', state });
		await session.query('update accounts set deactivated_at = null where id = $1', [id]);
		await note(session, viewer, { action: 'account-reactivated', subject: `account ${id}` });
		return ok(null);
	});
}

/**
 * Erases who an account was: name, e-mail, and all that it came in by. Its number stays, as the journal and what it made name
 * it; it never opens again.
 */
export function eraseAccount(
	db: Database,
	viewer: Viewer,
	id: number
): Promise<Result<null, AccountRefusal>> {
	return db.transaction(async (session) => {
		const found = await accountToChange(session, viewer, id, 'erase');
		if (!found.ok) return found;
		const account = found.value;
		if (account.state === 'erased') return err({ code: 'state', state: account.state });
		if (await isLastHolder(session, account)) return err({ code: 'last-admin' });
		await erasePerson(session, id);
		await note(session, viewer, { action: 'account-erased', subject: `account ${id}` });
		return ok(null);
	});
}
