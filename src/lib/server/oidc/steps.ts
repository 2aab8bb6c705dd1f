import * as v from 'valibot';
import { hashToken, newToken } from '../auth/tokens';
import type { Session } from '../db';

/** How long somebody may take at the provider, in minutes. */
const MINUTES = 10;
const KIND = 'oidc';

const STEP = v.object({
	provider: v.string(),
	state: v.string(),
	nonce: v.string(),
	verifier: v.string(),
	/** Where to go once signed in. */
	next: v.string(),
	/** Id of the link of the invitation that this sign-in takes up; null for a mere sign-in. */
	link: v.nullable(v.string())
});

/** What a sign-in through a provider keeps on this side while the person is there. */
export type Step = v.InferOutput<typeof STEP>;

/** Keeps a step, and forgets those whose time is over. @returns the token for the cookie of this browser */
export async function keepStep(session: Session, step: Step): Promise<string> {
	const token = newToken();
	await session.query('delete from sign_in_steps where kind = $1 and expires_at < now()', [KIND]);
	await session.query(
		`insert into sign_in_steps (id, kind, payload, expires_at)
		values ($1, $2, $3::text::jsonb, now() + $4::int * interval '1 minute')`,
		[hashToken(token), KIND, JSON.stringify(step), MINUTES]
	);
	return token;
}

/** Takes a step away: it serves once. Null when there is none for this token, or its time is over. */
export async function takeStep(session: Session, token: string): Promise<Step | null> {
	const [row] = await session.query(
		'delete from sign_in_steps where id = $1 and kind = $2 returning payload, expires_at > now()',
		[hashToken(token), KIND]
	);
	return row?.[1] === true ? v.parse(STEP, row[0]) : null;
}
