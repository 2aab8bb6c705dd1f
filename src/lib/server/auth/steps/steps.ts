import type { Session } from '../../db';

/** Minutes that what was begun may take. */
const MINUTES = 15;

/** Keeps something between two requests, in place of what had the same id. @param id a hash of a secret that only the browser has */
export async function keepStep(
	session: Session,
	step: {
		readonly id: string;
		readonly kind: string;
		readonly payload: unknown;
		readonly account: number | null;
	}
): Promise<void> {
	await session.query(
		`insert into sign_in_steps (id, kind, payload, account_id, expires_at)
		values ($1, $2, $3::text::jsonb, $4::int, now() + ${MINUTES} * interval '1 minute')
		on conflict (id) do update set kind = excluded.kind, payload = excluded.payload, account_id = excluded.account_id,
			expires_at = excluded.expires_at`,
		[step.id, step.kind, JSON.stringify(step.payload), step.account]
	);
}

/** What was kept, which stays; null when there is none, or no more. */
export async function readStep(session: Session, id: string, kind: string): Promise<unknown> {
	const [row] = await session.query(
		'select payload from sign_in_steps where id = $1 and kind = $2 and expires_at > now()',
		[id, kind]
	);
	return row ? row[0] : null;
}

/** Takes what was kept: it serves once. */
export async function takeStep(session: Session, id: string, kind: string): Promise<unknown> {
	const [row] = await session.query(
		'delete from sign_in_steps where id = $1 and kind = $2 and expires_at > now() returning payload',
		[id, kind]
	);
	return row ? row[0] : null;
}

/** Removes what was begun and never ended. */
export async function sweepSteps(session: Session): Promise<void> {
	await session.query('delete from sign_in_steps where expires_at <= now()');
}
