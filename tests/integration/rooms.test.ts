import { afterEach, expect, it } from 'vitest';
import { shownRoomCode } from '$lib/domain/workshop';
import type { Database } from '$lib/server/db';
import { listJournal } from '$lib/server/journal';
import { liveRoom } from '$lib/server/live';
import { hashToken, newToken } from '$lib/server/auth/tokens';
import {
	facilitatorOf,
	findRoomByCode,
	findRoomByToken,
	joinRefusalMessage,
	joinRoom,
	JOINS_PER_ADDRESS,
	makePairing,
	MOST_PARTICIPANTS,
	newRoomCode,
	pairedDevices,
	participantOf,
	renameParticipant,
	revokeDevice,
	roomGuesses,
	sweepRooms,
	usePairing,
	workshopClosed,
	type RoomHead
} from '$lib/server/workshops';
import { describeOnBothEngines } from '../support/databases';
import { closeOpenedRooms, newAccount, openRoom } from '../support/open-room';

const NOBODY = { name: '', organisation: '', persons: 1 };
const HOUR = 3600 * 1000;
/** More of them are tried by `npm run torture -- guesses`. */
const GUESSES = Number(process.env['GUESSES'] ?? 200);

async function joined(
	db: Database,
	room: RoomHead,
	given = {}
): Promise<{ participant: number; token: string }> {
	const result = await joinRoom(db, room, { ...NOBODY, ...given });
	if (!result.ok) throw new Error(`refused: ${result.error.code}`);
	return result.value;
}

async function stateOf(db: Database, { id }: RoomHead) {
	return (await liveRoom(db, id)).state;
}

/** Closes a workshop, some time ago. */
async function close(db: Database, { id }: RoomHead, facilitator: number): Promise<void> {
	const live = await liveRoom(db, id);
	const by = { kind: 'facilitator' as const, id: facilitator };
	await live.submit(by, [
		{ key: null, command: { type: 'take-driving' } },
		{ key: null, command: { type: 'close', records: {} } }
	]);
}

function describeRooms(title: string, suite: (open: () => Promise<Database>) => void): void {
	describeOnBothEngines(title, (open) => {
		afterEach(closeOpenedRooms);
		suite(open);
	});
}

const kept = async (db: Database, { id }: RoomHead): Promise<string> =>
	JSON.stringify([
		await db.query(
			'select id, name, organisation, token_hash from workshop_participants where workshop_id = $1',
			[id]
		),
		await db.query('select id, name, token_hash from workshop_facilitators where workshop_id = $1', [id]),
		await db.query('select * from workshop_pairings where workshop_id = $1', [id])
	]);

const actions = async (db: Database): Promise<readonly string[]> =>
	(await listJournal(db, { scope: 'national' }, {})).lines.map(({ action }) => action);

