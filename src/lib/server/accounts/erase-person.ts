import type { Session } from '../db';
import { removeAccess } from './end-access';

/** Takes a person out of an account, inside a transaction. */
export async function erasePerson(session: Session, id: number): Promise<void> {
	await session.query(
		`update accounts set name = '', email = null, email_key = null, last_sign_in_at = null,
			deactivated_at = coalesce(deactivated_at, now()), erased_at = now() where id = $1`,
		[id]
	);
	await removeAccess(session, id);
}
