import type { Database } from '../db';
import { logError } from '../log';
import { CHANNEL } from './commit';
import { LiveRoom } from './room';

/** Rooms compare themselves with the database this often, and are let go once nobody has used them for a minute. */
const CHECK_MS = 5000;
const IDLE_MS = 60_000;

/** The rooms that this process holds of one database. */
class Rooms {
	readonly #db: Database;
	readonly #rooms = new Map<number, Promise<LiveRoom>>();
	#listening: Promise<() => Promise<void>> | null = null;
	#checks: NodeJS.Timeout | null = null;

	constructor(db: Database) {
		this.#db = db;
	}

	async get(id: number): Promise<LiveRoom> {
		this.#listening ??= this.#listen();
		try {
			// Listening before reading: nothing is missed in between.
			await this.#listening;
		} catch (error) {
			this.#listening = null;
			throw error;
		}
		this.#checks ??= setInterval(() => void this.#check(), CHECK_MS).unref();
		const known = this.#rooms.get(id);
		if (known) return this.#used(await known);
		const opening = LiveRoom.open(this.#db, id);
		this.#rooms.set(id, opening);
		opening.catch(() => this.#rooms.delete(id));
		return opening;
	}

	/** A room that nobody looked at was not compared meanwhile. */
	async #used(room: LiveRoom): Promise<LiveRoom> {
		if (room.idleSince !== null) await room.check();
		return room;
	}

	async close(): Promise<void> {
		if (this.#checks) clearInterval(this.#checks);
		this.#checks = null;
		const stop = await this.#listening?.catch(() => null);
		this.#listening = null;
		await stop?.();
		const rooms = await Promise.allSettled(this.#rooms.values());
		this.#rooms.clear();
		for (const room of rooms) if (room.status === 'fulfilled') await room.value.close();
	}

	#listen(): Promise<() => Promise<void>> {
		return this.#db.listen(
			CHANNEL,
			(payload) => {
				const [id, seq] = payload.split(':').map(Number);
				void this.#rooms.get(id ?? 0)?.then(
					(room) => ((seq ?? 0) > room.state.seq ? room.catchUp() : undefined),
					() => undefined
				);
			},
			() => void this.#check()
		);
	}

	async #check(): Promise<void> {
		for (const [id, opening] of this.#rooms) {
			const room = await opening.catch(() => null);
			if (room === null) continue;
			const { idleSince } = room;
			if (idleSince === null)
				await room.check().catch((error: unknown) => {
					logError(error, { event: 'workshop', what: 'check' });
				});
			else if (Date.now() - idleSince > IDLE_MS) this.#rooms.delete(id);
		}
	}
}

const ROOMS = new Map<Database, Rooms>();

/**
 * The room of a workshop, one in this process for each database: its state is what every event says, those of other processes too.
 * @throws Error when the database cannot be read
 */
export function liveRoom(db: Database, workshop: number): Promise<LiveRoom> {
	let rooms = ROOMS.get(db);
	if (!rooms) ROOMS.set(db, (rooms = new Rooms(db)));
	return rooms.get(workshop);
}

/** Lets every room of a database go, once what was asked is kept; before the database is closed. */
export async function closeRooms(db: Database): Promise<void> {
	const rooms = ROOMS.get(db);
	ROOMS.delete(db);
	await rooms?.close();
}