describeRooms('coming into a room', (open) => {
	it('makes a participant whom their device brings back, and whom a form sent twice makes once', async () => {
		const db = await open();
		const room = await openRoom(db);
		const token = newToken();
		const given = { name: ' Anne\u202e  Le\tGall ', organisation: 'Ker Avel', token };
		const [first, again] = await Promise.all([joined(db, room, given), joined(db, room, given)]);
		expect(again).toEqual(first);
		expect(await participantOf(db, room, token)).toBe(first.participant);
		expect(Object.keys((await stateOf(db, room)).participants)).toEqual([String(first.participant)]);
		const [row] = await db.query('select name, organisation, token_hash from workshop_participants');
		expect(row).toEqual(['Anne Le Gall', 'Ker Avel', hashToken(token)]);
	});

	it('numbers a hundred people who come at once without gap or double, in both sub-groups', async () => {
		const db = await open();
		const room = await openRoom(db);
		const all = await Promise.all(Array.from({ length: 100 }, () => joined(db, room)));
		expect(all.map(({ participant }) => participant).sort((a, b) => a - b)).toEqual(
			Array.from({ length: 100 }, (_, i) => i + 1)
		);
		const { participants } = await stateOf(db, room);
		expect(Object.values(participants).filter(({ group }) => group === 'a')).toHaveLength(50);
	});

	it('counts the persons of a table, and one anywhere else', async () => {
		const db = await open();
		const table = await openRoom(db, { devices: 'table' });
		const { participant } = await joined(db, table, { persons: 7 });
		expect((await stateOf(db, table)).participants[participant]?.persons).toBe(7);
		const own = await openRoom(db);
		const alone = await joined(db, own, { persons: 7 });
		expect((await stateOf(db, own)).participants[alone.participant]?.persons).toBe(1);
		for (const persons of [0, 21, 1.5, Number.NaN])
			expect(await joinRoom(db, table, { ...NOBODY, persons })).toEqual({
				ok: false,
				error: { code: 'bad-persons' }
			});
	});

	it('takes 60 characters of a name, and refuses 61 and a huge text', async () => {
		const db = await open();
		const room = await openRoom(db);
		expect((await joinRoom(db, room, { ...NOBODY, name: 'é'.repeat(60) })).ok).toBe(true);
		for (const name of ['é'.repeat(61), 'x'.repeat(1_000_000)])
			expect(await joinRoom(db, room, { ...NOBODY, name })).toEqual({
				ok: false,
				error: { code: 'bad-words' }
			});
	});

	it('is refused once the room is full, and open again when somebody is removed', async () => {
		const db = await open();
		const room = await openRoom(db);
		const { participant } = await joined(db, room);
		await db.query(
			`insert into workshop_participants (workshop_id, id, name, organisation, persons)
			select $1, n, '', '', 1 from generate_series(2, $2::int) n`,
			[room.id, MOST_PARTICIPANTS]
		);
		expect(await joinRoom(db, room, NOBODY)).toEqual({ ok: false, error: { code: 'full' } });
		const chief = await facilitatorOf(db, room, await newAccount(db, { role: 'facilitator', scope: ['53'] }));
		await (
			await liveRoom(db, room.id)
		).submit({ kind: 'facilitator', id: Number(chief) }, [
			{ key: null, command: { type: 'remove', participant } }
		]);
		expect((await joinRoom(db, room, NOBODY)).ok).toBe(true);
	});

	it('has as many come from one address as a room shares, and never fills from one alone', async () => {
		const db = await open();
		const [room, other] = [await openRoom(db), await openRoom(db)];
		const from = (head: RoomHead, address: string) => joinRoom(db, head, { ...NOBODY, address });
		expect((await from(room, '203.0.113.7')).ok).toBe(true);
		await db.query("update attempts set points = $1 where key like 'room-join%'", [JOINS_PER_ADDRESS - 1]);
		expect((await from(room, '::ffff:203.0.113.7')).ok).toBe(true);
		const refused = await from(room, '203.0.113.7');
		if (refused.ok || refused.error.code !== 'too-many-from-address') throw new Error('not refused');
		expect(refused.error.seconds).toBeGreaterThan(11 * 3600);
		expect(joinRefusalMessage(refused.error)).toContain('réessayez dans 12\u00a0heures');
		expect([await from(room, '203.0.113.8'), await from(other, '203.0.113.7')]).toMatchObject([
			{ ok: true },
			{ ok: true }
		]);
		// Who does not come by the network counts for nobody.
		expect((await joinRoom(db, room, NOBODY)).ok).toBe(true);
		expect(JOINS_PER_ADDRESS).toBeLessThan(MOST_PARTICIPANTS);
		await db.query("update attempts set expire = now() where key like 'room-join%'");
		expect((await from(room, '203.0.113.7')).ok).toBe(true);
	});

	it('seats no more than there are seats, of those who come at the same instant', async () => {
		const db = await open();
		const room = await openRoom(db);
		const fill = async (workshop: number, people: number): Promise<void> => {
			await db.query(
				`insert into workshop_participants (workshop_id, id, name, organisation, persons)
				select $1, n, '', '', 1 from generate_series(1, $2::int) n`,
				[workshop, people]
			);
		};
		const atOnce = async (head: RoomHead): Promise<Readonly<Record<string, number>>> => {
			const came = await Promise.all(
				Array.from({ length: 20 }, () => joinRoom(db, head, { ...NOBODY, address: '203.0.113.7' }))
			);
			return came.reduce<Record<string, number>>((counts, each) => {
				const code = each.ok ? 'seated' : each.error.code;
				return { ...counts, [code]: (counts[code] ?? 0) + 1 };
			}, {});
		};
		await fill(room.id, MOST_PARTICIPANTS - 7);
		expect(await atOnce(room)).toEqual({ seated: 7, full: 13 });
		const shared = await openRoom(db);
		expect((await joinRoom(db, shared, { ...NOBODY, address: '203.0.113.7' })).ok).toBe(true);
		await db.query('update attempts set points = $1 where key like $2', [
			JOINS_PER_ADDRESS - 3,
			`room-join:${shared.id} %`
		]);
		expect(await atOnce(shared)).toEqual({ seated: 3, 'too-many-from-address': 17 });
	});

	it('gives no seat in another room, and a name that offends is changed under the same number', async () => {
		const db = await open();
		const [room, other] = [await openRoom(db), await openRoom(db)];
		const { participant, token } = await joined(db, room, { name: 'Grossier' });
		expect(await participantOf(db, other, token)).toBeNull();
		expect(await participantOf(db, room, newToken())).toBeNull();
		expect(await renameParticipant(db, room.id, participant, { name: 'Table 4', organisation: '' })).toEqual({
			ok: true,
			value: true
		});
		expect((await liveRoom(db, room.id)).names.participants[participant]?.name).toBe('Table 4');
		expect(await renameParticipant(db, other.id, participant, { name: 'X', organisation: '' })).toEqual({
			ok: true,
			value: false
		});
	});

	it('goes by a code or a QR code that open this room only, and ends with the workshop', async () => {
		const db = await open();
		const room = await openRoom(db);
		expect(await findRoomByCode(db, room.code)).toEqual(room);
		expect(await findRoomByToken(db, room.joinToken)).toEqual(room);
		for (const token of ['', room.code, shownRoomCode(room.code), `${room.joinToken}x`, "' or true --"])
			expect(await findRoomByToken(db, token)).toBeNull();
		const chief = await facilitatorOf(db, room, await newAccount(db, { role: 'admin', scope: 'national' }));
		await close(db, room, Number(chief));
		expect((await findRoomByCode(db, room.code))?.status).toBe('closed');
		expect(await joinRoom(db, room, NOBODY)).toEqual({ ok: false, error: { code: 'closed' } });
	});
});

