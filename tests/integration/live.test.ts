import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { applyEvents, EMPTY_STATE, type WorkshopCommand } from '$lib/domain/workshop';
import type { Database } from '$lib/server/db';
import { closeRooms, eventOfKey, liveRoom, type LiveRoom } from '$lib/server/live';
import { eventsAfter } from '../../src/lib/server/live/kept-events';
import { describeOnBothEngines, describeOnEngine } from '../support/databases';
import { doAll, openWorkshopOf } from '../support/live-workshop';
import { DRIVER, person } from '../support/workshop-setup';

const agree = (item = 's1'): WorkshopCommand => ({
	type: 'answer',
	poll: 'a-statements',
	round: 1,
	item,
	answer: { stance: 'agree' }
});
const no = (item = 's1'): WorkshopCommand => ({
	type: 'answer',
	poll: 'a-statements',
	round: 1,
	item,
	answer: { stance: 'no' }
});
const keyed = (key: string, command: WorkshopCommand) => [{ key, command }];

/** What the database holds of a workshop must be what the room says. */
async function expectSound(db: Database, room: LiveRoom): Promise<void> {
	const events = await eventsAfter(db, room.id, 0);
	expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
	expect(applyEvents(EMPTY_STATE, events)).toEqual(room.state);
	expect(await db.query('select seq, status from workshops where id = $1', [room.id])).toEqual([
		[events.length, room.state.phase]
	]);
	const answers = await db.query(
		'select poll, round, item, participant from workshop_answers where workshop_id = $1',
		[room.id]
	);
	const inState = Object.values(room.state.polls).flatMap(({ poll, rounds }) =>
		rounds.flatMap((round, i) =>
			Object.entries(round).flatMap(([item, given]) =>
				Object.keys(given).map((participant) => [poll.id, i + 1, item, Number(participant)])
			)
		)
	);
	expect(new Set(answers.map((row) => row.join()))).toEqual(new Set(inState.map((row) => row.join())));
}

