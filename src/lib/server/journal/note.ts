import type { Scope, Viewer } from '$lib/domain/access';
import type { JournalAction } from '$lib/domain/journal';
import type { Session } from '../db';

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

/** The account that acts; null for the command line and for the program. */
export const authorOf = (actor: Actor): number | null => (typeof actor === 'string' ? null : actor.account);

/** The scope of who acts; the program and the command line are national. */
export const scopeOf = (actor: Actor): Scope => (typeof actor === 'string' ? 'national' : actor.scope);

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
			authorOf(actor),
			actor === 'cli' ? 'cli' : 'web',
			entry.action,
			entry.subject,
			json(entry.before),
			json(entry.after),
			JSON.stringify(scopeOf(actor))
		]
	);
}
