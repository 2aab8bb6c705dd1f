import { expect, it } from 'vitest';
import {
	closeSession,
	closeSessions,
	listSessions,
	openSession,
	readSession,
	revokeSession,
	rotateSession,
	sweepSessions
} from '$lib/server/auth/sessions';
import type { Database } from '$lib/server/db';
import { describeOnBothEngines } from '../support/databases';

async function account(db: Database): Promise<number> {
	const [row = []] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ('Camille Essai', 'analyst', '["53"]', now()) returning id`
	);
	return Number(row[0]);
}

const open = (db: Database, owner: number, level: 'first' | 'full' = 'full') =>
	openSession(db, { account: owner, level, device: 'Firefox sous Linux' });

/** Lets time pass for every session: the clock of the database cannot be moved, their times can. */
const later = (db: Database, minutes: number) =>
	db.query(
		`update sessions set expires_at = expires_at - $1::int * interval '1 minute',
			ends_at = ends_at - $1::int * interval '1 minute', seen_at = seen_at - $1::int * interval '1 minute'`,
		[minutes]
	);

describeOnBothEngines('a session', (openDatabase) => {
	it('says whose it is, with their role and territories', async () => {
		const db = await openDatabase();
		const owner = await account(db);
		expect(await readSession(db, await open(db, owner))).toMatchObject({
			level: 'full',
			viewer: { account: owner, name: 'Camille Essai', role: 'analyst', scope: ['53'], demonstration: false }
		});
	});

	it('is opened by its token only: a stolen database opens nothing', async () => {
		const db = await openDatabase();
		const owner = await account(db);
		const token = await open(db, owner);
		const dump = await db.query('select id, device, level from sessions');
		const held = dump.flat().map(String);
		expect(held).not.toContain(token);
		for (const value of [...held, '', 'x', `${token} `, token.toUpperCase()])
			expect(await readSession(db, value)).toBeNull();
		expect(await readSession(db, token)).not.toBeNull();
	});

	it('never takes a token chosen by somebody else', async () => {
		const db = await openDatabase();
		const owner = await account(db);
		expect(await readSession(db, 'planted')).toBeNull();
		const tokens = await Promise.all([open(db, owner), open(db, owner)]);
		expect(new Set([...tokens, 'planted']).size).toBe(3);
		expect(await readSession(db, 'planted')).toBeNull();
	});

	it('opens nothing any more once it was closed', async () => {
		const db = await openDatabase();
		const token = await open(db, await account(db));
		await closeSession(db, (await readSession(db, token))?.id ?? '');
		expect(await readSession(db, token)).toBeNull();
	});

	it('ends after thirty minutes without use, not before', async () => {
		const db = await openDatabase();
		const token = await open(db, await account(db));
		await later(db, 29);
		expect(await readSession(db, token)).not.toBeNull();
		await later(db, 29);
		expect(await readSession(db, token)).not.toBeNull();
		await later(db, 31);
		expect(await readSession(db, token)).toBeNull();
	});

	it('is moved on by an early use too, so that half an hour is half an hour', async () => {
		const db = await openDatabase();
		const token = await open(db, await account(db));
		await later(db, 5);
		await readSession(db, token);
		await later(db, 27);
		expect(await readSession(db, token)).not.toBeNull();
	});

	it('ends after twelve hours whatever its use', async () => {
		const db = await openDatabase();
		const token = await open(db, await account(db));
		for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
			await later(db, 20);
			expect(await readSession(db, token)).not.toBeNull();
		}
		await later(db, 21);
		expect(await readSession(db, token)).toBeNull();
	});

	it('ends at its absolute end, even one that an idle limit would let live', async () => {
		const db = await openDatabase();
		const limits = { idleMinutes: 120, absoluteHours: 1 };
		const owner = await account(db);
		const token = await openSession(db, { account: owner, level: 'full', device: '' }, limits);
		await later(db, 59);
		expect(await readSession(db, token, limits)).not.toBeNull();
		await db.query("update sessions set ends_at = now(), expires_at = now() + interval '1 hour'");
		expect(await readSession(db, token, limits)).toBeNull();
	});

	it('takes limits of its own', async () => {
		const db = await openDatabase();
		const limits = { idleMinutes: 5, absoluteHours: 1 };
		const owner = await account(db);
		const token = await openSession(db, { account: owner, level: 'full', device: '' }, limits);
		await later(db, 6);
		expect(await readSession(db, token, limits)).toBeNull();
	});

	it('takes a new token when it is rotated, and the earlier one opens nothing', async () => {
		const db = await openDatabase();
		const before = await open(db, await account(db), 'first');
		const session = await readSession(db, before);
		const after = await rotateSession(db, session?.id ?? '', 'full');
		expect(await readSession(db, before)).toBeNull();
		expect(await readSession(db, after ?? '')).toMatchObject({ level: 'full' });
		// What the database held before the rotation is no token of after it.
		expect(await readSession(db, session?.id ?? '')).toBeNull();
		expect(await rotateSession(db, session?.id ?? '', 'full')).toBeNull();
	});

	it('does not get a longer life from a rotation', async () => {
		const db = await openDatabase();
		const token = await open(db, await account(db), 'first');
		await later(db, 29);
		const { id = '' } = (await readSession(db, token)) ?? {};
		const ends = async () => String((await db.query('select ends_at from sessions'))[0]?.[0]);
		const before = await ends();
		await rotateSession(db, id, 'full');
		expect(await ends()).toBe(before);
	});

	it.each(['deactivated_at', 'erased_at'])('is none for an account with %s', async (column) => {
		const db = await openDatabase();
		const owner = await account(db);
		const token = await open(db, owner);
		await db.query(`update accounts set ${column} = now()`);
		expect(await readSession(db, token)).toBeNull();
	});

	it('is none for an account whose invitation was not taken up', async () => {
		const db = await openDatabase();
		const owner = await account(db);
		const token = await open(db, owner);
		await db.query('update accounts set activated_at = null');
		expect(await readSession(db, token)).toBeNull();
	});

	it.each([`'[]'`, `'["ZZ"]'`, `'"partout"'`])('is none for an account of territories %s', async (scope) => {
		const db = await openDatabase();
		const owner = await account(db);
		const token = await open(db, owner);
		await db.query(`update accounts set scope = ${scope}::jsonb`);
		expect(await readSession(db, token)).toBeNull();
	});

	it('is listed for its owner, and each may be revoked alone or with all others', async () => {
		const db = await openDatabase();
		const [mine, other] = [await account(db), await account(db)];
		const tokens = [await open(db, mine), await open(db, mine), await open(db, mine)];
		const theirs = await open(db, other);
		await open(db, mine, 'first');
		const listed = await listSessions(db, mine);
		expect(listed).toHaveLength(3);
		expect(listed[0]).toMatchObject({ device: 'Firefox sous Linux' });

		const foreign = (await readSession(db, theirs))?.id ?? '';
		expect(await revokeSession(db, mine, foreign)).toBe(false);
		const [first, second, third] = await Promise.all(tokens.map((token) => readSession(db, token)));
		expect(await revokeSession(db, mine, second?.id ?? '')).toBe(true);
		expect(await readSession(db, tokens[1] ?? '')).toBeNull();

		expect(await closeSessions(db, mine, first?.id)).toBe(2);
		expect(third).not.toBeNull();
		expect(await readSession(db, tokens[2] ?? '')).toBeNull();
		expect(await readSession(db, tokens[0] ?? '')).not.toBeNull();
		expect(await closeSessions(db, mine)).toBe(1);
		expect(await readSession(db, tokens[0] ?? '')).toBeNull();
		expect(await readSession(db, theirs)).not.toBeNull();
	});

	it('leaves the database once it has expired', async () => {
		const db = await openDatabase();
		const owner = await account(db);
		await open(db, owner);
		await later(db, 31);
		const kept = await open(db, owner);
		await sweepSessions(db);
		expect((await db.query('select 1 from sessions')).length).toBe(1);
		expect(await readSession(db, kept)).not.toBeNull();
	});
});
