import { isLoopback } from '../loopback.mjs';
import type { RequestRefusal } from './refusal';

const READING = ['GET', 'HEAD'];

/** The name in a Host header or an origin, without its port; null when it is none. */
function parseHost(host: string): URL | null {
	const url = `http://${host}`;
	return /^[^/?#@\s]+$/.test(host) && URL.canParse(url) ? new URL(url) : null;
}

/** True when `origin` has the host of this request, or is the origin that people are told to use; null for a room's network. */
function isOwnOrigin(origin: string, host: URL, own: URL | null): boolean {
	if (!URL.canParse(origin)) return false;
	const from = new URL(origin);
	return from.origin === own?.origin || (from.protocol === 'http:' && from.host === host.host);
}

/**
 * Checks where a request comes from, before any route sees it.
 *
 * The Host has to be a name of this machine, the configured origin's, or that of the rooms on the local network: another name
 * that leads here is an attack by DNS rebinding. What writes has to come from a page of ours, by its Origin, or by Sec-Fetch-Site where there is no
 * Origin; neither of them is a refusal too. Kit checks forms only, and against one origin: this check replaces it.
 * @param origin scheme, host and port under which people reach the product
 * @param roomOrigin the same for rooms only, where the product listens for them on the local network
 */
export function requestGuard(
	origin: string,
	roomOrigin: string | null = null
): (method: string, headers: Headers) => RequestRefusal | null {
	const own = new URL(origin);
	const roomHost = roomOrigin === null ? null : new URL(roomOrigin).host;
	return (method, headers) => {
		const given = headers.get('host') ?? '';
		const host = parseHost(given);
		if (!host || !(isLoopback(host.hostname) || host.host === own.host || host.host === roomHost))
			return { code: 'foreign-host', host: given };
		if (READING.includes(method)) return null;
		const from = headers.get('origin');
		const site = headers.get('sec-fetch-site');
		if (site !== null && site !== 'same-origin') return { code: 'cross-site' };
		const isOwn =
			from === null ? site === 'same-origin' : isOwnOrigin(from, host, host.host === roomHost ? null : own);
		return isOwn ? null : { code: 'cross-site' };
	};
}
