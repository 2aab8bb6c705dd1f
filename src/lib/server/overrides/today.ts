import type { Session } from '../db';

/** The day that overrides end by, in the time of Paris, as SQL. */
export const TODAY = "(now() at time zone 'Europe/Paris')::date";

/** That day, as `yyyy-mm-dd`. */
export async function parisToday(db: Session): Promise<string> {
	const [row] = await db.query(`select ${TODAY}::text`);
	return String(row?.[0]);
}
