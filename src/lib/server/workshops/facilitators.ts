import { covers, may, type Viewer } from '$lib/domain/access';
import { MAY_SIGN_IN, VIEWER_COLUMNS, viewerOf } from '../auth/sessions';
import { hashToken } from '../auth/tokens';
import type { Database, Session } from '../db';
import type { RoomHead } from './rooms';

/** Whether an account runs the workshops of a territory. */
export const mayRun = ({ role, scope }: Viewer, room: Pick<RoomHead, 'scope'>): boolean =>
	may(role, 'facilitate') && covers(scope, room.scope);

/**
 * The number of the facilitator who asks: an account that may run this workshop, which is given one the first time, or a paired
 * device by its token. Null for anybody else, for a device that was revoked, and for one whose account may no longer run it.
 */
export async function facilitatorOf(
	db: Database,
	room: RoomHead,
	who: Viewer | string
): Promise<number | null> {
	if (typeof who === 'string') return deviceOf(db, room, who);
	if (!mayRun(who, room)) return null;
	return (await knownAccount(db, room, who)) ?? (await newAccount(db, room, who));
}

async function knownAccount(session: Session, { id }: RoomHead, { account }: Viewer): Promise<number | null> {
	const [row] = await session.query(
		'select id from workshop_facilitators where workshop_id = $1 and account_id = $2 and not paired',
		[id, account]
	);
	return row ? Number(row[0]) : null;
}

/** Takes the workshop's row first, so that two facilitators who come at once get two numbers. */
const newAccount = (db: Database, room: RoomHead, viewer: Viewer): Promise<number> =>
	db.transaction(async (session) => {
		await session.query('select id from workshops where id = $1 for update', [room.id]);
		const known = await knownAccount(session, room, viewer);
		return (
			known ??
			(await addFacilitator(session, room.id, {
				account: viewer.account,
				paired: false,
				name: viewer.name,
				token: null
			}))
		);
	});

/** Adds a facilitator; the workshop's row is held. @returns its number in the workshop */
export async function addFacilitator(
	session: Session,
	workshopId: number,
	{
		account,
		paired,
		name,
		token
	}: {
		readonly account: number;
		readonly paired: boolean;
		readonly name: string;
		readonly token: string | null;
	}
): Promise<number> {
	const [row] = await session.query(
		`insert into workshop_facilitators (workshop_id, id, account_id, paired, name, token_hash)
		select $1, coalesce(max(id), 0) + 1, $2, $3, $4, $5 from workshop_facilitators where workshop_id = $1
		returning id`,
		[workshopId, account, paired, name, token === null ? null : hashToken(token)]
	);
	return Number(row?.[0]);
}

/** The account behind a facilitator, as it may act now; null when it may not sign in any more. */
export async function accountBehind(
	session: Session,
	workshopId: number,
	facilitator: number
): Promise<{ readonly viewer: Viewer; readonly paired: boolean } | null> {
	const [row] = await session.query(
		`select f.paired, ${VIEWER_COLUMNS} from workshop_facilitators f join accounts a on a.id = f.account_id
		where f.workshop_id = $1 and f.id = $2 and ${MAY_SIGN_IN}`,
		[workshopId, facilitator]
	);
	const viewer = row ? viewerOf(row.slice(1)) : null;
	return viewer === null ? null : { viewer, paired: row?.[0] === true };
}

async function deviceOf(db: Session, room: RoomHead, token: string): Promise<number | null> {
	const [row] = await db.query(
		`select f.id, ${VIEWER_COLUMNS} from workshop_facilitators f join accounts a on a.id = f.account_id
		where f.token_hash = $1 and f.workshop_id = $2 and f.paired and ${MAY_SIGN_IN}`,
		[hashToken(token), room.id]
	);
	const viewer = row ? viewerOf(row.slice(1)) : null;
	return viewer !== null && mayRun(viewer, room) ? Number(row?.[0]) : null;
}
