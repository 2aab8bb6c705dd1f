import type { Viewer } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Database, Session } from '../db';
import { note } from '../journal';
import { erasePerson } from './erase-person';
import type { AccountRefusal } from './refusal';

const KEY = 'retention-months';

/** Bounds of the setting, in months. */
export const RETENTION = { least: 1, most: 60, assumed: 12 } as const;

/** How long personal data are kept once an account is no longer used. */
export interface Retention {
	readonly months: number;
	/** Nobody has decided it: it is the product's assumption. */
	readonly assumed: boolean;
}

export async function readRetention(session: Session): Promise<Retention> {
	const [row] = await session.query('select value from settings where key = $1', [KEY]);
	const months = row?.[0];
	return typeof months === 'number'
		? { months, assumed: false }
		: { months: RETENTION.assumed, assumed: true };
}

/** Decides how long personal data are kept, for the whole installation. */
export async function setRetention(
	db: Database,
	viewer: Viewer,
	months: number
): Promise<Result<null, AccountRefusal>> {
	const { least, most } = RETENTION;
	if (!Number.isInteger(months) || months < least || months > most)
		return err({ code: 'months', least, most });
	if (viewer.scope !== 'national') return err({ code: 'scope-too-wide' });
	return db.transaction(async (session) => {
		const before = await readRetention(session);
		await session.query(
			`insert into settings (key, value) values ($1, $2::text::jsonb) on conflict (key) do update set value = excluded.value`,
			[KEY, JSON.stringify(months)]
		);
		await note(session, viewer, {
			action: 'setting-changed',
			subject: 'retention',
			before: { months: before.months },
			after: { months }
		});
		return ok(null);
	});
}

/** What a sweep removed. */
export interface Swept {
	/** Numbers of the accounts that were erased. */
	readonly erased: readonly number[];
}

/**
 * Removes links that have expired, and erases the person behind accounts that were deactivated, or invited without an answer, longer
 * ago than the retention.
 */
export function sweepAccounts(db: Database, now: Date): Promise<Swept> {
	return db.transaction(async (session) => {
		const at = now.toISOString();
		await session.query('delete from access_links where expires_at <= $1::timestamptz', [at]);
		const { months } = await readRetention(session);
		const rows = await session.query(
			`select a.id from accounts a where not a.demonstration and a.erased_at is null
				and (a.deactivated_at is not null or a.activated_at is null)
				and coalesce(a.deactivated_at, a.created_at) <= $1::timestamptz - $2::int * interval '1 month'
				and not exists (select 1 from access_links l where l.account_id = a.id and l.used_at is null)
			order by a.id`,
			[at, months]
		);
		const erased = rows.map(([id]) => Number(id));
		for (const id of erased) {
			await erasePerson(session, id);
			await note(session, 'program', {
				action: 'account-erased',
				subject: `account ${id}`,
				after: { months }
			});
		}
		return { erased };
	});
}
