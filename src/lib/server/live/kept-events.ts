import type { By, KeptEvent, WorkshopEvent } from '../../domain/workshop';
import type { Session } from '../db';

/** Every kind of event: what another program wrote is not taken for one. */
const KINDS: Readonly<Record<WorkshopEvent['type'], true>> = {
	opened: true,
	joined: true,
	placed: true,
	renamed: true,
	removed: true,
	'rapporteur-named': true,
	'driver-changed': true,
	'step-started': true,
	'time-added': true,
	paused: true,
	resumed: true,
	'agenda-changed': true,
	'poll-opened': true,
	'poll-closed': true,
	'poll-revealed': true,
	'round-started': true,
	'member-added': true,
	'value-added': true,
	'idea-proposed': true,
	'idea-themed': true,
	'item-hidden': true,
	answered: true,
	applied: true,
	restituted: true,
	noted: true,
	'note-removed': true,
	closed: true
};

/** Events were checked when they were decided, and only this program writes them: their kind tells enough. */
const isEvent = (given: unknown): given is WorkshopEvent =>
	typeof given === 'object' &&
	given !== null &&
	'type' in given &&
	typeof given.type === 'string' &&
	Object.hasOwn(KINDS, given.type);

function byOf(kind: unknown, id: unknown): By {
	if (kind === 'participant' || kind === 'facilitator') return { kind, id: Number(id) };
	return { kind: 'program' };
}

/** Columns of an event, in the order that `keptEventOf` reads. */
export const EVENT_COLUMNS = 'seq, at, by_kind, by_id, event';

/** @throws Error for a kind of event that this version of the program does not know */
export function keptEventOf([seq, at, kind, id, event]: readonly unknown[]): KeptEvent {
	if (!isEvent(event)) throw new Error(`Event ${String(seq)} of a workshop is of no known kind`);
	return { seq: Number(seq), at: Number(at), by: byOf(kind, id), event };
}

/** Events of a workshop after one of them, in their order. */
export async function eventsAfter(db: Session, workshop: number, seq: number): Promise<readonly KeptEvent[]> {
	const rows = await db.query(
		`select ${EVENT_COLUMNS} from workshop_events where workshop_id = $1 and seq > $2 order by seq`,
		[workshop, seq]
	);
	return rows.map(keptEventOf);
}
