import { generateKeyPairSync } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata, type KoaContextWithOIDC } from 'oidc-provider';

/** Who signs in at the provider, and how strongly. */
export interface Person {
	readonly subject: string;
	readonly email?: string;
	readonly acr?: string;
	readonly amr?: readonly string[];
}

/** A real OpenID provider on loopback, with a page where one types who one is. */
export interface TestProvider {
	readonly issuer: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** Who signs in without being asked; null shows the page. */
	signsIn: Person | null;
	/** Returns to this address are accepted from now on, and leaving to the second. */
	register(redirectUri: string, leftUri: string): void;
	stop(): Promise<void>;
}

const CLIENT_ID = 'cible-tests';
const CLIENT_SECRET = 'a-secret-of-the-tests-that-is-long-enough';

const PAGE = (
	action: string
) => `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Fournisseur de test</title>
<h1>Fournisseur de test</h1><form method="post" action="${action}"><label>Identifiant <input name="subject"></label>
<label><input type="checkbox" name="strong"> Avec un second facteur</label><button>Se connecter</button>
<button name="refuse" value="1">Annuler</button></form></html>`;

/** The page of the provider where one confirms that one leaves. */
function logoutSource(context: KoaContextWithOIDC, form: string): void {
	context.body = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Départ</title>${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">Quitter le fournisseur</button></html>`;
}

async function formOf(request: http.IncomingMessage): Promise<URLSearchParams> {
	let body = '';
	for await (const chunk of request) body += String(chunk);
	return new URLSearchParams(body);
}

/** Starts a provider; `port` 0 takes a free one. */
export async function startProvider(port = 0): Promise<TestProvider> {
	const server = http.createServer();
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const { port: taken } = server.address() as AddressInfo;
	const issuer = `http://127.0.0.1:${taken}`;
	const people = new Map<string, Person>();
	const client: ClientMetadata = {
		client_id: CLIENT_ID,
		client_secret: CLIENT_SECRET,
		token_endpoint_auth_method: 'client_secret_post',
		redirect_uris: ['http://127.0.0.1/retour'],
		post_logout_redirect_uris: ['http://127.0.0.1/connexion'],
		grant_types: ['authorization_code'],
		response_types: ['code']
	};
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const redirects = new Set<string>();
	const leavings = new Set<string>();
	const op = new Provider(issuer, {
		clients: [client],
		jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'tests' }] },
		cookies: { keys: ['of the tests'] },
		acrValues: ['eidas1', 'eidas2'],
		claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'] },
		conformIdTokenClaims: false,
		features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource } },
		interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
		ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
		findAccount: (_, sub) => ({
			accountId: sub,
			claims: () => ({
				sub,
				email: people.get(sub)?.email ?? 'personne@exemple.invalid',
				email_verified: true
			})
		}),
		async loadExistingGrant(context: KoaContextWithOIDC) {
			const grant = new context.oidc.provider.Grant({
				clientId: CLIENT_ID,
				accountId: context.oidc.session?.accountId ?? ''
			});
			grant.addOIDCScope('openid email');
			await grant.save();
			return grant;
		}
	});
	op.Client.prototype.redirectUriAllowed = (uri: string) => redirects.has(uri);
	op.Client.prototype.postLogoutRedirectUriAllowed = (uri: string) => leavings.has(uri);

	const test: TestProvider = {
		issuer,
		clientId: CLIENT_ID,
		clientSecret: CLIENT_SECRET,
		signsIn: null,
		register(redirectUri, leftUri) {
			redirects.add(redirectUri);
			leavings.add(leftUri);
		},
		stop: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			})
	};

	const finish = (request: http.IncomingMessage, response: http.ServerResponse, person: Person) => {
		people.set(person.subject, person);
		return op.interactionFinished(request, response, {
			login: {
				accountId: person.subject,
				...(person.acr === undefined ? {} : { acr: person.acr }),
				...(person.amr === undefined ? {} : { amr: [...person.amr] })
			}
		});
	};
	const interact = async (request: http.IncomingMessage, response: http.ServerResponse) => {
		if (request.method === 'POST') {
			const form = await formOf(request);
			if (form.has('refuse')) return op.interactionFinished(request, response, { error: 'access_denied' });
			const strong = form.has('strong') ? { acr: 'eidas2', amr: ['pwd', 'mfa'] } : {};
			return finish(request, response, { subject: form.get('subject') ?? '', ...strong });
		}
		if (test.signsIn) return finish(request, response, test.signsIn);
		response.setHeader('content-type', 'text/html; charset=utf-8');
		return void response.end(PAGE(request.url ?? ''));
	};
	const callback = op.callback();
	server.on('request', (request, response) => {
		if (request.url === '/favicon.ico') {
			response.statusCode = 204;
			response.end();
			return;
		}
		if (request.url?.startsWith('/interaction/')) {
			interact(request, response).catch((error: unknown) => {
				response.statusCode = 500;
				response.end(String(error));
			});
			return;
		}
		void callback(request, response);
	});
	return test;
}
