import type { By, KeptEvent } from '../../domain/workshop';
import type { Session } from '../db';
import { keptKey } from './commit';
import { EVENT_COLUMNS, keptEventOf } from './kept-events';

/** The first event that something sent under a key made happen; null while it made none. */
export async function eventOfKey(
	db: Session,
	workshop: number,
	by: By,
	key: string
): Promise<KeptEvent | null> {
	const [row] = await db.query(
		`select ${EVENT_COLUMNS} from workshop_events where workshop_id = $1 and key = $2`,
		[workshop, keptKey({ by, key })]
	);
	return row ? keptEventOf(row) : null;
}
