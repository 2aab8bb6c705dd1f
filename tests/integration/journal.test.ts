import { expect, it } from 'vitest';
import type { Viewer } from '$lib/domain/access';
import type { Database } from '$lib/server/db';
import { listJournal, note, verifyJournal, type JournalFilters } from '$lib/server/journal';
import { describeOnBothEngines } from '../support/databases';

const viewerOf = (account: number, scope: Viewer['scope']): Viewer => ({
	account,
	name: 'Camille Essai',
	role: 'admin',
	scope,
	demonstration: false
});
const NATIONAL = viewerOf(1, 'national');
const BRETON = viewerOf(2, ['53']);

/** Five lines, by three actors, of two territories. */
async function fill(db: Database): Promise<void> {
	await note(db, NATIONAL, { action: 'sign-in', subject: 'account 1', after: { by: 'passkey' } });
	await note(db, BRETON, {
		action: 'version-published',
		subject: 'version 3',
		after: { structures: 12, files: 2 }
	});
	await note(db, 'cli', {
		action: 'version-restored',
		subject: 'version 4',
		before: { version: 3 },
		after: { restores: 1 }
	});
	await note(db, BRETON, { action: 'exported', subject: 'structures', after: { rows: 40 } });
	await note(db, 'program', { action: 'demonstration-closed', subject: 'demonstration' });
}

/** What the operator of the database can do, and the program cannot. */
async function tamper(db: Database, ...statements: readonly string[]): Promise<void> {
	await db.query('alter table journal disable trigger user');
	for (const statement of statements) await db.query(statement);
	await db.query('alter table journal enable trigger user');
}

const idsOf = async (db: Database, filters: JournalFilters, viewer: Viewer = NATIONAL): Promise<number[]> =>
	(await listJournal(db, viewer, filters)).lines.map(({ id }) => id);

