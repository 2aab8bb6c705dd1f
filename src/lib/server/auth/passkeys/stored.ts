import type { Session } from '../../db';

/** A passkey as its owner recognises it. */
export interface ListedPasskey {
	readonly id: string;
	readonly name: string;
	/** ISO dates and times; null when it was never used. */
	readonly createdAt: string;
	readonly lastUsedAt: string | null;
}

const iso = (text: unknown): string => new Date(String(text)).toISOString();

/** Passkeys of an account, the oldest first. */
export async function listPasskeys(session: Session, account: number): Promise<readonly ListedPasskey[]> {
	const rows = await session.query(
		`select id, name, created_at::text, last_used_at::text from passkeys where account_id = $1 order by created_at, id`,
		[account]
	);
	return rows.map(([id, name, createdAt, lastUsedAt]) => ({
		id: String(id),
		name: String(name),
		createdAt: iso(createdAt),
		lastUsedAt: lastUsedAt === null ? null : iso(lastUsedAt)
	}));
}

const LONGEST_NAME = 60;

/** The name under which a passkey is kept; the device it was made on when none was given. */
export const passkeyName = (given: string, device: string): string =>
	given.trim().slice(0, LONGEST_NAME) || `Clé de ${device}`;

/** Renames a passkey of an account. @returns false when the account has no such passkey, or the name is empty */
export async function renamePasskey(
	session: Session,
	account: number,
	id: string,
	name: string
): Promise<boolean> {
	const kept = name.trim().slice(0, LONGEST_NAME);
	if (kept === '') return false;
	const renamed = await session.query(
		'update passkeys set name = $3 where account_id = $1 and id = $2 returning 1',
		[account, id, kept]
	);
	return renamed.length === 1;
}

/** Removes a passkey of an account. @returns false when the account has no such passkey */
export async function removePasskey(session: Session, account: number, id: string): Promise<boolean> {
	const removed = await session.query('delete from passkeys where account_id = $1 and id = $2 returning 1', [
		account,
		id
	]);
	return removed.length === 1;
}
