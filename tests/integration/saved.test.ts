import { expect, it } from 'vitest';
import { backup, restore } from '$lib/server/backup';
import {
	bringBack,
	changeMembers,
	createNamedList,
	createSharedView,
	listNamedLists,
	listSharedViews,
	membersOf,
	MOST_MEMBERS,
	readNamedList,
	remove,
	rename,
	savedRefusalMessage,
	updateSharedView
} from '$lib/server/saved';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describeOnBothEngines } from '../support/databases';

const VIEW = { path: '/structures', query: 'structure.sector=PH' };
const numbers = (count: number, from = 0): string[] =>
	Array.from({ length: count }, (_, i) => `29${String(from + i).padStart(7, '0')}`);

describeOnBothEngines('shared views', (open) => {
	it('are kept, listed by name, renamed and updated', async () => {
		const db = await open();
		const second = await createSharedView(db, { name: 'Été 10', ...VIEW }, 'program');
		const first = await createSharedView(db, { name: 'Été 9', path: '/', query: '' }, 'program');
		expect(first.ok && second.ok).toBe(true);
		expect((await listSharedViews(db, 'national')).map(({ name }) => name)).toEqual(['Été 9', 'Été 10']);
		if (!second.ok) return;
		const { id, revision } = second.value;
		expect(await rename(db, 'view', id, revision, '  PH  du Finistère ', 'program')).toMatchObject({
			ok: true
		});
		expect(
			await updateSharedView(db, id, revision + 1, { path: '/', query: 'b=2&a=1' }, 'program')
		).toMatchObject({
			ok: true,
			value: { name: 'PH du Finistère', path: '/', query: 'a=1&b=2', revision: revision + 2 }
		});
	});

	it('refuse a second one under a name that people would take for the first, and say what to do', async () => {
		const db = await open();
		await createSharedView(db, { name: 'Les indéterminés', ...VIEW }, 'program');
		const second = await createSharedView(db, { name: 'LES INDETERMINES', path: '/', query: '' }, 'program');
		expect(second).toMatchObject({ ok: false, error: { code: 'name-taken', name: 'Les indéterminés' } });
		expect(second.ok ? '' : savedRefusalMessage(second.error)).toContain('Choisissez un autre nom');
		expect(await listSharedViews(db, 'national')).toMatchObject([{ name: 'Les indéterminés', ...VIEW }]);
	});

	it('keep one of twenty saved under one name at the same time', async () => {
		const db = await open();
		const all = await Promise.all(
			Array.from({ length: 20 }, (_, i) =>
				createSharedView(db, { name: 'Comité', path: '/', query: `i=${i}` }, 'program')
			)
		);
		expect(all.filter(({ ok }) => ok)).toHaveLength(1);
		expect(all.every((one) => one.ok || one.error.code === 'name-taken')).toBe(true);
	});

	it('refuse a change made from an older state', async () => {
		const db = await open();
		const made = await createSharedView(db, { name: 'Comité', ...VIEW }, 'program');
		if (!made.ok) throw new Error('refused');
		const { id, revision } = made.value;
		await updateSharedView(db, id, revision, { path: '/', query: '' }, 'program');
		expect(await updateSharedView(db, id, revision, VIEW, 'program')).toMatchObject({
			ok: false,
			error: { code: 'changed-meanwhile', name: 'Comité' }
		});
		expect(await rename(db, 'view', id, revision, 'Autre', 'program')).toMatchObject({
			ok: false,
			error: { code: 'changed-meanwhile' }
		});
	});

	it('come back after being deleted, unless the name was taken meanwhile', async () => {
		const db = await open();
		const made = await createSharedView(db, { name: 'Comité', ...VIEW }, 'program');
		if (!made.ok) throw new Error('refused');
		const { id, revision } = made.value;
		expect(await remove(db, 'view', id, 'program')).toEqual({ ok: true, value: null });
		expect(await remove(db, 'view', id, 'program')).toEqual({ ok: true, value: null });
		expect(await listSharedViews(db, 'national')).toEqual([]);
		expect(await rename(db, 'view', id, revision, 'Autre', 'program')).toMatchObject({
			error: { code: 'gone' }
		});
		expect(await bringBack(db, 'view', id, 'program')).toEqual({ ok: true, value: null });
		expect(await listSharedViews(db, 'national')).toMatchObject([{ id, name: 'Comité' }]);
		await remove(db, 'view', id, 'program');
		await createSharedView(db, { name: 'comité', path: '/', query: '' }, 'program');
		expect(await bringBack(db, 'view', id, 'program')).toMatchObject({ error: { code: 'name-taken' } });
		expect(await remove(db, 'view', 4_000, 'program')).toMatchObject({ error: { code: 'gone' } });
	});

	it.each(["'; drop table saved_views; --", '<img src=x onerror=alert(1)>', '=HYPERLINK("x")', '\\N', '%_%'])(
		'keep a hostile name as text (%s)',
		async (name) => {
			const db = await open();
			await createSharedView(db, { name, ...VIEW }, 'program');
			expect(await listSharedViews(db, 'national')).toMatchObject([{ name }]);
		}
	);

	it('refuse what is not a page of the product', async () => {
		const db = await open();
		expect(
			await createSharedView(db, { name: 'x', path: '//evil.example', query: '' }, 'program')
		).toMatchObject({
			error: { code: 'address-foreign' }
		});
		expect(
			await createSharedView(db, { name: 'x', path: '/', query: 'q'.repeat(9_000) }, 'program')
		).toMatchObject({
			error: { code: 'address-too-long' }
		});
	});
});

