import {
	applyEvent,
	EMPTY_STATE,
	type Audience,
	type By,
	type KeptEvent,
	type Names,
	type RoomMessage,
	type WorkshopState
} from '../../domain/workshop';
import type { Database } from '../db';
import { logError } from '../log';
import { commitBatch, type Asked, type Outcome } from './commit';
import { EVENT_COLUMNS, eventsAfter, keptEventOf } from './kept-events';
import { NO_NAMES, readNames, touchNames } from './names';
import { Persons, youOf } from './persons';
import { Sight } from './sight';

/** Screens are told of what changed at most four times a second. */
const PUSH_MS = 250;
/** What arrives within this time is kept together: a full room costs some ten transactions a second. */
const BATCH_MS = 60;
const MOST_IN_A_BATCH = 500;
const READ_AT_ONCE = 2000;

type Sent = readonly Pick<Asked, 'key' | 'command'>[];

interface Waiting {
	readonly asked: readonly Asked[];
	readonly resolve: (outcomes: readonly Outcome[]) => void;
	readonly reject: (error: unknown) => void;
}

/** A workshop as this process holds it: its state, kept up with what others write, and who is told when it changes. */
export class LiveRoom {
	readonly id: number;
	readonly #db: Database;
	#state: WorkshopState = EMPTY_STATE;
	#names: Names = NO_NAMES;
	/** The last event when names were read anew. */
	#namesSeq = 0;
	#isErased = false;
	readonly #persons = new Persons();
	readonly #sights = new Map<string, Sight>();
	readonly #listeners = new Set<() => void>();
	readonly #queue: Waiting[] = [];
	#working: Promise<void> | null = null;
	#catching: Promise<void> | null = null;
	/** Told of more since what is being read was asked for. */
	#isBehind = false;
	#pushTimer: NodeJS.Timeout | null = null;
	#pushedAt = 0;
	#batchedAt = 0;
	#usedAt = Date.now();

	private constructor(db: Database, id: number) {
		this.#db = db;
		this.id = id;
	}

	/** Reads all that happened in a workshop. */
	static async open(db: Database, id: number): Promise<LiveRoom> {
		const room = new LiveRoom(db, id);
		const text = `select ${EVENT_COLUMNS} from workshop_events where workshop_id = $1 order by seq`;
		for await (const rows of db.readBatches({ text, values: [id] }, READ_AT_ONCE))
			for (const row of rows) room.#apply(keptEventOf(row));
		await room.refreshNames();
		await room.check();
		return room;
	}

	get state(): WorkshopState {
		return this.#state;
	}

	get names(): Names {
		return this.#names;
	}

	/** Whether names and devices were erased, or the workshop itself: nobody of the room may look any more. */
	get isErased(): boolean {
		return this.#isErased;
	}

	/** Whether nobody looks, and when it was last of use, in milliseconds. */
	get idleSince(): number | null {
		return this.#listeners.size > 0 || this.#queue.length > 0 ? null : this.#usedAt;
	}

	/** Whether screens are about to be told: what is asked for meanwhile waits for it. */
	get isAboutToTell(): boolean {
		return this.#pushTimer !== null;
	}

	/**
	 * Has commands decided in their order, after those that came before, and kept: answered once they are on disk. Those whose key
	 * was seen count no more, and are answered as the first time.
	 * @param by who asks, checked by the caller
	 * @returns for each, the number of the event since which it is in force, or why it is refused
	 * @throws Error when the database fails: to be asked again with the same keys
	 */
	submit(by: By, sent: Sent): Promise<readonly Outcome[]> {
		this.#usedAt = Date.now();
		return new Promise((resolve, reject) => {
			this.#queue.push({ asked: sent.map((each) => ({ by, ...each })), resolve, reject });
			this.#working ??= this.#work();
		});
	}

