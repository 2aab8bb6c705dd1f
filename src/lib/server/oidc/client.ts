import * as openid from 'openid-client';
import type { Provider } from '../config';
import { isLoopback } from '../loopback.mjs';

/** Seconds that a provider has for each answer. */
const TIMEOUT = 5;
/** How long what a provider says of itself is kept. */
const KEPT_MS = 60 * 60 * 1000;

interface Kept {
	readonly client: Promise<openid.Configuration>;
	readonly until: number;
}
const kept = new WeakMap<Provider, Kept>();

async function discover(provider: Provider): Promise<openid.Configuration> {
	const { discovery, issuer, clientId, clientSecret, clientAuthentication } = provider;
	const authentication =
		clientAuthentication === 'client_secret_basic'
			? openid.ClientSecretBasic(clientSecret)
			: openid.ClientSecretPost(clientSecret);
	const address = new URL(discovery);
	const isClear = address.protocol === 'http:' && isLoopback(address.hostname);
	const client = await openid.discovery(address, clientId, {}, authentication, {
		timeout: TIMEOUT,
		// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out: this machine only
		execute: isClear ? [openid.allowInsecureRequests] : []
	});
	// Not checked by the library when it is given the address of the document.
	if (client.serverMetadata().issuer !== issuer)
		throw new Error(`The provider ${provider.id} announces another issuer than ${issuer}`);
	return client;
}

/**
 * The client of a provider, made from what the provider publishes. Only a good answer is kept: a provider that was down is
 * asked again.
 * @throws Error when it cannot be reached, or announces another issuer
 */
export function clientOf(provider: Provider): Promise<openid.Configuration> {
	const known = kept.get(provider);
	if (known && known.until > Date.now()) return known.client;
	const client = discover(provider);
	kept.set(provider, { client, until: Date.now() + KEPT_MS });
	client.catch(() => kept.delete(provider));
	return client;
}
