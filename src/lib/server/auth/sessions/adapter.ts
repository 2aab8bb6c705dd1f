import type { Adapter, DatabaseSession, Lucia as Sessions } from 'lucia';
import type { Viewer } from '$lib/domain/access';
import type { Session } from '../../db';
import { MAY_SIGN_IN, VIEWER_COLUMNS, viewerOf } from './account-row';
import type { SessionLimits } from './limits';

/** `first`: the password was right and a second factor is awaited; `full`: signed in. */
export type SessionLevel = 'first' | 'full';

/** What is kept of a session beside its times. */
export interface SessionAttributes {
	readonly level: SessionLevel;
	readonly device: string;
	readonly createdAt: Date;
	readonly endsAt: Date;
	/** When a request last used it. */
	readonly seenAt: Date;
}

declare module 'lucia' {
	interface Register {
		Lucia: Sessions<SessionAttributes, { viewer: Viewer }>;
		UserId: number;
		DatabaseSessionAttributes: SessionAttributes;
		DatabaseUserAttributes: { viewer: Viewer };
	}
}

const COLUMNS =
	's.id, s.account_id, s.expires_at::text, s.level, s.device, s.ends_at::text, s.seen_at::text, s.created_at::text';
const WIDTH = 8;

function sessionOf(row: readonly unknown[]): DatabaseSession {
	const [id, account, expiresAt, level, device, endsAt, seenAt, createdAt] = row;
	return {
		id: String(id),
		userId: Number(account),
		expiresAt: new Date(String(expiresAt)),
		attributes: {
			level: level === 'full' ? 'full' : 'first',
			device: String(device),
			createdAt: new Date(String(createdAt)),
			endsAt: new Date(String(endsAt)),
			seenAt: new Date(String(seenAt))
		}
	};
}

/**
 * Lucia's seven methods over our tables. Ids are the hashes of tokens. An absolute end holds whatever Lucia asks for, and an
 * account that may no longer sign in has no session.
 */
export const sessionAdapter = (db: Session, limits: SessionLimits): Adapter => ({
	async getSessionAndUser(id) {
		const [row] = await db.query(
			`select ${COLUMNS}, ${VIEWER_COLUMNS} from sessions s join accounts a on a.id = s.account_id
			where s.id = $1 and s.ends_at > now() and ${MAY_SIGN_IN}`,
			[id]
		);
		if (!row) return [null, null];
		const viewer = viewerOf(row.slice(WIDTH));
		return [sessionOf(row), viewer && { id: viewer.account, attributes: { viewer } }];
	},
	async getUserSessions(account) {
		const rows = await db.query(
			`select ${COLUMNS} from sessions s where s.account_id = $1 and s.ends_at > now() order by s.seen_at desc, s.id`,
			[account]
		);
		return rows.map(sessionOf);
	},
	async setSession({ id, userId, expiresAt, attributes }) {
		await db.query(
			`insert into sessions (id, account_id, expires_at, ends_at, level, device)
			values ($1, $2, $3::timestamptz, now() + $4::float8 * interval '1 hour', $5, $6)`,
			[id, userId, expiresAt.toISOString(), limits.absoluteHours, attributes.level, attributes.device]
		);
	},
	async updateSessionExpiration(id, expiresAt) {
		await db.query(
			'update sessions set expires_at = least($2::timestamptz, ends_at), seen_at = now() where id = $1',
			[id, expiresAt.toISOString()]
		);
	},
	async deleteSession(id) {
		await db.query('delete from sessions where id = $1', [id]);
	},
	async deleteUserSessions(account) {
		await db.query('delete from sessions where account_id = $1', [account]);
	},
	async deleteExpiredSessions() {
		await db.query('delete from sessions where expires_at <= now() or ends_at <= now()');
	}
});
