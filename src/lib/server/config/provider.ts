/** An OpenID Connect provider that people may sign in with, as the operator declared it. */
export interface Provider {
	/** Part of addresses: lower case, digits and hyphens. */
	readonly id: string;
	/** As shown on buttons: « Continuer avec Pro Santé Connect ». */
	readonly label: string;
	/** What its tokens must say they come from. */
	readonly issuer: string;
	/** Address of its discovery document. */
	readonly discovery: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** How the secret is sent to the provider. */
	readonly clientAuthentication: 'client_secret_post' | 'client_secret_basic';
	readonly scopes: readonly string[];
	/** Levels of assurance asked for, best first; none when empty. */
	readonly acrValues: readonly string[];
	/** The `claims` parameter of the request, as JSON; `''` for none. */
	readonly claims: string;
	/** Levels (acr) and methods (amr) of an identity token that count as a second factor. */
	readonly secondFactor: { readonly acr: readonly string[]; readonly amr: readonly string[] };
}
