import { needsSecondFactor, type Viewer } from '$lib/domain/access';
import type { Session } from '../../db';

/** What an account has to prove who it is, besides its password. */
export interface Factors {
	readonly password: boolean;
	readonly app: boolean;
	readonly passkeys: number;
	/** Recovery codes that were not used yet. */
	readonly recoveryCodes: number;
	/** OpenID providers it is known at. */
	readonly identities: number;
}

export async function factorsOf(session: Session, account: number): Promise<Factors> {
	const [row = []] = await session.query(
		`select exists (select 1 from passwords where account_id = $1),
			exists (select 1 from authenticators where account_id = $1),
			(select count(*) from passkeys where account_id = $1)::int,
			(select count(*) from recovery_codes where account_id = $1 and used_at is null)::int,
			(select count(*) from identities where account_id = $1)::int`,
		[account]
	);
	const [password, app, passkeys, recoveryCodes, identities] = row;
	return {
		password: password === true,
		app: app === true,
		passkeys: Number(passkeys),
		recoveryCodes: Number(recoveryCodes),
		identities: Number(identities)
	};
}

/** Whether there is a second factor to ask for after the password. */
export const hasSecondFactor = ({ app, passkeys }: Factors): boolean => app || passkeys > 0;

/** Whether the second factors left, so many fewer, would still be enough for the role. */
export const mayLoseOne = ({ role }: Viewer, { app, passkeys }: Factors): boolean =>
	!needsSecondFactor(role) || (app ? 1 : 0) + passkeys > 1;
