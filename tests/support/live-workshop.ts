import type { Database } from '$lib/server/db';
import { liveRoom, type LiveRoom } from '$lib/server/live';
import type { By, Poll, WorkshopCommand } from '$lib/domain/workshop';
import { DRIVER, person, POLLS, PROGRAM, SETUP } from './workshop-setup';

export const ROOM_CODE = 'K7MP3XQD';

/** The statements of sub-group a, as many as a workshop asks: 21. */
export const STATEMENTS: readonly string[] = Array.from({ length: 21 }, (_, i) => `s${i + 1}`);

/** The polls of the small workshop, with as many statements as a real one has. */
export const FULL_POLLS: readonly Poll[] = POLLS.map((poll): Poll =>
	poll.kind === 'statements'
		? {
				...poll,
				items: STATEMENTS.map((id) => ({
					id,
					segment: 'large-group',
					theme: 'who' as const,
					text: `La DSI est centralisée et dispose de quelques moyens, phrase ${id}.`
				}))
			}
		: poll
);

/** A row for a workshop that was prepared. @returns its number */
export async function prepareWorkshop(db: Database, code: string): Promise<number> {
	const [row] = await db.query(
		`insert into workshops (title, preparation, code, join_token, scope) values ($1, '{}', $2, $3, $4::jsonb) returning id`,
		[SETUP.title, code, `${code.toLowerCase()}${'x'.repeat(22 - code.length)}`, JSON.stringify(SETUP.scope)]
	);
	return Number(row?.[0]);
}

/** Has commands done that must be accepted. @throws Error on a refusal */
export async function doAll(
	room: LiveRoom,
	commands: readonly (readonly [By, WorkshopCommand])[]
): Promise<void> {
	for (const [by, command] of commands) {
		const [outcome] = await room.submit(by, [{ key: null, command }]);
		if (!outcome?.ok) throw new Error(`${command.type}: ${outcome?.error.code ?? 'nothing'}`);
	}
}

/** A workshop that is open, driven by facilitator 1, its first step begun, with people all in sub-group a: participant n holds `token-n`. */
export async function openWorkshopOf(
	db: Database,
	people: number,
	polls: readonly Poll[] = POLLS
): Promise<LiveRoom> {
	const room = await liveRoom(db, await prepareWorkshop(db, ROOM_CODE));
	const { id } = room;
	await doAll(room, [
		[PROGRAM, { type: 'open', setup: SETUP, polls, drafts: {}, scenarios: {} }],
		[DRIVER, { type: 'take-driving' }],
		[DRIVER, { type: 'start-step', step: 'q1' }]
	]);
	await db.query(
		`insert into workshop_participants (workshop_id, id, token_hash, name, organisation, persons)
		select $1::int, n, encode(sha256(('token-' || n)::bytea), 'hex'), 'Personne ' || n, '', 1
		from generate_series(1, $2::int) n`,
		[id, people]
	);
	const all = Array.from({ length: people }, (_, i) => i + 1);
	await room.submit(
		PROGRAM,
		all.map((participant) => ({ key: null, command: { type: 'join', participant, persons: 1 } }))
	);
	await Promise.all(
		all.map((id) => room.submit(person(id), [{ key: null, command: { type: 'choose-group', group: 'a' } }]))
	);
	return room;
}
