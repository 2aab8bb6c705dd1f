import type {
	FacilitatorCommand,
	Names,
	ParticipantCommand,
	Received,
	RoomMessage,
	RoomPieces,
	Sent,
	You
} from '$lib/domain/workshop';
import { RoomLink, type LinkStatus } from './link';
import { heard, type Held } from './merge-pieces';
import { Outbox } from './outbox';
import { browserStore } from './outbox-store';
import { ServerClock } from './server-clock';
import { browserTransport, type RoomView } from './transport';

interface ConnectionOptions {
	/** Of the room, as in its address. */
	readonly code: string;
	readonly view: RoomView;
	/** Whole: what the page was made with. */
	readonly first: RoomMessage;
	/** Who looks, so that what waits to be sent is never sent for somebody else: `p12`, `f3`; '' for who sends nothing. */
	readonly owner: string;
}

type Command = ParticipantCommand | FacilitatorCommand;
type Answering = Extract<ParticipantCommand, { readonly type: 'answer' }>;

const isAnswer = (command: Command): command is Answering => command.type === 'answer';
const placeOf = ({ poll, round, item }: Omit<Answering, 'type' | 'answer'>): string =>
	JSON.stringify([poll, round, item]);

/** Sixteen random bytes as letters and digits: rooms without https have no `crypto.randomUUID`. */
const newKey = (): string =>
	Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
		''
	);

const isParticipant = (view: RoomView): boolean => view === 'participant';

/**
 * A screen's connection with its room, reactive: what is shown, how it is told, and what waits to be sent. It can be made on the
 * server for a first picture; `open` begins to listen.
 */
export class RoomConnection {
	#held = $state.raw<Held | null>(null);
	/** What the server last said of whoever looks; null but for participants. */
	you = $state.raw<You | null>(null);
	/** For facilitators; null for others, and once erased. */
	names = $state.raw<Names | null>(null);
	/** How the room is heard. */
	status = $state<LinkStatus>('opening');
	/** The server knows this device no longer: the page has to be asked for again. */
	gone = $state(false);
	/** What was refused last, in French; null when nothing was, or once it was read. */
	refused = $state.raw<(Received & { readonly ok: false }) | null>(null);
	#unsent = $state.raw<readonly Sent[]>([]);
	/** Answers in force that the server has not told back yet, by place. */
	#accepted = $state.raw<Readonly<Record<string, { readonly answer: unknown; readonly seq: number }>>>({});

	#clock = new ServerClock(() => performance.now());
	#link: RoomLink;
	#outbox: Outbox;
	#view: RoomView;

	constructor({ code, view, first, owner }: ConnectionOptions) {
		this.#view = view;
		const transport = browserTransport(code, view);
		this.#hear(first);
		this.#link = new RoomLink(transport, first.seq, {
			message: (message) => this.#hear(message),
			status: (status) => {
				this.status = status;
				if (status !== 'lost') this.#outbox.flush();
			},
			gone: () => (this.gone = true)
		});
		this.#outbox = new Outbox((sent) => transport.post(sent), browserStore(`${code}:${owner}`), {
			change: (waiting) => (this.#unsent = waiting),
			received: (sent, received) => this.#settled(sent, received),
			gone: () => (this.gone = true)
		});
	}

	/** What of the room may be seen from here. */
	get pieces(): RoomPieces {
		return this.#held?.pieces ?? EMPTY_PIECES;
	}

	/** Number of the last event that is shown. */
	get seq(): number {
		return this.#held?.seq ?? 0;
	}

	/** How many answers and other acts wait to be sent: two answers to one question are one. */
	get waiting(): number {
		const places = this.#unsent.map(({ key, command }) => (isAnswer(command) ? placeOf(command) : key));
		return places.filter((place, i) => places.indexOf(place) === i).length;
	}

	/** The server's time in milliseconds, whatever the device's clock says. Not reactive. */
	now(): number {
		return this.#clock.now();
	}

	/** Begins to listen and to send; given to `onMount`. @returns `close` */
	open(): () => void {
		this.#unsent = this.#outbox.waiting;
		// A browser may say that it is offline while the room is on the same machine: it is tried rather than believed.
		const again = (): void => {
			this.#link.wake();
			this.#outbox.flush();
		};
		let hiddenAt: number | null = null;
		const seen = (): void => {
			if (document.visibilityState === 'hidden') hiddenAt = performance.now();
			else if (hiddenAt !== null && performance.now() - hiddenAt > 5000) again();
		};
		window.addEventListener('offline', again);
		window.addEventListener('online', again);
		document.addEventListener('visibilitychange', seen);
		this.#link.open();
		this.#outbox.flush();
		this.#stopWatching = () => {
			window.removeEventListener('offline', again);
			window.removeEventListener('online', again);
			document.removeEventListener('visibilitychange', seen);
		};
		return () => this.close();
	}

	#stopWatching: () => void = () => undefined;

	/** Stops listening and sending. What waits is kept in the browser. */
	close(): void {
		this.#stopWatching();
		this.#link.close();
		this.#outbox.close();
	}

	/** Sends a command, kept until the server says what became of it. Resolves then, which may be much later. */
	send(command: Command): Promise<Received> {
		this.refused = null;
		return this.#outbox.send({ key: newKey(), command });
	}

	/**
	 * What whoever looks answered to an item in a round, sent or not; undefined when they did not, or when it was refused. The
	 * caller reads what it holds.
	 */
	answer(poll: string, round: number, item: string): unknown {
		const place = placeOf({ poll, round, item });
		const unsent = this.#unsent.findLast(({ command }) => isAnswer(command) && placeOf(command) === place);
		if (unsent && isAnswer(unsent.command)) return unsent.command.answer;
		const accepted = this.#accepted[place];
		if (accepted) return accepted.answer;
		const current = this.pieces[`poll:${poll}`];
		return current?.round === round ? this.you?.answers[poll]?.[item] : undefined;
	}

	/** Whether the answer to an item is still on its way. */
	isUnsent(poll: string, round: number, item: string): boolean {
		const place = placeOf({ poll, round, item });
		return this.#unsent.some(({ command }) => isAnswer(command) && placeOf(command) === place);
	}

	#hear(message: RoomMessage): void {
		this.#clock.hear(message.now);
		const stale = message.seq < this.seq;
		this.#held = heard(this.#held, message);
		if (stale) return;
		if (message.names) this.names = message.names;
		if (message.you && isParticipant(this.#view)) {
			this.you = message.you;
			this.#accepted = Object.fromEntries(
				Object.entries(this.#accepted).filter(([, { seq }]) => seq > message.seq)
			);
		}
	}

	#settled({ command }: Sent, received: Received): void {
		if (!received.ok) {
			this.refused = received;
			return;
		}
		if (isAnswer(command))
			this.#accepted = {
				...this.#accepted,
				[placeOf(command)]: { answer: command.answer, seq: received.seq }
			};
		this.#link.expect(received.seq);
	}
}

const EMPTY_PIECES: RoomPieces = {
	session: null,
	clock: { step: null, startedAt: 0, addedSeconds: 0, pausedAt: null, pausedMs: 0 },
	people: { participants: 0, persons: 0, byGroup: {}, unplaced: 0, rapporteurs: {} },
	applied: [],
	plenary: { restitutions: {}, notes: [] }
};
