import * as openid from 'openid-client';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Provider } from '../config';
import type { Session } from '../db';
import { clientOf } from './client';
import { keepStep } from './steps';

/** What somebody wants of a provider. */
export interface Wish {
	/** Where to go once signed in: a path, already checked. */
	readonly next: string;
	/** Id of the link of the invitation to take up; null for a mere sign-in. */
	readonly link: string | null;
}

/** Where to send the browser, and the token of the cookie that it must bring back. */
export interface Begun {
	readonly url: URL;
	readonly token: string;
}

/** A provider that cannot be used now, with the reason for the log. */
export interface Unavailable {
	readonly code: 'unavailable';
	readonly cause: unknown;
}

/**
 * Begins a sign-in: authorization code with PKCE (S256), state and nonce, all of them new each time.
 * @param redirectUri address of the return, as registered at the provider
 */
export async function beginSignIn(
	session: Session,
	provider: Provider,
	redirectUri: string,
	wish: Wish
): Promise<Result<Begun, Unavailable>> {
	let client: openid.Configuration;
	try {
		client = await clientOf(provider);
	} catch (cause) {
		return err({ code: 'unavailable', cause });
	}
	const state = openid.randomState();
	const nonce = openid.randomNonce();
	const verifier = openid.randomPKCECodeVerifier();
	const url = openid.buildAuthorizationUrl(client, {
		redirect_uri: redirectUri,
		scope: provider.scopes.join(' '),
		state,
		nonce,
		code_challenge: await openid.calculatePKCECodeChallenge(verifier),
		code_challenge_method: 'S256',
		...(provider.acrValues.length > 0 ? { acr_values: provider.acrValues.join(' ') } : {}),
		...(provider.claims === '' ? {} : { claims: provider.claims })
	});
	const token = await keepStep(session, { provider: provider.id, state, nonce, verifier, ...wish });
	return ok({ url, token });
}