describeRooms('guessing codes', (open) => {
	it(`finds none of ten rooms in ${GUESSES} tries that nothing would stop`, async () => {
		const db = await open();
		for (let i = 0; i < 10; i++) await openRoom(db);
		let hits = 0;
		for (let tried = 0; tried < GUESSES; tried++)
			if ((await findRoomByCode(db, newRoomCode())) !== null) hits++;
		expect(hits).toBe(0);
	});

	it('finds nothing, and is stopped for the address that guesses and for no other', async () => {
		const db = await open();
		const rooms = await Promise.all(Array.from({ length: 3 }, () => openRoom(db)));
		const [guesser, phones] = ['203.0.113.7', '198.51.100.4'];
		let tried = 0;
		let hits = 0;
		while ((await roomGuesses.delay(db, guesser)) === 0) {
			const found = await Promise.all(Array.from({ length: 50 }, () => findRoomByCode(db, newRoomCode())));
			hits += found.filter((room) => room !== null).length;
			tried += found.length;
			await Promise.all(found.map(() => roomGuesses.count(db, guesser)));
		}
		expect(hits).toBe(0);
		expect(tried).toBe(1050);
		expect(await roomGuesses.delay(db, guesser)).toBeGreaterThan(500);
		await Promise.all(Array.from({ length: 900 }, () => roomGuesses.count(db, phones)));
		expect(await roomGuesses.delay(db, phones)).toBe(0);
		expect(await findRoomByToken(db, rooms[0]!.joinToken)).not.toBeNull();
	});

	it('counts a network of IPv6 as one address', async () => {
		const db = await open();
		await Promise.all(
			Array.from({ length: 1001 }, (_, i) => roomGuesses.count(db, `2001:db8:1:2::${i.toString(16)}`))
		);
		expect(await roomGuesses.delay(db, '2001:DB8:1:2:aaaa:bbbb:cccc:dddd')).toBeGreaterThan(0);
		expect(await roomGuesses.delay(db, '2001:db8:1:3::1')).toBe(0);
	});
});

