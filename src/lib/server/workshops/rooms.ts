import { parseScope, territoriesOf, type Scope } from '$lib/domain/access';
import { reference } from '$lib/reference';
import { hashToken } from '../auth/tokens';
import type { Session } from '../db';
import { isJoinToken } from './codes';

/** A workshop that opened, as those who come in find it. */
export interface RoomHead {
	readonly id: number;
	/** Without its dash. */
	readonly code: string;
	/** What its QR code holds. */
	readonly joinToken: string;
	/** French. */
	readonly title: string;
	readonly status: 'live' | 'closed';
	readonly scope: Scope;
}

const TERRITORIES = territoriesOf(reference.departments);
const HEAD = `select id, code, join_token, title, status, scope from workshops
	where status <> 'preparing' and code is not null and join_token is not null and`;

function headOf(row: readonly unknown[] | undefined): RoomHead | null {
	if (!row) return null;
	const [id, code, joinToken, title, status, given] = row;
	const scope = parseScope(given, TERRITORIES);
	if (scope === null || (status !== 'live' && status !== 'closed')) return null;
	return {
		id: Number(id),
		code: String(code),
		joinToken: String(joinToken),
		title: String(title),
		status,
		scope
	};
}

/** The room of a code, open or closed. @param code as `readRoomCode` gives it */
export async function findRoomByCode(db: Session, code: string): Promise<RoomHead | null> {
	const [row] = await db.query(`${HEAD} code = $1`, [code]);
	return headOf(row);
}

/**
 * The room of a code and the participant of it who holds a token, in one question: phones ask all at once.
 * @returns null when the token is nobody's there
 */
export async function findPresent(
	db: Session,
	code: string,
	token: string
): Promise<{ readonly room: RoomHead; readonly participant: number } | null> {
	const [row] = await db.query(
		`select w.id, w.code, w.join_token, w.title, w.status, w.scope, p.id
		from workshop_participants p join workshops w on w.id = p.workshop_id
		where p.token_hash = $2 and w.code = $1 and w.join_token is not null`,
		[code, hashToken(token)]
	);
	const room = headOf(row?.slice(0, -1));
	return room && { room, participant: Number(row?.at(-1)) };
}

/** The room of a QR code, open or closed. */
export async function findRoomByToken(db: Session, token: string): Promise<RoomHead | null> {
	if (!isJoinToken(token)) return null;
	const [row] = await db.query(`${HEAD} join_token = $1`, [token]);
	return headOf(row);
}
