import type { Viewer } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Database } from '../../db';
import { note } from '../../journal';
import {
	argon2,
	checkPassword,
	keepPassword,
	passwordHash,
	passwordRefusalMessage,
	type PasswordRefusal
} from '../passwords';
import { closeSessions } from '../sessions';
import { attempt, attemptSucceeded } from '../throttle';

export type PasswordChangeRefusal =
	PasswordRefusal | { readonly code: 'wrong' } | { readonly code: 'wait'; readonly seconds: number };

/**
 * Changes one's password, on proof of the present one: a session left open is not enough. The other sessions end.
 * @param current id of the session that goes on
 */
export async function changePassword(
	db: Database,
	viewer: Viewer,
	current: string,
	{ present, password }: { readonly present: string; readonly password: string }
): Promise<Result<null, PasswordChangeRefusal>> {
	const { account } = viewer;
	const key = `present:${account}`;
	const turn = await attempt(db, key);
	if (!turn.allowed) return err({ code: 'wait', seconds: turn.seconds });
	const known = await passwordHash(db, account);
	if (known === null || !(await argon2.verify(known, present))) return err({ code: 'wrong' });
	await attemptSucceeded(db, key);
	const [row = []] = await db.query(`select coalesce(email, '') from accounts where id = $1`, [account]);
	const checked = await checkPassword(password, [viewer.name, String(row[0])]);
	if (!checked.ok) return checked;
	const hashed = await argon2.hash(checked.value);
	await db.transaction(async (session) => {
		await keepPassword(session, account, hashed);
		await closeSessions(session, account, current);
		await note(session, viewer, { action: 'password-changed', subject: `account ${account}` });
	});
	return ok(null);
}

/** The French sentence, with what to do next. */
export function passwordChangeMessage(refusal: PasswordChangeRefusal): string {
	switch (refusal.code) {
		case 'wrong':
			return 'Ce n’est pas votre mot de passe actuel. Réessayez.';
		case 'wait':
			return `Trop d’essais pour le moment. Réessayez dans ${Math.ceil(refusal.seconds / 60)}\u00a0min.`;
		case 'too-short':
		case 'too-long':
		case 'easy':
			return passwordRefusalMessage(refusal);
	}
}
