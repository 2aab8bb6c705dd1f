import type { Viewer } from '$lib/domain/access';
import type { Poll, WorkshopSetup } from '$lib/domain/workshop';
import type { Database } from '$lib/server/db';
import { closeRooms, liveRoom } from '$lib/server/live';
import { findRoomByCode, newJoinToken, newRoomCode, type RoomHead } from '$lib/server/workshops';
import { WORKSHOP_SETUP } from './workshop-state';

const used = new Set<Database>();

/** Lets the rooms of a test go: to be called before its databases are given back. */
export async function closeOpenedRooms(): Promise<void> {
	for (const db of used) await closeRooms(db);
	used.clear();
}

/** Opens a workshop that was prepared to be so. */
export async function openRoom(
	db: Database,
	setup: Partial<WorkshopSetup> = {},
	polls: readonly Poll[] = []
): Promise<RoomHead> {
	used.add(db);
	const whole = { ...WORKSHOP_SETUP, ...setup };
	const code = newRoomCode();
	const [row] = await db.query(
		`insert into workshops (title, preparation, scope, code, join_token) values ($1, '{}', $2::text::jsonb, $3, $4) returning id`,
		[whole.title, JSON.stringify(whole.scope), code, newJoinToken()]
	);
	const live = await liveRoom(db, Number(row?.[0]));
	await live.submit({ kind: 'program' }, [
		{ key: null, command: { type: 'open', setup: whole, polls, drafts: {}, scenarios: {} } }
	]);
	const room = await findRoomByCode(db, code);
	if (!room) throw new Error('The workshop of the test did not open');
	return room;
}

/** An account that may sign in. */
export async function newAccount(db: Database, given: Pick<Viewer, 'role' | 'scope'>): Promise<Viewer> {
	const name = `Camille Essai (${given.role})`;
	const [row] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ($1, $2, $3::text::jsonb, now()) returning id`,
		[name, given.role, JSON.stringify(given.scope)]
	);
	return { account: Number(row?.[0]), name, demonstration: false, ...given };
}
