import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { PGlite } from '@electric-sql/pglite';
import { afterEach, expect, it, vi } from 'vitest';
import { databaseProblemOf, schema } from '$lib/server/db';
import { describeOnEngine } from '../support/databases';

afterEach(() => {
	vi.restoreAllMocks();
	syncBuiltinESMExports();
});

const MIB = 1024 * 1024;

/** Makes the disk look as if only this much were left. */
async function leave(bytes: number): Promise<void> {
	const real = await fs.statfs('/');
	vi.spyOn(fs, 'statfs').mockResolvedValue(Object.assign(real, { bavail: bytes / 4096, bsize: 4096 }));
	// Modules that import it by its name have it too.
	syncBuiltinESMExports();
}

const problemOf = async (work: PromiseLike<unknown>): Promise<string | undefined> => {
	try {
		await work;
		return undefined;
	} catch (error) {
		return databaseProblemOf(error)?.code;
	}
};

describeOnEngine('pglite', 'a disk that fills up', (open, engine) => {
	it('is left alone below 64 MiB, while reading goes on, and is used again once there is room', async () => {
		const place = await engine.place();
		const db = await open(place);
		const insert = (): PromiseLike<unknown> => db.orm.insert(schema.settings).values({ key: 'a', value: 1 });
		await leave(64 * MIB - 1);
		expect(await problemOf(insert())).toBe('disk-full');
		expect(await problemOf(db.copyIn('settings', ['key', 'value'], [['b', '1']]))).toBe('disk-full');
		expect(await problemOf(db.transaction(() => Promise.resolve()))).toBe('disk-full');
		expect(await problemOf(db.query("  insert into settings values ('c', '1')"))).toBe('disk-full');
		expect(await db.query('select count(*) from settings')).toEqual([[0]]);
		expect(await db.transaction((session) => session.query('select 1'), 'read')).toEqual([[1]]);
		for await (const batch of db.readBatches({ text: 'select 1', values: [] }, 10))
			expect(batch).toEqual([[1]]);
		await leave(64 * MIB);
		expect(await problemOf(insert())).toBeUndefined();
		expect(await db.query('select key from settings')).toEqual([['a']]);
	});

	it('does not keep a database from being opened and read', async () => {
		const place = await engine.place();
		const before = await open(place);
		await before.query("insert into leases values ('task', 'gone', 'x', 1, 2)");
		await before.close();
		await leave(0);
		const db = await open(place);
		expect(await db.query('select count(*) from versions')).toEqual([[0]]);
	});

	it('stops the embedded database for good when it fills up in the middle of a statement', async () => {
		const db = await open();
		const panic = Object.assign(new Error('could not write to file'), { severity: 'PANIC', code: '53100' });
		vi.spyOn(PGlite.prototype, 'query').mockRejectedValueOnce(panic);
		expect(await problemOf(db.query("insert into settings values ('a', '1')"))).toBe('disk-full');
		expect(await problemOf(db.query('select 1'))).toBe('halted');
		expect(await problemOf(db.orm.select().from(schema.settings))).toBe('halted');
	});
});
