import type { Scope, Viewer } from '$lib/domain/access';
import type { Session } from '../db';

/** What can be done that the journal keeps. */
export const ACTIONS = [
	'sign-in',
	'sign-in-refused',
	'sign-out',
	'session-revoked',
	'password-changed',
	'factor-added',
	'factor-removed',
	'recovery-used',
	'account-invited',
	'account-activated',
	'account-changed',
	'account-deactivated',
	'account-reactivated',
	'account-erased',
	'identity-linked',
	'link-made',
	'work-transferred',
	'import-started',
	'version-published',
	'version-restored',
	'value-decided',
	'value-withdrawn',
	'proposal-accepted',
	'proposal-refused',
	'campaign-created',
	'exported',
	'setting-changed',
	'demonstration-closed'
] as const;
export type JournalAction = (typeof ACTIONS)[number];

/** Who acts: somebody signed in, the command line (national), or the program itself and who is not signed in. */
export type Actor = Viewer | 'cli' | 'program';

/** One thing done. No personal data and no secret: accounts are named by their number. */
export interface JournalEntry {
	readonly action: JournalAction;
	/** What it was about: `version 12`, `account 3`, `structure 560000010`. */
	readonly subject: string;
	/** Facts before and after, where something changed. */
	readonly before?: unknown;
	readonly after?: unknown;
}

const scopeOf = (actor: Actor): Scope => (typeof actor === 'string' ? 'national' : actor.scope);

/**
 * Writes one line of the journal; in a transaction it stands or falls with what it tells. The database gives the line its
 * number, time and hash, and refuses that any line be changed or deleted.
 */
export async function note(session: Session, actor: Actor, entry: JournalEntry): Promise<void> {
	const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
	await session.query(
		`insert into journal (at, account_id, channel, action, subject, before, after, scope, previous, hash)
		values (now(), $1::int, $2, $3, $4, $5::text::jsonb, $6::text::jsonb, $7::text::jsonb, '', '')`,
		[
			typeof actor === 'string' ? null : actor.account,
			actor === 'cli' ? 'cli' : 'web',
			entry.action,
			entry.subject,
			json(entry.before),
			json(entry.after),
			JSON.stringify(scopeOf(actor))
		]
	);
}
