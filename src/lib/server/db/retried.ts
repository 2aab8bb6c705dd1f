import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import type { Database, Session } from './database';

const TRIES = 30;
/** The longest pause before the next try, in milliseconds; its length is drawn, so that two do not meet again. */
const PAUSE_MS = 40;
/** Serialisation failure and deadlock: somebody else was faster. Source: PostgreSQL, appendix A. */
const CONFLICTS = new Set(['40001', '40P01']);
/** A line of the journal that follows a line which somebody else has just followed. */
const JOURNAL = new Set(['journal_previous', 'journal_pkey']);

/** What drivers add to an error: PostgreSQL's calls the constraint otherwise than PGlite's. */
const FACTS = v.object({
	code: v.optional(v.string()),
	constraint: v.optional(v.string()),
	constraint_name: v.optional(v.string())
});

function isConflict(error: unknown): boolean {
	for (let at: unknown = error, depth = 0; at instanceof Error && depth < 10; at = at.cause, depth++) {
		const facts = v.safeParse(FACTS, at);
		if (!facts.success) continue;
		const { code = '', constraint, constraint_name = constraint ?? '' } = facts.output;
		if (CONFLICTS.has(code) || (code === '23505' && JOURNAL.has(constraint_name))) return true;
	}
	return false;
}

/**
 * A short transaction that is begun again when another one got in its way, as those that write to the journal do to each other:
 * on one snapshot of the data neither sees the line that the other has just added.
 * @param work does nothing but statements: it may run several times
 */
export async function retriedTransaction<T>(
	db: Database,
	work: (session: Session) => Promise<T>
): Promise<T> {
	for (let tries = 1; ; tries++) {
		try {
			return await db.transaction(work);
		} catch (error) {
			if (tries === TRIES || !isConflict(error)) throw error;
			await wait(Math.random() * PAUSE_MS);
		}
	}
}
