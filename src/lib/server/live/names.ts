import type { KeptEvent, Names } from '../../domain/workshop';
import type { Session } from '../db';

export const NO_NAMES: Names = { participants: {}, facilitators: {} };

/** Names of a workshop; nobody's once they are erased. */
export async function readNames(db: Session, workshop: number): Promise<Names> {
	const participants = await db.query(
		'select id, name, organisation from workshop_participants where workshop_id = $1 order by id',
		[workshop]
	);
	const facilitators = await db.query(
		'select id, name from workshop_facilitators where workshop_id = $1 order by id',
		[workshop]
	);
	return {
		participants: Object.fromEntries(
			participants.map(([id, name, organisation]) => [
				Number(id),
				{ name: String(name), organisation: String(organisation) }
			])
		),
		facilitators: Object.fromEntries(facilitators.map(([id, name]) => [Number(id), String(name)]))
	};
}

/** Whether names may have changed with some events: they are kept beside them. */
export const touchNames = (events: readonly KeptEvent[]): boolean =>
	events.some(({ event: { type } }) =>
		['opened', 'joined', 'renamed', 'removed', 'driver-changed'].includes(type)
	);
