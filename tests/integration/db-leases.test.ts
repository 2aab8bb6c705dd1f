import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { LeaseLost, openDatabase, withLease } from '$lib/server/db';
import { describeOnBothEngines, describeOnEngine } from '../support/databases';

describeOnBothEngines('a lease', (open) => {
	it('is refused while another holds it, saying what is being done since when, and free afterwards', async () => {
		const db = await open();
		const before = Date.now();
		const outer = await withLease(db, 'task', 'import de cs1100502.csv', () =>
			withLease(db, 'task', 'autre import', () => Promise.resolve('never'))
		);
		if (!outer.ok || outer.value.ok) throw new Error('The second one got the lease');
		const { code, description, since } = outer.value.error;
		expect({ code, description }).toEqual({ code: 'busy', description: 'import de cs1100502.csv' });
		expect(Math.abs(Date.parse(since) - before)).toBeLessThan(60_000);
		expect(await withLease(db, 'task', 'autre', () => Promise.resolve(1))).toEqual({ ok: true, value: 1 });
	});

	it('does not stand in the way of another task', async () => {
		const db = await open();
		const inner = await withLease(db, 'task', 'une', () =>
			withLease(db, 'other', 'deux', () => Promise.resolve(2))
		);
		expect(inner).toEqual({ ok: true, value: { ok: true, value: 2 } });
	});

	it('goes to exactly one of those who ask together', async () => {
		const db = await open();
		let refused = 0;
		let end = (): void => undefined;
		const othersAsked = new Promise<void>((resolve) => (end = resolve));
		const asked = Array.from({ length: 10 }, async () => {
			const result = await withLease(db, 'task', 'essai', () => othersAsked);
			if (!result.ok) refused++;
		});
		await expect.poll(() => refused).toBe(9);
		end();
		await Promise.all(asked);
		expect(refused).toBe(9);
	});

	it('is given back when the work fails', async () => {
		const db = await open();
		await expect(withLease(db, 'task', 'une', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect((await withLease(db, 'task', 'deux', () => Promise.resolve())).ok).toBe(true);
	});

	it('outlives its time as long as its holder lives', async () => {
		const db = await open();
		const result = await withLease(
			db,
			'task',
			'longue',
			async () => {
				await setTimeout(6000);
				return withLease(db, 'task', 'autre', () => Promise.resolve());
			},
			{ lifetime: 3000 }
		);
		expect(result).toMatchObject({ ok: true, value: { ok: false, error: { code: 'busy' } } });
	});

	it('tells the work when it was lost', async () => {
		const db = await open();
		const work = withLease(
			db,
			'task',
			'longue',
			async (signal) => {
				await db.query("update leases set holder = 'another'");
				await setTimeout(20_000, undefined, { signal });
			},
			{ lifetime: 300 }
		);
		await expect(work).rejects.toMatchObject({ cause: expect.any(LeaseLost) });
		expect(await db.query('select holder from leases')).toEqual([['another']]);
	});

	it('tells the work when the caller gives up', async () => {
		const db = await open();
		const given = new AbortController();
		const work = withLease(
			db,
			'task',
			'longue',
			async (signal) => {
				given.abort(new Error('given up'));
				await setTimeout(20_000, undefined, { signal });
			},
			{ signal: given.signal }
		);
		await expect(work).rejects.toMatchObject({ cause: { message: 'given up' } });
		expect(await db.query('select name from leases')).toEqual([]);
	});
});

describeOnEngine('postgres', 'a lease among processes', (open, engine) => {
	it('frees itself when its holder is gone, and not before', async () => {
		const place = await engine.place();
		const [first, second] = [await open(place), await openDatabase(place)];
		const held = withLease(first, 'task', 'une', () => setTimeout(1000), { lifetime: 500 });
		await setTimeout(50);
		expect((await withLease(second, 'task', 'deux', () => Promise.resolve())).ok).toBe(false);
		await held;
		await first.query(
			`insert into leases (name, holder, description, acquired_at, expires_at)
			values ('task', 'gone', 'une', 0, extract(epoch from now()) * 1000 - 1)`
		);
		expect((await withLease(second, 'task', 'deux', () => Promise.resolve())).ok).toBe(true);
		await second.close();
	});
});

describeOnEngine('pglite', 'a lease of a process that was killed', (open, engine) => {
	it('is gone with it, as no other process may hold one', async () => {
		const place = await engine.place();
		const first = await open(place);
		await first.query(
			`insert into leases (name, holder, description, acquired_at, expires_at)
			values ('task', 'gone', 'une', 0, 9e15)`
		);
		await first.close();
		const second = await open(place);
		expect((await withLease(second, 'task', 'deux', () => Promise.resolve())).ok).toBe(true);
	});
});
