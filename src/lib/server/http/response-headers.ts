import diagnostics from 'node:diagnostics_channel';
import { IncomingMessage, ServerResponse } from 'node:http';
import { PLAIN_POLICY } from './plain-page';

const ALWAYS: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	// With "no-referrer" browsers would send "Origin: null" from our own forms.
	'referrer-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** For addresses that browsers trust: they complain of it on plain http. */
const OPENER = 'cross-origin-opener-policy';

const HSTS = 'max-age=31536000';

/** Who an answer is for. */
export interface Audience {
	/** True when people reach the product by https. */
	readonly isHttps: boolean;
	/** True when somebody is signed in: their pages stay in no cache, so that going back after signing out shows nothing. */
	readonly isPersonal: boolean;
	/** True when it came by the address of the rooms on the local network, in plain http. */
	readonly isRoom?: boolean;
}

/** Pages, and the data of pages; tables and files say themselves how they are kept. */
const isPage = (headers: Headers, status: number): boolean =>
	status !== 304 && /^(text\/html|application\/json)/.test(headers.get('content-type') ?? '');

/** The same response with the headers that every response carries. Headers set by a route are kept. */
export function withSecurityHeaders(
	response: Response,
	{ isHttps, isPersonal, isRoom = false }: Audience
): Response {
	// The headers of a redirection cannot be changed in place.
	const headers = new Headers(response.headers);
	const { status, statusText } = response;
	for (const [name, value] of Object.entries(ALWAYS)) if (!headers.has(name)) headers.set(name, value);
	if (!isRoom && !headers.has(OPENER)) headers.set(OPENER, 'same-origin');
	// Pages bring a policy of their own, with a nonce.
	if (!headers.has('content-security-policy')) headers.set('content-security-policy', PLAIN_POLICY);
	if (isPersonal && isPage(headers, status)) headers.set('cache-control', 'private, no-store');
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
	if (isHttps) headers.set('strict-transport-security', HSTS);
	return new Response(response.body, { status, statusText, headers });
}

/** Scripts of the product: a policy of theirs would be that of the workers they may start. */
const SCRIPTS = '/_app/';

/**
 * Gives the same headers to what is answered without the application: scripts, styles and pictures, which SvelteKit's adapter
 * sends by itself, and errors before or outside any route.
 * @param isRoom whether a Host is that of the rooms on the local network
 */
export function guardEveryAnswer(isHttps: boolean, isRoom: (headers: Headers) => boolean): void {
	diagnostics.subscribe('http.server.request.start', (message) => {
		if (typeof message !== 'object' || message === null) return;
		if (!('request' in message) || !('response' in message)) return;
		const { request, response } = message;
		if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
		for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
		if (!isRoom(new Headers({ host: request.headers.host ?? '' }))) response.setHeader(OPENER, 'same-origin');
		if (request.url?.startsWith(SCRIPTS) !== true)
			response.setHeader('content-security-policy', PLAIN_POLICY);
		if (isHttps) response.setHeader('strict-transport-security', HSTS);
	});
}
