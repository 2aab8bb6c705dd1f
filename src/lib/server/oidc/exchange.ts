import * as openid from 'openid-client';
import { err, ok, type Result } from '$lib/domain/shared';
import type { Provider } from '../config';
import { clientOf } from './client';
import type { Step } from './steps';

/** Who the provider says that somebody is. Nothing else of what it knows is asked for, read or kept. */
export interface Identity {
	readonly issuer: string;
	readonly subject: string;
	/** Whether the provider saw a second factor. */
	readonly secondFactor: boolean;
	/** Kept by the browser alone, to close the provider's session too. */
	readonly idToken: string;
}

export interface ExchangeRefusal {
	readonly code: 'declined' | 'unavailable' | 'untrusted';
	/** For the log. */
	readonly cause: unknown;
}

/** Proofs that fail, as opposed to a provider that is down or not set up for this client. */
const UNTRUSTED: ReadonlySet<unknown> = new Set([
	'OAUTH_INVALID_RESPONSE',
	'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
	'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
	'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
	'OAUTH_KEY_SELECTION_FAILED',
	'OAUTH_UNSUPPORTED_OPERATION'
]);

/** What a person or a provider answers when somebody gave up or was not recognised. */
const DECLINED: ReadonlySet<string> = new Set([
	'access_denied',
	'login_required',
	'interaction_required',
	'consent_required',
	'account_selection_required',
	'unmet_authentication_requirements'
]);

function refusalOf(cause: unknown): ExchangeRefusal {
	if (cause instanceof openid.AuthorizationResponseError)
		return { code: DECLINED.has(cause.error) ? 'declined' : 'unavailable', cause };
	// A code that was used, or was given to another client or another verifier.
	if (cause instanceof openid.ResponseBodyError)
		return { code: cause.error === 'invalid_grant' ? 'untrusted' : 'unavailable', cause };
	const isUntrusted = cause instanceof openid.ClientError && UNTRUSTED.has(cause.code);
	return { code: isUntrusted ? 'untrusted' : 'unavailable', cause };
}

const texts = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * Trades the code of a return for an identity. The library checks state, issuer, signature, audience, dates and nonce.
 * @param url address of the return, with what the provider added
 */
export async function exchange(
	provider: Provider,
	url: URL,
	step: Step
): Promise<Result<Identity, ExchangeRefusal>> {
	try {
		const client = await clientOf(provider);
		const answer = await openid.authorizationCodeGrant(client, url, {
			expectedState: step.state,
			expectedNonce: step.nonce,
			pkceCodeVerifier: step.verifier,
			idTokenExpected: true
		});
		const claims = answer.claims();
		if (!claims || answer.id_token === undefined) throw new Error('No identity token was given');
		const { acr, amr } = provider.secondFactor;
		return ok({
			issuer: claims.iss,
			subject: claims.sub,
			secondFactor:
				acr.some((level) => level === claims.acr) ||
				amr.some((method) => texts(claims['amr']).includes(method)),
			idToken: answer.id_token
		});
	} catch (cause) {
		return err(refusalOf(cause));
	}
}
