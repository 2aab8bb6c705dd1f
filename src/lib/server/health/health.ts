import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../db';

/** `busy` is an embedded database that does long work: it is in this process, so it is not lost. */
export type DatabaseHealth = 'ok' | 'busy' | 'down';

/** How long an answer is kept: a probe, or a crowd of them, costs one statement a second. */
const KEPT_MS = 1000;
/** How long the database may take. */
const LIMIT_MS = 3000;

/** What a probe uses of a database. */
type Probed = Pick<Database, 'engine' | 'query'>;

async function ask(db: Probed): Promise<DatabaseHealth> {
	const answer = db.query('select 1').then(
		() => 'ok' as const,
		() => 'down' as const
	);
	const late = wait(LIMIT_MS, db.engine === 'pglite' ? ('busy' as const) : ('down' as const), { ref: false });
	return Promise.race([answer, late]);
}

/**
 * A probe of a database. Answers are shared by those who ask at the same time, and kept for a second.
 * @param now milliseconds, as `Date.now`
 */
export function databaseProbe(db: Probed, now: () => number = Date.now): () => Promise<DatabaseHealth> {
	let asked: { readonly at: number; readonly health: Promise<DatabaseHealth> } | null = null;
	return () => {
		if (!asked || now() - asked.at >= KEPT_MS) asked = { at: now(), health: ask(db) };
		return asked.health;
	};
}
