import * as openid from 'openid-client';
import type { Provider } from '../config';
import { clientOf } from './client';

/**
 * Where to close the session that somebody still has at a provider; null when it announces no such place, or is down.
 * @param idToken what the provider gave at the sign-in
 * @param returnTo address to come back to, as registered at the provider
 */
export async function leavingAddress(
	provider: Provider,
	idToken: string,
	returnTo: string
): Promise<URL | null> {
	try {
		const client = await clientOf(provider);
		if (client.serverMetadata().end_session_endpoint === undefined) return null;
		return openid.buildEndSessionUrl(client, {
			id_token_hint: idToken,
			post_logout_redirect_uri: returnTo,
			state: openid.randomState()
		});
	} catch {
		return null;
	}
}
