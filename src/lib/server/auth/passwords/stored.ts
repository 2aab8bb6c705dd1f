import type { Session } from '../../db';

/** Keeps the hash of an account's password in place of the one before. */
export async function keepPassword(session: Session, account: number, hashed: string): Promise<void> {
	await session.query(
		`insert into passwords (account_id, hash) values ($1, $2)
		on conflict (account_id) do update set hash = excluded.hash, changed_at = now()`,
		[account, hashed]
	);
}

/** The hash of an account's password; null when it has none. */
export async function passwordHash(session: Session, account: number): Promise<string | null> {
	const [row] = await session.query('select hash from passwords where account_id = $1', [account]);
	return row ? String(row[0]) : null;
}