	/**
	 * Is told that there is something new, at most four times a second.
	 * @returns stops it
	 */
	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => {
			this.#usedAt = Date.now();
			this.#listeners.delete(listener);
		};
	}

	/**
	 * What a screen is told.
	 * @param since the last event that it knows; null when it knows nothing
	 * @param participant whose screen it is, told of themselves alone
	 */
	message(audience: Audience, since: number | null, participant?: number): RoomMessage {
		return readMessage(this.messageText(audience, since, participant));
	}

	/** The same as JSON: pieces are written once for all who know the same. */
	messageText(audience: Audience, since: number | null, participant?: number): string {
		const sight = this.#sightOf(audience);
		const { whole, text } = sight.changedText(this.#from(since, participant));
		const personal = JSON.stringify(this.#personal(audience, whole ? null : since, participant));
		const more = personal === '{}' ? '' : `,${personal.slice(1, -1)}`;
		return `{"seq":${this.#state.seq},"now":${Date.now()},"whole":${whole},"pieces":${text}${more}}`;
	}

	/** Reads names again, where they changed without an event. */
	async refreshNames(): Promise<void> {
		const names = await readNames(this.#db, this.id);
		if (JSON.stringify(names) === JSON.stringify(this.#names)) return;
		this.#names = names;
		this.#namesSeq = this.#state.seq;
		this.#push();
	}

	/** Reads what other processes wrote. */
	catchUp(): Promise<void> {
		this.#isBehind = true;
		return (this.#catching ??= this.#catchUp());
	}

	/** Compares with the database, should a notification have been lost. */
	async check(): Promise<void> {
		const [row] = await this.#db.query('select seq, erased_at is not null from workshops where id = $1', [
			this.id
		]);
		this.#isErased = row === undefined || row[1] === true;
		if (Number(row?.[0] ?? 0) > this.#state.seq) await this.catchUp();
	}

	/** Waits for what was asked, and tells nobody anything any more. */
	async close(): Promise<void> {
		this.#listeners.clear();
		if (this.#pushTimer) clearTimeout(this.#pushTimer);
		await this.#working;
		await this.#catching;
	}

	#from(since: number | null, participant: number | undefined): number | null {
		if (since === null || participant === undefined) return since;
		return this.#persons.moved(participant, since) ? null : since;
	}

	#personal(
		audience: Audience,
		since: number | null,
		participant: number | undefined
	): Pick<RoomMessage, 'you' | 'names'> {
		if (audience.kind === 'console')
			return since === null || this.#namesSeq >= since ? { names: this.#names } : {};
		if (participant === undefined || audience.kind !== 'participant') return {};
		return since === null || this.#persons.changed(participant, since)
			? { you: youOf(this.#state, this.#names, participant) }
			: {};
	}

	#sightOf(audience: Audience): Sight {
		this.#usedAt = Date.now();
		const key = JSON.stringify(audience.kind === 'participant' ? [audience.group] : audience.kind);
		let sight = this.#sights.get(key);
		if (!sight) this.#sights.set(key, (sight = new Sight(audience)));
		sight.look(this.#state);
		return sight;
	}

	async #work(): Promise<void> {
		while (this.#queue.length > 0) {
			const wait = this.#batchedAt + BATCH_MS - Date.now();
			if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
			this.#batchedAt = Date.now();
			await this.#workBatch(this.#takeBatch());
		}
		// In the same turn as the queue was found empty: what is asked from now on begins anew.
		this.#working = null;
	}

	#takeBatch(): readonly Waiting[] {
		let size = 0;
		const end = this.#queue.findIndex(({ asked }) => (size += asked.length) > MOST_IN_A_BATCH);
		return this.#queue.splice(0, end === -1 ? this.#queue.length : Math.max(1, end));
	}

	async #workBatch(batch: readonly Waiting[]): Promise<void> {
		try {
			const asked = batch.flatMap((each) => each.asked);
			const { events, outcomes } = await commitBatch(this.#db, this.id, this.#state, asked, Date.now());
			await this.#advance(events);
			let at = 0;
			for (const { asked, resolve } of batch) {
				resolve(outcomes.slice(at, (at += asked.length)));
			}
		} catch (error) {
			for (const { reject } of batch) reject(error);
		}
	}

	async #catchUp(): Promise<void> {
		try {
			while (this.#isBehind) {
				this.#isBehind = false;
				await this.#advance(await eventsAfter(this.#db, this.id, this.#state.seq));
			}
		} catch (error) {
			logError(error, { event: 'workshop', what: 'catching up' });
		} finally {
			this.#catching = null;
		}
	}

	/** Takes up events that are on disk; some may have come by another way meanwhile. */
	async #advance(events: readonly KeptEvent[]): Promise<void> {
		if (events.length === 0) return;
		const names = touchNames(events) ? await readNames(this.#db, this.id) : null;
		for (const event of events) if (event.seq > this.#state.seq) this.#apply(event);
		if (names) {
			this.#names = names;
			this.#namesSeq = this.#state.seq;
		}
		this.#push();
	}

	#apply(event: KeptEvent): void {
		this.#state = applyEvent(this.#state, event);
		this.#persons.note(event);
	}

	#push(): void {
		if (this.#pushTimer) return;
		const wait = Math.max(0, this.#pushedAt + PUSH_MS - Date.now());
		this.#pushTimer = setTimeout(() => {
			this.#pushTimer = null;
			this.#pushedAt = Date.now();
			for (const listener of this.#listeners) listener();
		}, wait).unref();
	}
}

const isMessage = (given: unknown): given is RoomMessage =>
	typeof given === 'object' && given !== null && 'seq' in given && 'pieces' in given;

/** @throws Error for what `messageText` did not write */
function readMessage(text: string): RoomMessage {
	const given: unknown = JSON.parse(text);
	if (!isMessage(given)) throw new Error('This is no message of a room');
	return given;
}
