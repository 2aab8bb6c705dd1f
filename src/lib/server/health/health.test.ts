import { describe, expect, it } from 'vitest';
import type { Database } from '../db';
import { databaseProbe } from './index';

/** A database of which only what a probe uses is there. */
function databaseThat(query: Database['query'], engine: Database['engine'] = 'postgres') {
	let asked = 0;
	const db: Pick<Database, 'engine' | 'query'> = {
		engine,
		query: (...statement) => {
			asked++;
			return query(...statement);
		}
	};
	return { db, asked: () => asked };
}

describe('the probe of the database', () => {
	it('says ok when it answers, and down when it refuses', async () => {
		expect(await databaseProbe(databaseThat(() => Promise.resolve([])).db)()).toBe('ok');
		expect(await databaseProbe(databaseThat(() => Promise.reject(new Error('away'))).db)()).toBe('down');
	});

	it('asks once for a crowd, and again after a second', async () => {
		let now = 0;
		const { db, asked } = databaseThat(() => Promise.resolve([]));
		const probe = databaseProbe(db, () => now);
		await Promise.all(Array.from({ length: 100 }, probe));
		now = 999;
		await probe();
		expect(asked()).toBe(1);
		now = 1000;
		await probe();
		expect(asked()).toBe(2);
	});

	it.each([
		['pglite', 'busy'],
		['postgres', 'down']
	] as const)('says of a %s that does not answer that it is %s', async (engine, health) => {
		const silent = databaseThat(() => new Promise(() => undefined), engine);
		expect(await databaseProbe(silent.db)()).toBe(health);
	});
});
