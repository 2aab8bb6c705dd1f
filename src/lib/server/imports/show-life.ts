import { withLease, type Database } from '../db';

/**
 * Shows the other processes that share a PostgreSQL that this one lives, so that imports which wait for a person are not swept
 * away as leftovers. The embedded database has one process only.
 * @returns stops showing it, before the database is closed
 */
export function showLife(db: Database): () => Promise<void> {
	if (db.engine === 'pglite') return () => Promise.resolve();
	let stop = (): void => undefined;
	const stopped = new Promise<void>((resolve) => {
		stop = resolve;
	});
	// A database that is away for long makes the lease end; what waits is then swept by the next import, as after a crash.
	const ended = withLease(db, `process ${db.holder}`, 'programme en marche', () => stopped).catch(
		() => undefined
	);
	return async () => {
		stop();
		await ended;
	};
}
