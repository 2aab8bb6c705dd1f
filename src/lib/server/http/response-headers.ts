const ALWAYS: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	// With "no-referrer" browsers would send "Origin: null" from our own forms.
	'referrer-policy': 'same-origin',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** Pages bring a policy of their own, with a nonce; documents, data and refusals need nothing at all. */
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The same response with the headers that every response carries. Headers set by a route are kept.
 * @param isHttps true when people reach the product by https
 */
export function withSecurityHeaders(response: Response, isHttps: boolean): Response {
	// The headers of a redirection cannot be changed in place.
	const headers = new Headers(response.headers);
	for (const [name, value] of Object.entries(ALWAYS)) if (!headers.has(name)) headers.set(name, value);
	if (!headers.has('content-security-policy')) headers.set('content-security-policy', NOTHING);
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache');
	if (isHttps) headers.set('strict-transport-security', 'max-age=31536000');
	const { status, statusText } = response;
	return new Response(response.body, { status, statusText, headers });
}
