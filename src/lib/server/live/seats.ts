import type { LiveRoom } from './room';
import type { Watcher } from './watcher';

/** Streams and questions under way: of one person, who may have several tabs, of one room, and of this process. */
const MOST = { person: 4, facilitator: 12, room: 3000, process: 6000 };

interface Seat {
	readonly room: LiveRoom;
	readonly person: string;
	readonly leave: () => void;
}

/** Who looks at the rooms of this process, in the order in which they came. */
const SEATS = new Set<Seat>();
const BY_PERSON = new Map<string, Set<Seat>>();
const BY_ROOM = new Map<LiveRoom, number>();
let isClosed = false;

/**
 * Takes a seat in a room.
 * @param leave called when the seat is taken back: the person opened too many others, or the process stops
 * @returns gives it back; null when the room or the process is full, or stops
 */
export function takeSeat(room: LiveRoom, { kind, id }: Watcher, leave: () => void): (() => void) | null {
	if (isClosed || SEATS.size >= MOST.process || (BY_ROOM.get(room) ?? 0) >= MOST.room) return null;
	const person = `${room.id} ${kind === 'participant' ? kind : 'facilitator'} ${id}`;
	const own = BY_PERSON.get(person) ?? new Set();
	const [oldest] = own;
	const seat = { room, person, leave };
	if (oldest && own.size >= (kind === 'participant' ? MOST.person : MOST.facilitator)) {
		giveBack(oldest);
		oldest.leave();
	}
	SEATS.add(seat);
	BY_PERSON.set(person, own.add(seat));
	BY_ROOM.set(room, (BY_ROOM.get(room) ?? 0) + 1);
	return () => giveBack(seat);
}

function giveBack(seat: Seat): void {
	if (!SEATS.delete(seat)) return;
	const { room, person } = seat;
	const own = BY_PERSON.get(person);
	own?.delete(seat);
	if (own?.size === 0) BY_PERSON.delete(person);
	const others = (BY_ROOM.get(room) ?? 1) - 1;
	if (others === 0) BY_ROOM.delete(room);
	else BY_ROOM.set(room, others);
}

/** Has everybody leave, and lets nobody sit down any more: the process stops. */
export function closeSeats(): void {
	isClosed = true;
	for (const seat of [...SEATS]) {
		giveBack(seat);
		seat.leave();
	}
}