describeOnBothEngines('named lists', (open) => {
	it('keep each number once, well-formed ones only, and count them', async () => {
		const db = await open();
		const made = await createNamedList(db, 'Test', ['2a0000014', '290000017', '290000017', 'abc'], 'program');
		expect(made).toMatchObject({
			ok: true,
			value: { name: 'Test', count: 2, members: ['290000017', '2A0000014'] }
		});
		expect(await listNamedLists(db, 'national')).toMatchObject([{ name: 'Test', count: 2 }]);
	});

	it('add and take away, and keep what two people add at the same time', async () => {
		const db = await open();
		const made = await createNamedList(db, 'Test', numbers(3), 'program');
		if (!made.ok) throw new Error('refused');
		const { id } = made.value;
		const changes = await Promise.all([
			changeMembers(db, id, { add: numbers(5, 100), remove: [] }, 'program'),
			changeMembers(db, id, { add: numbers(5, 103), remove: [] }, 'program'),
			changeMembers(db, id, { add: [], remove: numbers(1) }, 'program')
		]);
		expect(changes.every(({ ok }) => ok)).toBe(true);
		const list = await readNamedList(db, id, 'national');
		expect(list?.members).toEqual([...numbers(2, 1), ...numbers(8, 100)]);
		expect(
			await changeMembers(db, id, { add: numbers(2, 1), remove: ['290009999'] }, 'program')
		).toMatchObject({
			value: { added: 0, removed: 0 }
		});
	});

	it(`hold ${MOST_MEMBERS} numbers and not one more`, async () => {
		const db = await open();
		const made = await createNamedList(db, 'Tous', numbers(MOST_MEMBERS), 'program');
		if (!made.ok) throw new Error('refused');
		expect(made.value.count).toBe(MOST_MEMBERS);
		expect(
			await changeMembers(db, made.value.id, { add: numbers(1, MOST_MEMBERS), remove: [] }, 'program')
		).toMatchObject({
			error: { code: 'list-too-long' }
		});
		expect(await createNamedList(db, 'Trop', numbers(MOST_MEMBERS + 1), 'program')).toMatchObject({
			error: { code: 'list-too-long' }
		});
	});

	it('refuse a name in use and leave nothing behind', async () => {
		const db = await open();
		const all = await Promise.all(
			Array.from({ length: 6 }, () => createNamedList(db, 'Test', numbers(10), 'program'))
		);
		expect(all.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await db.query('select count(*)::int from named_lists')).toEqual([[1]]);
		expect(await db.query('select count(*)::int from named_list_members')).toEqual([[10]]);
		expect(await createNamedList(db, 'Vide', [], 'program')).toMatchObject({ error: { code: 'list-empty' } });
	});

	it('are found by the ids of an address, those that are gone left out', async () => {
		const db = await open();
		const made = await createNamedList(db, 'Test', numbers(2), 'program');
		if (!made.ok) throw new Error('refused');
		const { id } = made.value;
		const found = await membersOf(db, [String(id), '999', 'abc', "1' or '1'='1", ''], 'national');
		expect([...found.keys()]).toEqual([String(id)]);
		await remove(db, 'list', id, 'program');
		expect((await membersOf(db, [String(id)], 'national')).size).toBe(0);
		await bringBack(db, 'list', id, 'program');
		expect((await membersOf(db, [String(id)], 'national')).get(String(id))?.members).toEqual(numbers(2));
	});

	it('are in a backup with the views, and come back on an empty database', async () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'cible-saved-'));
		try {
			const from = await open();
			await createNamedList(from, 'Liste', numbers(3), 'program');
			await createSharedView(from, { name: 'Vue', ...VIEW }, 'program');
			const file = path.join(folder, 'b.gz');
			expect(await backup(from, file)).toMatchObject({ ok: true });
			const to = await open();
			expect(await restore(to, file, { replace: true })).toMatchObject({ ok: true });
			expect(await listNamedLists(to, 'national')).toMatchObject([{ name: 'Liste', count: 3 }]);
			expect(await listSharedViews(to, 'national')).toMatchObject([{ name: 'Vue' }]);
			expect(await createNamedList(to, 'Autre', numbers(1), 'program')).toMatchObject({ ok: true });
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});