describeOnBothEngines('a live room', (open) => {
	it('keeps what many send at once in a few transactions, without a gap', async () => {
		const db = await open();
		const room = await openWorkshopOf(db, 40);
		let transactions = 0;
		const counted: Database = {
			...db,
			transaction: (work, mode) => {
				transactions++;
				return db.transaction(work, mode);
			}
		};
		const other = await liveRoom(counted, room.id);
		const outcomes = await Promise.all(
			Array.from({ length: 40 }, (_, i) => other.submit(person(i + 1), keyed(`k-${i}`, agree())))
		);
		expect(outcomes.flat().every((outcome) => outcome.ok)).toBe(true);
		expect(transactions).toBeLessThanOrEqual(3);
		await room.catchUp();
		await expectSound(db, room);
		expect(Object.keys(room.state.polls['a-statements']?.rounds[0]?.['s1'] ?? {})).toHaveLength(40);
		await closeRooms(counted);
	});

	it('counts a key once, whoever holds the room, and tells the key of one person from that of another', async () => {
		const db = await open();
		const room = await openWorkshopOf(db, 2);
		const [first] = await room.submit(person(1), keyed('same', agree()));
		await room.submit(person(1), keyed('later', no()));
		const [again, batchmate, twice] = await room.submit(person(1), [
			...keyed('same', agree()),
			...keyed('more', agree('s2')),
			...keyed('more', no('s2'))
		]);
		expect(again).toEqual(first);
		expect(twice).toEqual(batchmate);
		const [others] = await room.submit(person(2), keyed('same', agree()));
		expect(others?.ok && first?.ok && others.value > first.value).toBe(true);
		await closeRooms(db);
		const reopened = await liveRoom(db, room.id);
		expect(reopened.state).toEqual(room.state);
		expect(await reopened.submit(person(1), keyed('same', agree()))).toEqual([first]);
		expect((await eventOfKey(db, room.id, person(1), 'same'))?.seq).toBe(first?.ok ? first.value : 0);
		expect(reopened.state.polls['a-statements']?.rounds[0]).toEqual({
			s1: { 1: { stance: 'no' }, 2: { stance: 'agree' } },
			s2: { 1: { stance: 'agree' } }
		});
		await expectSound(db, reopened);
	});

	it('answers each in its order, refusals beside what is accepted', async () => {
		const db = await open();
		const room = await openWorkshopOf(db, 1);
		const outcomes = await room.submit(person(1), [
			{ key: null, command: agree() },
			{ key: null, command: { ...no(), round: 2 } as WorkshopCommand },
			{ key: null, command: agree() },
			{ key: null, command: { type: 'choose-group', group: 'zz' } },
			{ key: null, command: { type: 'start-step', step: 'q2' } },
			{ key: null, command: agree('s2') }
		]);
		const { seq } = room.state;
		expect(outcomes.map((outcome) => (outcome.ok ? outcome.value : outcome.error.code))).toEqual([
			seq - 1,
			'other-round',
			seq - 1,
			'unknown-group',
			'not-allowed',
			seq
		]);
		await expectSound(db, room);
	});

	it('keeps its beginning and its end with the workshop itself', async () => {
		const db = await open();
		const room = await openWorkshopOf(db, 1);
		const times = async () =>
			(await db.query('select status, opened_at is not null, closed_at is not null from workshops'))[0];
		expect(await times()).toEqual(['live', true, false]);
		await doAll(room, [[DRIVER, { type: 'close', records: {} }]]);
		expect(await times()).toEqual(['closed', true, true]);
		expect(await room.submit(person(1), keyed('late', agree()))).toEqual([
			{ ok: false, error: { code: 'not-live', phase: 'closed' } }
		]);
	});

	it('tells a screen what it lacks, and nothing of others', async () => {
		const db = await open();
		const room = await openWorkshopOf(db, 3);
		const phone = { kind: 'participant', group: 'a' } as const;
		const first = room.message(phone, null, 1);
		expect(first).toMatchObject({
			whole: true,
			seq: room.state.seq,
			you: { participant: 1, name: 'Personne 1' }
		});
		expect(room.message(phone, first.seq, 1)).toMatchObject({ whole: false, pieces: {} });
		expect(room.message(phone, first.seq, 1).you).toBeUndefined();

		await doAll(room, [[person(2), agree()]]);
		const { pieces, you, whole } = room.message(phone, first.seq, 1);
		expect([Object.keys(pieces), you, whole]).toEqual([['progress:a-statements'], undefined, false]);
		expect(room.message(phone, first.seq, 2).you?.answers).toEqual({
			'a-statements': { s1: { stance: 'agree' } }
		});

		// In another sub-group, everything is other: all of it is told.
		await doAll(room, [[person(1), { type: 'choose-group', group: 'b' }]]);
		const moved = room.message({ kind: 'participant', group: 'b' }, first.seq, 1);
		expect([moved.whole, moved.you?.group, moved.pieces['poll:a-statements']]).toEqual([
			true,
			'b',
			undefined
		]);
		// Known from another life of the server, or not known at all.
		expect(room.message(phone, room.state.seq + 5).whole).toBe(true);

		const { names } = room.message({ kind: 'console' }, null);
		expect(Object.keys(names?.participants ?? {})).toEqual(['1', '2', '3']);
		expect(room.message({ kind: 'presenter' }, null).names).toBeUndefined();
	});

	it('says that a piece is gone, and tells at most four times a second', async () => {
		const db = await open();
		const room = await openWorkshopOf(db, 1);
		const phone = { kind: 'participant', group: 'b' } as const;
		const told: number[] = [];
		const stop = room.subscribe(() => told.push(performance.now()));
		const end = performance.now() + 1000;
		for (let i = 0; performance.now() < end; i++) await doAll(room, [[person(1), i % 2 ? agree() : no()]]);
		await wait(300);
		stop();
		expect(told.length).toBeGreaterThanOrEqual(3);
		for (const [i, at] of told.entries()) expect(at - (told[i - 1] ?? 0)).toBeGreaterThan(240);

		const before = room.message(phone, null).seq;
		await doAll(room, [
			[DRIVER, { type: 'start-step', step: 'q2' }],
			[DRIVER, { type: 'reveal-poll', poll: 'a-statements' }],
			[DRIVER, { type: 'start-step', step: 'plenary' }]
		]);
		const seen = room.message(phone, before);
		expect(seen.pieces['poll:a-statements']).toMatchObject({ phase: 'revealed' });
		await doAll(room, [[DRIVER, { type: 'start-step', step: 'q3' }]]);
		expect(room.message(phone, seen.seq).pieces['poll:a-statements']).toBeNull();
	});

	it('tells new names to consoles only', async () => {
		const db = await open();
		const room = await openWorkshopOf(db, 1);
		const { seq } = room.state;
		await db.query("update workshop_participants set name = 'Autre nom' where workshop_id = $1", [room.id]);
		await doAll(room, [[{ kind: 'program' }, { type: 'rename', participant: 1 }]]);
		expect(room.message({ kind: 'console' }, seq).names?.participants[1]?.name).toBe('Autre nom');
		expect(room.message({ kind: 'participant', group: 'a' }, seq, 1).you?.name).toBe('Autre nom');
		expect(JSON.stringify(room.message({ kind: 'presenter' }, null))).not.toContain('Autre nom');
	});
});

describeOnEngine('postgres', 'two processes that hold one room', (_, engine) => {
	it('agree, whoever writes and whoever loses its connection', async () => {
		const place = await engine.place();
		const [one, two] = [await engine.open(place), await engine.open(place)];
		const here = await openWorkshopOf(one, 30);
		const there = await liveRoom(two, here.id);
		expect(there.state).toEqual(here.state);
		let told = 0;
		there.subscribe(() => (told = there.state.seq));
		await doAll(here, [[person(1), agree()]]);
		await expect.poll(() => told).toBe(here.state.seq);
		expect(there.state).toEqual(here.state);

		// Both write at once: one order, no gap.
		const outcomes = await Promise.all(
			Array.from({ length: 60 }, (_, i) =>
				(i % 2 ? here : there).submit(person(1 + (i % 30)), keyed(`k${i}`, agree(i < 30 ? 's1' : 's2')))
			)
		);
		expect(outcomes.flat().every((outcome) => outcome.ok)).toBe(true);
		await Promise.all([here.catchUp(), there.catchUp()]);
		expect(there.state).toEqual(here.state);
		await expectSound(one, here);

		// Sent again to the other one, as by a phone that lost its way.
		const again = await there.submit(person(2), keyed('k1', no('s1')));
		expect(again).toEqual(outcomes[1]);

		// Notifications that are lost are made up for.
		await one.query('select pg_terminate_backend(pid) from pg_stat_activity where query ilike $1', [
			'listen%'
		]);
		await doAll(here, [[person(3), no('s2')]]);
		await there.check();
		expect(there.state).toEqual(here.state);
		await closeRooms(one);
		await closeRooms(two);
	});
});
