import type { Received, RoomMessage, Sent } from '$lib/domain/workshop';

/** Which of the three surfaces of a room looks. */
export type RoomView = 'participant' | 'ecran' | 'animation';

/** What the server answered when asked whether something is new. */
export type Polled =
	| { readonly kind: 'message'; readonly message: RoomMessage }
	| { readonly kind: 'nothing' }
	/** The network or the server failed: to be tried again. */
	| { readonly kind: 'failed' }
	/** The server knows this device no longer: trying again changes nothing. */
	| { readonly kind: 'gone' };

/** What became of what was sent together. */
export type Posted =
	| { readonly kind: 'received'; readonly received: readonly Received[] }
	/** Nobody knows whether it arrived: to be sent again, with the same keys. */
	| { readonly kind: 'failed' }
	/** Too much, or not of a form that the server reads. */
	| { readonly kind: 'refused' }
	| { readonly kind: 'gone' };

/** How a screen speaks with its room. */
export interface RoomTransport {
	/**
	 * Opens a stream of messages.
	 * @param since number of the last event held; null for none
	 * @returns closes it, after which nothing is called
	 */
	stream(
		since: number | null,
		on: { readonly message: (message: RoomMessage) => void; readonly end: () => void }
	): () => void;
	/** Asks once: the answer comes when something is new, or after a while. Never rejects. */
	poll(since: number | null, signal: AbortSignal): Promise<Polled>;
	/** Sends together, in order. Never rejects. */
	post(sent: readonly Sent[]): Promise<Posted>;
}

/** Statuses after which asking again changes nothing. */
const GONE: readonly number[] = [401, 403, 404, 410];
/** Longest wait for an answer to what is sent, in milliseconds. */
const POST_PATIENCE = 15_000;
/** Longest wait for an answer to a question, which the server lets wait 20 s. */
const POLL_PATIENCE = 35_000;

/**
 * The transport of a browser.
 * @param code of the room, as in its address
 */
export function browserTransport(code: string, view: RoomView): RoomTransport {
	const base = `/salle/${encodeURIComponent(code)}`;
	const address = (end: string, since: number | null): string =>
		`${base}/${end}?vue=${view}${since === null ? '' : `&depuis=${since}`}`;
	return {
		stream(since, on) {
			const source = new EventSource(address('flux', since));
			source.onmessage = ({ data }: MessageEvent<string>) => on.message(JSON.parse(data) as RoomMessage);
			source.onerror = () => {
				// The link decides when to try again: all phones of a room would otherwise come back at once.
				source.close();
				on.end();
			};
			return () => source.close();
		},
		async poll(since, signal) {
			try {
				const response = await fetch(address('etat', since), {
					cache: 'no-store',
					signal: AbortSignal.any([signal, AbortSignal.timeout(POLL_PATIENCE)])
				});
				if (response.status === 204) return { kind: 'nothing' };
				if (GONE.includes(response.status)) return { kind: 'gone' };
				if (!response.ok) return { kind: 'failed' };
				return { kind: 'message', message: (await response.json()) as RoomMessage };
			} catch {
				return { kind: 'failed' };
			}
		},
		async post(sent) {
			try {
				const response = await fetch(`${base}/${view === 'animation' ? 'animation/' : ''}envois`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ sent }),
					signal: AbortSignal.timeout(POST_PATIENCE)
				});
				if (GONE.includes(response.status)) return { kind: 'gone' };
				if ([400, 413, 422].includes(response.status)) return { kind: 'refused' };
				if (!response.ok) return { kind: 'failed' };
				const { received } = (await response.json()) as { readonly received: readonly Received[] };
				return { kind: 'received', received };
			} catch {
				return { kind: 'failed' };
			}
		}
	};
}