describeRooms('who runs a workshop', (open) => {
	it('is who may facilitate there: others are nobody, and one account is one facilitator', async () => {
		const db = await open();
		const room = await openRoom(db);
		const chief = await newAccount(db, { role: 'facilitator', scope: ['53'] });
		const twice = await Promise.all([facilitatorOf(db, room, chief), facilitatorOf(db, room, chief)]);
		expect(twice).toEqual([1, 1]);
		const second = await newAccount(db, { role: 'analyst', scope: 'national' });
		expect(await facilitatorOf(db, room, second)).toBe(2);
		for (const given of [
			{ role: 'reader', scope: 'national' },
			{ role: 'facilitator', scope: ['11'] }
		] as const)
			expect(await facilitatorOf(db, room, await newAccount(db, given))).toBeNull();
	});

	it('pairs a device by a code that works once, here, for ten minutes', async () => {
		const db = await open();
		const [room, other] = [await openRoom(db), await openRoom(db)];
		const chief = Number(
			await facilitatorOf(db, room, await newAccount(db, { role: 'facilitator', scope: ['53'] }))
		);
		const made = await makePairing(db, room, chief);
		if (!made.ok) throw new Error('refused');
		const typed = { code: shownRoomCode(made.value.code).toLowerCase(), name: 'Tablette' };
		const unknown = { ok: false, error: { code: 'unknown-code' } };
		expect(await usePairing(db, other, typed)).toEqual(unknown);
		expect(await usePairing(db, room, { ...typed, name: ' ' })).toEqual({
			ok: false,
			error: { code: 'bad-words' }
		});
		const uses = await Promise.all([usePairing(db, room, typed), usePairing(db, room, typed)]);
		expect(uses.filter(({ ok }) => ok)).toHaveLength(1);
		const used = uses.find(({ ok }) => ok);
		if (!used?.ok) return;
		expect(await facilitatorOf(db, room, used.value.token)).toBe(used.value.facilitator);
		expect(await facilitatorOf(db, other, used.value.token)).toBeNull();
		// A device pairs no other one.
		expect(await makePairing(db, room, used.value.facilitator)).toMatchObject({ ok: false });

		const late = await makePairing(db, room, chief);
		await db.query(
			"update workshop_pairings set expires_at = now() - interval '1 second' where used_at is null"
		);
		expect(await usePairing(db, room, { code: late.ok ? late.value.code : '', name: 'X' })).toEqual(unknown);

		expect((await pairedDevices(db, room.id)).map(({ name }) => name)).toEqual(['Tablette']);
		expect(await revokeDevice(db, room, used.value.facilitator, chief)).toBe(true);
		expect(await revokeDevice(db, room, chief, chief)).toBe(false);
		expect(await facilitatorOf(db, room, used.value.token)).toBeNull();
		expect(await actions(db)).toEqual(
			expect.arrayContaining(['workshop-device-paired', 'workshop-device-revoked'])
		);
	});

	it('loses its devices with the rights of the account behind them', async () => {
		const db = await open();
		const room = await openRoom(db);
		const account = await newAccount(db, { role: 'facilitator', scope: ['53'] });
		const chief = Number(await facilitatorOf(db, room, account));
		const made = await makePairing(db, room, chief);
		const used = await usePairing(db, room, { code: made.ok ? made.value.code : '', name: 'Tablette' });
		if (!used.ok) throw new Error('refused');
		await db.query('update accounts set deactivated_at = now() where id = $1', [account.account]);
		expect(await facilitatorOf(db, room, used.value.token)).toBeNull();
	});
});

describeRooms('the people of a workshop', (open) => {
	it.each([0, 24])('are erased %i hours after its end, and its answers stay', async (eraseAfterHours) => {
		const db = await open();
		const room = await openRoom(db, { eraseAfterHours });
		const account = await newAccount(db, { role: 'facilitator', scope: ['53'] });
		const chief = Number(await facilitatorOf(db, room, account));
		const { token } = await joined(db, room, { name: 'Anne', organisation: 'Ker Avel' });
		await makePairing(db, room, chief);
		await sweepRooms(db, new Date());
		expect(await kept(db, room)).toContain('Anne');
		await close(db, room, chief);
		await workshopClosed(db, room.id, chief);
		if (eraseAfterHours > 0) {
			await sweepRooms(db, new Date(Date.now() + 23 * HOUR));
			expect(await participantOf(db, room, token)).toBe(1);
			expect(await sweepRooms(db, new Date(Date.now() + 24.1 * HOUR))).toEqual([room.id]);
		}
		const left = await kept(db, room);
		for (const word of ['Anne', 'Ker Avel', 'Camille', hashToken(token)]) expect(left).not.toContain(word);
		expect(await participantOf(db, room, token)).toBeNull();
		expect(Object.keys((await stateOf(db, room)).participants)).toEqual(['1']);
		// Once is enough, and it is told once.
		expect(await sweepRooms(db, new Date(Date.now() + 48 * HOUR))).toEqual([]);
		expect((await actions(db)).filter((action) => action.startsWith('workshop-')).sort()).toEqual([
			'workshop-closed',
			'workshop-people-erased'
		]);
	});

	it('are erased after seven days without a word when nobody ends it', async () => {
		const db = await open();
		const room = await openRoom(db);
		await joined(db, room, { name: 'Anne' });
		expect(await sweepRooms(db, new Date(Date.now() + 6.9 * 24 * HOUR))).toEqual([]);
		expect(await sweepRooms(db, new Date(Date.now() + 7.1 * 24 * HOUR))).toEqual([room.id]);
		expect(await kept(db, room)).not.toContain('Anne');
		// It is over, and says that nobody ended it.
		const { phase, forgotten } = await stateOf(db, room);
		expect([phase, forgotten]).toEqual(['closed', true]);
		expect(await db.query('select status, erased_at is not null from workshops')).toEqual([['closed', true]]);
		expect(await joinRoom(db, room, NOBODY)).toEqual({ ok: false, error: { code: 'closed' } });
		expect(await sweepRooms(db, new Date(Date.now() + 9 * 24 * HOUR))).toEqual([]);
		expect((await actions(db)).filter((action) => action === 'workshop-closed')).toHaveLength(1);
	});
});
