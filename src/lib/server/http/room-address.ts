import type { RequestRefusal } from './refusal';

/** The address of the rooms on the local network: plain http, for people without accounts and paired devices. */
export interface RoomAddress {
	/** Whether a request came by it, by its Host. */
	readonly covers: (headers: Headers) => boolean;
	/** Why such a request is not served: nothing but rooms is, whoever asks. */
	readonly refusal: (pathname: string) => RequestRefusal | null;
}

const ROOMS = '/salle';

/** The host of a Host header as a URL writes it, without a port that goes without saying; null when it is none. */
const hostOf = (given: string): string | null =>
	/^[^/?#@\s]+$/.test(given) && URL.canParse(`http://${given}`) ? new URL(`http://${given}`).host : null;

/**
 * @param origin scheme, host and port that the QR codes hold where the product listens for rooms only; null where it does not:
 * nothing then comes by such an address
 */
export function roomAddress(origin: string | null): RoomAddress {
	const own = origin === null ? null : new URL(origin).host;
	return {
		covers: (headers) => own !== null && hostOf(headers.get('host') ?? '') === own,
		// The bare address is what people type: it leads to the rooms.
		refusal: (pathname) =>
			pathname === '/' || pathname === ROOMS || pathname.startsWith(`${ROOMS}/`)
				? null
				: { code: 'rooms-only' }
	};
}
