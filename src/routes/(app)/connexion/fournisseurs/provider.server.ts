import { app } from '$lib/server/app';
import type { Provider } from '$lib/server/config';
import type { ProviderRefusal } from '$lib/server/oidc';
import { error } from '@sveltejs/kit';

/** The declared provider of an address; 404 for another. */
export async function providerOf(id: string): Promise<Provider> {
	const { config } = await app();
	return (
		config.providers.find((provider) => provider.id === id) ??
		error(404, 'Ce moyen de connexion n’est pas proposé ici. Revenez à la page de connexion.')
	);
}

/** Address of the pages of a provider, from the root. */
export const providerPath = ({ id }: Provider): string => `/connexion/fournisseurs/${id}`;

/** Where a provider sends people back to, as registered with it. */
export async function returnAddress(provider: Provider): Promise<string> {
	const { config } = await app();
	return `${config.origin}${providerPath(provider)}/retour`;
}

/** The page that tells a refusal. @param reference finds it in the log; `''` when nothing was logged */
export function refusalPath(provider: Provider, refusal: ProviderRefusal, reference = ''): string {
	const query = new URLSearchParams({ refus: refusal, ...(reference === '' ? {} : { reference }) });
	return `${providerPath(provider)}?${query.toString()}`;
}

/**
 * Whether a link of ours was followed. A form post would prove it by its Origin, but the content policy (form-action) would
 * then have to allow every address that a federation of providers may lead through. Leaving for a provider and closing a
 * session there are thus links, which another site may show too: from there they lead to a page that asks first.
 */
export function isOwnLink(headers: Headers, origin: string): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null) return site === 'same-origin';
	const referrer = headers.get('referer') ?? '';
	return URL.canParse(referrer) && new URL(referrer).origin === origin;
}
