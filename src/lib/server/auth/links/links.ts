import type { Session } from '../../db';
import { hashToken, newToken } from '../tokens';

export type LinkKind = 'first-admin' | 'invitation' | 'renewal';

/** How long each kind of link opens something, in hours. */
const HOURS: Readonly<Record<LinkKind, number>> = { 'first-admin': 24, invitation: 7 * 24, renewal: 24 };

/** A link that still opens something. */
export interface OpenLink {
	/** What the database knows it by. */
	readonly id: string;
	readonly kind: LinkKind;
	/** The account it opens; null for the first administrator. */
	readonly account: number | null;
	/** ISO date and time. */
	readonly expiresAt: string;
}

/** Makes a link; earlier ones of the same account stop working. @returns the token of its address, told only once */
export async function makeLink(
	session: Session,
	{
		kind,
		account,
		createdBy
	}: { readonly kind: LinkKind; readonly account: number | null; readonly createdBy: number | null }
): Promise<string> {
	const token = newToken();
	if (account !== null)
		await session.query('update access_links set used_at = now() where account_id = $1 and used_at is null', [
			account
		]);
	await session.query(
		`insert into access_links (id, kind, account_id, created_by, expires_at)
		values ($1, $2, $3::int, $4::int, now() + $5::int * interval '1 hour')`,
		[hashToken(token), kind, account, createdBy, HOURS[kind]]
	);
	return token;
}

/** The link of a token; null when it was used, has expired, or never was: the answer is the same for all. */
export async function readLink(session: Session, token: string): Promise<OpenLink | null> {
	const [row] = await session.query(
		`select l.id, l.kind, l.account_id, l.expires_at::text from access_links l left join accounts a on a.id = l.account_id
		where l.id = $1 and l.used_at is null and l.expires_at > now() and a.deactivated_at is null and a.erased_at is null`,
		[hashToken(token)]
	);
	if (!row) return null;
	const [id, kind, account, expiresAt] = row;
	return {
		id: String(id),
		kind: kind === 'first-admin' || kind === 'invitation' ? kind : 'renewal',
		account: account === null ? null : Number(account),
		expiresAt: new Date(String(expiresAt)).toISOString()
	};
}

/** Uses a link up. @returns false when somebody was faster */
export async function useLink(session: Session, id: string): Promise<boolean> {
	const used = await session.query(
		'update access_links set used_at = now() where id = $1 and used_at is null and expires_at > now() returning id',
		[id]
	);
	return used.length === 1;
}
