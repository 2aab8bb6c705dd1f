import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase, type Database } from '$lib/server/db';
import { closeRooms, liveRoom } from '$lib/server/live';
import { doAll, FULL_POLLS, openWorkshopOf, ROOM_CODE, STATEMENTS } from './live-workshop';
import { answerOf, Phone } from './room-phones';
import { startServer } from './server';
import { DRIVER } from './workshop-setup';

/** Where a database is. */
interface Place {
	readonly dataDir: string;
	readonly databaseUrl: string | null;
}

const PEOPLE = 12;

/** A workshop that is open in a place, for rounds of kills. @returns its number */
export async function placeToKill(place: Place): Promise<number> {
	const db = await openDatabase(place);
	try {
		return (await openWorkshopOf(db, PEOPLE, FULL_POLLS)).id;
	} finally {
		await closeRooms(db);
		await db.close();
	}
}

/** What one round found. */
export interface KilledVote {
	readonly acknowledged: number;
	/** Sent, without anybody knowing whether they arrived. */
	readonly open: number;
	/** Empty when all is well. */
	readonly problems: readonly string[];
}

/**
 * People vote as fast as they can, the server is killed without warning, and what is left is looked at: all that was acknowledged,
 * once; and what was not can be sent again, whether it had arrived or not.
 * @param round of the poll, from 1: the next one is opened at the end, so that every answer makes an event
 * @param after milliseconds of votes before the kill
 */
export async function killedVote(
	place: Place,
	workshop: number,
	round: number,
	after: number
): Promise<KilledVote> {
	const env: Readonly<Record<string, string>> =
		place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl };
	const server = await startServer({ dataset: 'empty', dataDir: place.dataDir, env, people: [] });
	const room = `${server.url}/salle/${ROOM_CODE}`;
	const phones = Array.from({ length: PEOPLE }, (_, i) => new Phone(room, i + 1));
	const acknowledged = new Map<string, number>();
	const open: { readonly participant: number; readonly turn: number }[] = [];
	let isKilled = false;
	const votes = phones.map(async (phone) => {
		for (let turn = 0; !isKilled; turn++) {
			const sent = answerOf(phone.participant, turn, STATEMENTS, round);
			const received = await phone.send([sent]);
			const [mine] = received ?? [];
			if (mine?.ok) acknowledged.set(`p${phone.participant}:${mine.key}`, mine.seq);
			else open.push({ participant: phone.participant, turn });
			if (received === null) return;
		}
	});
	await wait(after);
	process.kill(server.pid, 'SIGKILL');
	isKilled = true;
	await Promise.all(votes);
	await server.stop();
	const db = await openDatabase(place);
	try {
		const problems = await problemsOf(db, workshop, acknowledged);
		const live = await liveRoom(db, workshop);
		for (const { participant, turn } of open) {
			const sent = answerOf(participant, turn, STATEMENTS, round);
			const by = { kind: 'participant', id: participant } as const;
			const [first] = await live.submit(by, [sent]);
			const [again] = await live.submit(by, [sent]);
			if (!first?.ok || !again?.ok) problems.push(`${sent.key} was refused when sent again`);
			else acknowledged.set(`p${participant}:${sent.key}`, first.value);
		}
		problems.push(...(await problemsOf(db, workshop, acknowledged)));
		await doAll(live, [
			[DRIVER, { type: 'reveal-poll', poll: 'a-statements' }],
			[DRIVER, { type: 'new-round', poll: 'a-statements' }]
		]);
		return { acknowledged: acknowledged.size, open: open.length, problems };
	} finally {
		await closeRooms(db);
		await db.close();
	}
}

/** What is wrong with the events of a workshop, given what was acknowledged. */
async function problemsOf(
	db: Database,
	workshop: number,
	acknowledged: ReadonlyMap<string, number>
): Promise<string[]> {
	const problems: string[] = [];
	const rows = await db.query(
		`select key, seq from workshop_events where workshop_id = $1 and event ->> 'type' = 'answered'`,
		[workshop]
	);
	const kept = new Map<string, number>();
	for (const [key, seq] of rows) {
		if (kept.has(String(key))) problems.push(`${String(key)} is there twice`);
		kept.set(String(key), Number(seq));
	}
	for (const [key, seq] of acknowledged) {
		const is = kept.get(key);
		if (is !== seq) problems.push(`${key} is ${is ? `event ${is}` : 'lost'}, acknowledged as ${seq}`);
	}
	const [counts] = await db.query(
		`select (select max(seq) from workshop_events where workshop_id = $1) - (select count(*)::int from workshop_events where workshop_id = $1),
			(select seq from workshops where id = $1) - (select max(seq) from workshop_events where workshop_id = $1)`,
		[workshop]
	);
	if (Number(counts?.[0]) !== 0) problems.push('the events have a gap');
	if (Number(counts?.[1]) !== 0) problems.push('the workshop is at another event than the last one');
	const answers = await db.query(
		`select count(*)::int from workshop_answers a join workshop_events e using (workshop_id, seq)
		where a.workshop_id = $1 and (e.by_id <> a.participant or e.event ->> 'item' <> a.item)`,
		[workshop]
	);
	if (Number(answers[0]?.[0]) !== 0) problems.push('an answer in force is not that of its event');
	return problems;
}