describeOnBothEngines('the journal', (open) => {
	it('numbers its lines without a gap, and is found intact', async () => {
		const db = await open();
		expect(await verifyJournal(db)).toEqual({ intact: true, lines: 0, last: null });
		await fill(db);
		const [last] = await db.query('select hash from journal where id = 5');
		expect(await verifyJournal(db)).toEqual({ intact: true, lines: 5, last: last?.[0] });
	});

	it.each([
		["update journal set action = 'sign-out' where id = 2", 'update'],
		['delete from journal where id = 2', 'delete']
	])('refuses %s', async (statement) => {
		const db = await open();
		await fill(db);
		await expect(db.query(statement)).rejects.toThrow('append-only');
		expect(await verifyJournal(db)).toMatchObject({ intact: true, lines: 5 });
	});

	it.each<[string, readonly string[], unknown]>([
		[
			'a changed line',
			[`update journal set after = '{"rows": 4}' where id = 4`],
			{ line: 4, problem: 'changed' }
		],
		[
			'a changed time',
			[`update journal set at = at - interval '1 day' where id = 1`],
			{ line: 1, problem: 'changed' }
		],
		[
			'a changed line whose hash was computed anew',
			[
				'update journal set account_id = 9 where id = 2',
				'update journal set hash = journal_hash(journal) where id = 2'
			],
			{ line: 3, problem: 'unlinked' }
		],
		['a removed line', ['delete from journal where id = 2'], { line: 2, problem: 'missing' }],
		['a removed first line', ['delete from journal where id = 1'], { line: 1, problem: 'missing' }],
		['the removed last lines', ['delete from journal where id > 3'], { line: 4, problem: 'missing' }],
		['every line removed', ['delete from journal'], { line: 1, problem: 'missing' }],
		[
			'an inserted line',
			[
				`insert into journal (id, at, channel, action, subject, scope, previous, hash) overriding system value
				select 6, now(), 'web', 'sign-in', 'account 1', '"national"', hash, '' from journal where id = 5`,
				'update journal set hash = journal_hash(journal) where id = 6'
			],
			{ line: 6, problem: 'added' }
		],
		[
			'a line in the place of another',
			[
				'delete from journal where id = 5',
				`insert into journal (id, at, channel, action, subject, scope, previous, hash) overriding system value
				select 5, now(), 'web', 'sign-in', 'account 1', '"national"', hash, '' from journal where id = 4`,
				'update journal set hash = journal_hash(journal) where id = 5'
			],
			{ line: 5, problem: 'changed' }
		]
	])('names %s once the operator of the database has forced it', async (_what, statements, broken) => {
		const db = await open();
		await fill(db);
		await tamper(db, ...statements);
		expect(await verifyJournal(db)).toEqual({ intact: false, broken });
	});

	it('is verified in several batches as in one', async () => {
		const db = await open();
		await fill(db);
		expect(await verifyJournal(db, 2)).toMatchObject({ intact: true, lines: 5 });
		await tamper(db, 'delete from journal where id = 3');
		expect(await verifyJournal(db, 2)).toEqual({ intact: false, broken: { line: 3, problem: 'missing' } });
	});

	it('takes the lines of many at once, whatever they have read before', async () => {
		const db = await open();
		await Promise.all(
			Array.from({ length: 12 }, (_, i) =>
				db.transaction(async (session) => {
					await session.query('select count(*) from journal');
					await note(session, NATIONAL, { action: 'exported', subject: `list ${i}` });
				})
			)
		);
		expect(await verifyJournal(db)).toMatchObject({ intact: true, lines: 12 });
	});

	it('stands or falls with what it tells', async () => {
		const db = await open();
		const failing = db.transaction(async (session) => {
			await note(session, NATIONAL, { action: 'exported', subject: 'list 1' });
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		await fill(db);
		expect(await verifyJournal(db)).toMatchObject({ intact: true, lines: 5 });
	});

	it('shows an administrator the lines of the territories they cover', async () => {
		const db = await open();
		await fill(db);
		expect(await idsOf(db, {})).toEqual([5, 4, 3, 2, 1]);
		expect(await idsOf(db, {}, BRETON)).toEqual([4, 2]);
		expect(await idsOf(db, {}, viewerOf(3, ['11', '53']))).toEqual([4, 2]);
		expect(await idsOf(db, {}, viewerOf(4, ['11']))).toEqual([]);
	});

	it.each<[JournalFilters, readonly number[]]>([
		[{ action: 'exported' }, [4]],
		[{ account: 2 }, [4, 2]],
		[{ account: 2, action: 'version-published' }, [2]],
		[{ subject: 'version' }, [3, 2]],
		[{ subject: 'version 3' }, [2]],
		[{ subject: '%' }, []],
		[{ before: 3 }, [2, 1]],
		[{ from: '2000-01-01', to: '2000-12-31' }, []],
		[{ from: '2000-01-01' }, [5, 4, 3, 2, 1]],
		[{ to: '2999-12-31' }, [5, 4, 3, 2, 1]]
	])('filtered by %j shows %j', async (filters, expected) => {
		const db = await open();
		await fill(db);
		expect(await idsOf(db, filters)).toEqual(expected);
	});

	it('counts a day as that of Paris', async () => {
		const db = await open();
		await fill(db);
		const [row] = await db.query(
			`select to_char(at at time zone 'Europe/Paris', 'YYYY-MM-DD') from journal where id = 1`
		);
		const day = String(row?.[0]);
		expect(await idsOf(db, { from: day, to: day })).toContain(1);
	});

	it('is read page by page, without missing a line', async () => {
		const db = await open();
		await fill(db);
		const first = await listJournal(db, NATIONAL, {}, 2);
		expect(first).toMatchObject({ total: 5, next: 4 });
		expect(first.lines.map(({ id }) => id)).toEqual([5, 4]);
		const second = await listJournal(db, NATIONAL, { before: first.next ?? 0 }, 2);
		expect(second.lines.map(({ id }) => id)).toEqual([3, 2]);
		const third = await listJournal(db, NATIONAL, { before: second.next ?? 0 }, 2);
		expect(third.lines.map(({ id }) => id)).toEqual([1]);
		expect(third.next).toBeNull();
	});

	it('gives what was before and after as it was noted', async () => {
		const db = await open();
		await fill(db);
		const { lines } = await listJournal(db, NATIONAL, { subject: 'version 4' });
		expect(lines).toMatchObject([
			{
				id: 3,
				account: null,
				channel: 'cli',
				before: { version: 3 },
				after: { restores: 1 },
				scope: 'national'
			}
		]);
	});
});
