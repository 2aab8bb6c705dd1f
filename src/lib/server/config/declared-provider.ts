import * as v from 'valibot';
import { isLoopback } from '../loopback.mjs';
import { PRESETS } from './provider-presets';

const text = v.pipe(v.string('un texte est attendu'), v.trim(), v.nonEmpty('il est vide'));
const texts = v.array(text);

/** An issuer is reached over TLS; a provider on this machine, for tests and development, may do without. */
function isIssuer(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const { protocol, hostname, search, hash } = new URL(address);
	const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
	return isSafe && search === '' && hash === '';
}

/** One provider as its operator declares it: a preset, and what differs from it. */
export const DECLARED_PROVIDER = v.strictObject({
	id: v.pipe(
		text,
		v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lettres minuscules, chiffres et tirets, par exemple « psc »')
	),
	preset: v.optional(
		v.picklist(
			PRESETS.map(({ id }) => id),
			'préréglage inconnu\u00a0: pro-sante-connect ou proconnect'
		)
	),
	environment: v.optional(v.picklist(['production', 'sandbox'], 'production ou sandbox'), 'production'),
	label: v.optional(text),
	issuer: v.optional(
		v.pipe(text, v.check(isIssuer, 'ce n’est pas l’adresse https d’un fournisseur, sans paramètre'))
	),
	discoveryPath: v.optional(v.pipe(text, v.startsWith('.well-known/', 'il commence par .well-known/'))),
	clientId: text,
	clientSecret: v.optional(text),
	clientSecretEnv: v.optional(text),
	clientAuthentication: v.optional(
		v.picklist(['client_secret_post', 'client_secret_basic'], 'client_secret_post ou client_secret_basic'),
		'client_secret_post'
	),
	scopes: v.optional(
		v.pipe(
			texts,
			v.check((scopes) => scopes.includes('openid'), '« openid » en fait partie')
		)
	),
	acrValues: v.optional(texts),
	claims: v.optional(v.record(v.string(), v.unknown())),
	secondFactor: v.optional(v.strictObject({ acr: v.optional(texts, []), amr: v.optional(texts, []) }))
});
export type DeclaredProvider = v.InferOutput<typeof DECLARED_PROVIDER>;
