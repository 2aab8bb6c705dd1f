import { isRole, type Role } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Database, Session } from '../db';
import { useLink } from '../auth/links';
import { note } from '../journal';
import type { Identity } from './exchange';

type Known = Pick<Identity, 'issuer' | 'subject'>;

/** An account that an identity opens. */
export interface OpenAccount {
	readonly account: number;
	readonly role: Role;
}

/** @throws Error for a role that there is not: the database checks it too */
function openAccount(account: number, role: unknown): OpenAccount {
	if (typeof role !== 'string' || !isRole(role)) throw new Error(`The account ${account} has no role`);
	return { account, role };
}

async function accountOf(session: Session, { issuer, subject }: Known): Promise<number | null> {
	const [row] = await session.query('select account_id from identities where issuer = $1 and subject = $2', [
		issuer,
		subject
	]);
	return row ? Number(row[0]) : null;
}

/** The account that an identity opens: by issuer and subject, never by an e-mail. */
export async function findAccount(
	session: Session,
	identity: Known
): Promise<Result<OpenAccount, 'not-invited' | 'closed'>> {
	const account = await accountOf(session, identity);
	if (account === null) return err('not-invited');
	const [row] = await session.query(
		'select role from accounts where id = $1 and activated_at is not null and deactivated_at is null and erased_at is null',
		[account]
	);
	return row ? ok(openAccount(account, row[0])) : err('closed');
}

/** Ends a transaction with a refusal, so that nothing of it stays. */
class Refused extends Error {
	constructor(readonly refusal: 'invitation-over' | 'identity-taken') {
		super(refusal);
	}
}

/** Takes up an invitation: from now on the identity opens the account of the link. */
async function linkTo(session: Session, identity: Known, link: string): Promise<OpenAccount> {
	const [row] = await session.query(
		`select l.account_id, a.role from access_links l join accounts a on a.id = l.account_id
		where l.id = $1 and l.kind = 'invitation' and a.deactivated_at is null and a.erased_at is null`,
		[link]
	);
	if (!row || !(await useLink(session, link))) throw new Refused('invitation-over');
	const account = Number(row[0]);
	const known = await accountOf(session, identity);
	if (known !== null && known !== account) throw new Refused('identity-taken');
	const subject = `account ${account}`;
	if (known === null) {
		await session.query('insert into identities (issuer, subject, account_id) values ($1, $2, $3)', [
			identity.issuer,
			identity.subject,
			account
		]);
		await note(session, 'program', {
			action: 'identity-linked',
			subject,
			after: { issuer: identity.issuer }
		});
	}
	const activated = await session.query(
		'update accounts set activated_at = now() where id = $1 and activated_at is null returning id',
		[account]
	);
	if (activated.length > 0) await note(session, 'program', { action: 'account-activated', subject });
	return openAccount(account, row[1]);
}

/** Links an identity to the account of a link, all or nothing: a link whose identity is refused can still serve. */
export async function linkIdentity(
	db: Database,
	identity: Known,
	link: string
): Promise<Result<OpenAccount, 'invitation-over' | 'identity-taken'>> {
	try {
		return ok(await db.transaction((session) => linkTo(session, identity, link)));
	} catch (error) {
		if (error instanceof Refused) return err(error.refusal);
		throw error;
	}
}
