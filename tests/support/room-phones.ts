import http from 'node:http';
import type { Received, Sent } from '../../src/lib/domain/workshop';

/** A message that a phone heard of. */
export interface Heard {
	readonly seq: number;
	/** Of `performance.now()`. */
	readonly at: number;
	readonly bytes: number;
}

const sending = new http.Agent({ keepAlive: true, maxSockets: Infinity, timeout: 60_000 });

/** A phone of a room, as one process can hold a thousand of them: a stream that it follows, and answers that it sends. */
export class Phone {
	readonly participant: number;
	readonly #room: string;
	readonly #cookie: string;
	readonly heard: Heard[] = [];
	/** How often its stream ended without being told to. */
	cuts = 0;
	#stream: http.ClientRequest | null = null;
	#waiting: { readonly seq: number; readonly resolve: (at: number) => void }[] = [];

	/** @param room address of the room: `http://…/salle/CODE` */
	constructor(room: string, participant: number) {
		this.#room = room;
		this.participant = participant;
		this.#cookie = `cible-salle=token-${participant}`;
	}

	get seq(): number | null {
		return this.heard.at(-1)?.seq ?? null;
	}

	/** Follows the room, from what it knows. Resolves with the status once the server answers; 0 when it does not. */
	follow(): Promise<number> {
		const since = this.seq === null ? {} : { 'last-event-id': String(this.seq) };
		return new Promise((resolve) => {
			const request = http.get(
				`${this.#room}/flux?vue=participant`,
				{ agent: false, headers: { cookie: this.#cookie, accept: 'text/event-stream', ...since } },
				(response) => {
					response.setEncoding('latin1');
					let rest = '';
					response.on('data', (chunk: string) => {
						const events = (rest + chunk).split('\n\n');
						rest = events.pop() ?? '';
						for (const event of events) this.#hear(event);
					});
					response.on('close', () => {
						if (this.#stream === request) this.cuts++;
					});
					response.on('error', () => undefined);
					resolve(response.statusCode ?? 0);
				}
			);
			request.on('error', () => resolve(0));
			this.#stream = request;
		});
	}

	/** As when its network is gone. */
	drop(): void {
		const stream = this.#stream;
		this.#stream = null;
		stream?.destroy();
	}

	/** When it heard of an event, now or later. */
	hears(seq: number): Promise<number> {
		const known = this.heard.find((each) => each.seq >= seq);
		if (known) return Promise.resolve(known.at);
		return new Promise((resolve) => this.#waiting.push({ seq, resolve }));
	}

	/** Sends together, once. @returns null when nobody knows whether it arrived */
	send(sent: readonly Sent[]): Promise<readonly Received[] | null> {
		const body = JSON.stringify({ sent });
		const { origin } = new URL(this.#room);
		return new Promise((resolve) => {
			const request = http.request(
				`${this.#room}/envois`,
				{
					method: 'POST',
					agent: sending,
					headers: {
						cookie: this.#cookie,
						origin,
						'content-type': 'application/json',
						'content-length': Buffer.byteLength(body)
					}
				},
				(response) => {
					let text = '';
					response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
					response.on('error', () => resolve(null));
					response.on('close', () => resolve(response.statusCode === 200 ? receivedOf(text) : null));
				}
			);
			request.on('error', () => resolve(null));
			request.end(body);
		});
	}

	#hear(event: string): void {
		const id = /^id: (\d+)$/m.exec(event)?.[1];
		if (id === undefined) return;
		const heard = { seq: Number(id), at: performance.now(), bytes: event.length };
		this.heard.push(heard);
		this.#waiting = this.#waiting.filter(({ seq, resolve }) => {
			if (seq > heard.seq) return true;
			resolve(heard.at);
			return false;
		});
	}
}

function receivedOf(text: string): readonly Received[] | null {
	try {
		const { received }: { readonly received: readonly Received[] } = JSON.parse(text);
		return received;
	} catch {
		return null;
	}
}

/** The answer number `turn` of a participant: each to another item than the one before. */
export function answerOf(participant: number, turn: number, items: readonly string[], round = 1): Sent {
	const stances = ['agree', 'nuanced', 'no'] as const;
	return {
		key: `answer-${String(round).padStart(4, '0')}-${String(participant).padStart(4, '0')}-${String(turn).padStart(6, '0')}`,
		command: {
			type: 'answer',
			poll: 'a-statements',
			round,
			item: items[turn % items.length] ?? 's1',
			answer: { stance: stances[(participant + Math.floor(turn / items.length)) % 3] }
		}
	};
}
