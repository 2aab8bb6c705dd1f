import type { Database, Session } from '../db';
import { note } from '../journal';
import { liveRoom } from '../live';
import { logError } from '../log';
import { accountBehind } from './facilitators';
import { groupRecords } from './group-records';
import { discardGroupWork } from './group-work';

/** Hours without anything said in a workshop that nobody closed, after which it is closed and its people erased. */
export const FORGOTTEN_HOURS = 7 * 24;

/** Workshops where something of a person is left. */
const HOLDS_PEOPLE = `(exists (select 1 from workshop_participants p where p.workshop_id = w.id
		and (p.token_hash is not null or p.name <> '' or p.organisation <> ''))
	or exists (select 1 from workshop_facilitators f where f.workshop_id = w.id
		and (f.token_hash is not null or f.name <> '')))`;

/** The delay announced to the people of a workshop is in its first event, which opened it. */
const ANNOUNCED = `(select (e.event -> 'setup' ->> 'eraseAfterHours')::float8 from workshop_events e
	where e.workshop_id = w.id and e.seq = 1)`;
const LAST_HEARD = `(select max(e.at) from workshop_events e where e.workshop_id = w.id)`;

/**
 * Erases the names and devices of a workshop: who took part can no longer be told, and no device comes back into it. Numbers and
 * answers stay. To be called in a transaction.
 * @returns whether there was somebody to erase
 */
async function erasePeople(session: Session, workshopId: number): Promise<boolean> {
	await session.query('select id from workshops where id = $1 for update', [workshopId]);
	const people = await session.query(
		`update workshop_participants set name = '', organisation = '', token_hash = null
		where workshop_id = $1 and (token_hash is not null or name <> '' or organisation <> '') returning id`,
		[workshopId]
	);
	const facilitators = await session.query(
		`update workshop_facilitators set name = '', token_hash = null
		where workshop_id = $1 and (token_hash is not null or name <> '') returning id`,
		[workshopId]
	);
	await session.query('delete from workshop_pairings where workshop_id = $1', [workshopId]);
	if (people.length + facilitators.length === 0) return false;
	await session.query("update workshops set erased_at = now() where id = $1 and status = 'closed'", [
		workshopId
	]);
	await note(session, 'program', {
		action: 'workshop-people-erased',
		subject: `workshop ${workshopId}`,
		after: { participants: people.length, facilitators: facilitators.length }
	});
	return true;
}

/**
 * Erases the people of workshops whose time has come: closed for as long as was announced, or left open and forgotten,
 * which ends them.
 * @param only the workshop that has just been closed, for one that erases at once
 * @returns the workshops whose people were erased
 */
export async function sweepRooms(db: Database, now: Date, only?: number): Promise<readonly number[]> {
	const due = await db.query(
		`select w.id, w.status from workshops w where ($2::int is null or w.id = $2) and (
			(w.status = 'closed' and w.closed_at + coalesce(${ANNOUNCED}, 0) * interval '1 hour' <= $1::timestamptz
				and ${HOLDS_PEOPLE})
			or (w.status = 'live' and ${LAST_HEARD} <= extract(epoch from $1::timestamptz) * 1000 - $3::float8)
		) order by w.id`,
		[now.toISOString(), only ?? null, FORGOTTEN_HOURS * 3600 * 1000]
	);
	const erased: number[] = [];
	for (const [id, status] of due) {
		if (status === 'live') await closeForgotten(db, Number(id));
		if (await db.transaction((session) => erasePeople(session, Number(id)))) erased.push(Number(id));
	}
	return erased;
}

/** Ends a workshop that nobody ended, by an event of its own. What cannot be closed has its people erased all the same. */
async function closeForgotten(db: Database, workshopId: number): Promise<void> {
	try {
		const room = await liveRoom(db, workshopId);
		const { setup } = room.state;
		const records = setup ? await groupRecords(db, room.state, setup.scope) : {};
		const [closed] = await room.submit({ kind: 'program' }, [
			{ key: null, command: { type: 'close-forgotten', records } }
		]);
		if (!closed?.ok) return;
		await note(db, 'program', { action: 'workshop-closed', subject: `workshop ${workshopId}` });
		if (setup?.rehearsal) await discardGroupWork(db, 'program', room.state);
	} catch (error) {
		logError(error, { event: 'workshop', what: 'closing a forgotten workshop' });
	}
}

/**
 * To be called once a facilitator closed a workshop: it is noted, and its people are erased where that was announced for at once.
 * @param facilitator who closed it
 */
export async function workshopClosed(db: Database, workshopId: number, facilitator: number): Promise<void> {
	const behind = await accountBehind(db, workshopId, facilitator);
	await note(db, behind?.viewer ?? 'program', {
		action: 'workshop-closed',
		subject: `workshop ${workshopId}`
	});
	await sweepRooms(db, new Date(), workshopId);
}
