import { isIP } from 'node:net';

/** The site that passkeys are made for: a passkey works under this name only. */
export interface RelyingParty {
	/** A host name, never an address. */
	readonly id: string;
	readonly origin: string;
}

/**
 * The site of a request; null when it was reached by an address, which passkeys do not know.
 * @param origin under which people reach the product, as configured
 * @param host of the request: the name `localhost` works even when the product is announced by the address of this machine
 */
export function relyingParty(origin: string, host: string): RelyingParty | null {
	const local = `http://${host}`;
	if (URL.canParse(local) && new URL(local).hostname === 'localhost')
		return { id: 'localhost', origin: new URL(local).origin };
	const { hostname } = new URL(origin);
	return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? { id: hostname, origin } : null;
}
