import { needsSecondFactor } from '$lib/domain/access';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Provider } from '../config';
import type { SessionLevel } from '../auth/sessions';
import type { Database } from '../db';
import { note } from '../journal';
import { findAccount, linkIdentity } from './accounts';
import { exchange } from './exchange';
import type { ProviderRefusal } from './refusal';
import { takeStep } from './steps';

/** Somebody whom a provider vouches for, and whose account is open. */
export interface Vouched {
	readonly account: number;
	/** `first` when the role needs a second factor and the provider saw none. */
	readonly level: SessionLevel;
	/** Where to go. */
	readonly next: string;
	readonly idToken: string;
}

export interface CompleteRefusal {
	readonly code: ProviderRefusal;
	/** For the log; absent for what needs no look at it. */
	readonly cause?: unknown;
}

/**
 * Ends a sign-in on the return from a provider: once only, in the browser that began it.
 * @param url address of the return under the origin that the provider knows, with what it added
 * @param token that of the cookie; `''` when there is none
 */
export async function completeSignIn(
	db: Database,
	provider: Provider,
	url: URL,
	token: string
): Promise<Result<Vouched, CompleteRefusal>> {
	const step = token === '' ? null : await takeStep(db, token);
	if (step?.provider !== provider.id) return err({ code: 'expired' });
	const identity = await exchange(provider, url, step);
	if (!identity.ok) return identity;
	const account =
		step.link === null
			? await findAccount(db, identity.value)
			: await linkIdentity(db, identity.value, step.link);
	if (!account.ok) {
		await note(db, 'program', {
			action: 'sign-in-refused',
			subject: `provider ${provider.id}`,
			after: { reason: account.error }
		});
		return err({ code: account.error });
	}
	const { secondFactor, idToken } = identity.value;
	const level = secondFactor || !needsSecondFactor(account.value.role) ? 'full' : 'first';
	return ok({ account: account.value.account, level, next: step.next, idToken });
}
