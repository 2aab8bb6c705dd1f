/** How a secret of a sign-in through a provider travels in a cookie. */
export interface ProviderCookie {
	readonly name: string;
	readonly options: {
		readonly httpOnly: true;
		/** Sent on the way back from the provider, which is a link from another site. */
		readonly sameSite: 'lax';
		readonly path: string;
		readonly secure: boolean;
		/** Seconds. */
		readonly maxAge: number;
	};
}

/** What binds the return from a provider to the browser that left for it. */
export const exchangeCookie = (isHttps: boolean): ProviderCookie => ({
	name: isHttps ? '__Host-cible-fournisseur' : 'cible-fournisseur',
	options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps, maxAge: 10 * 60 }
});

/**
 * What closes the session at the provider after the one here: the name of the provider and its identity token, which may name a
 * person. The browser alone keeps it, and sends it to the pages of sign-in only.
 */
export const leavingCookie = (isHttps: boolean): ProviderCookie => ({
	name: isHttps ? '__Secure-cible-fournisseur-session' : 'cible-fournisseur-session',
	options: { httpOnly: true, sameSite: 'lax', path: '/connexion', secure: isHttps, maxAge: 12 * 3600 }
});

/** Browsers keep about 4,096 bytes for a cookie. */
const LONGEST = 3800;

/** The value of the cookie for leaving; null when the token is too long to be kept. */
export function leavingValue(provider: string, idToken: string): string | null {
	const value = `${provider}.${idToken}`;
	return value.length > LONGEST ? null : value;
}

/** What the cookie for leaving holds; null when it holds nothing of the kind. */
export function parseLeaving(
	value: string | undefined
): { readonly provider: string; readonly idToken: string } | null {
	const [, provider, idToken] = /^([a-z0-9-]+)\.(.+)$/.exec(value ?? '') ?? [];
	return provider === undefined || idToken === undefined ? null : { provider, idToken };
}
