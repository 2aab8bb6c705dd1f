import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseProblemOf, openDatabase, withLease, type Database, type SqlRow } from '$lib/server/db';
import { describeOnBothEngines } from '../support/databases';
import { createDatabase, startPostgres, type PostgresCluster } from '../support/postgres';
import { startProgram } from '../support/programs';

describeOnBothEngines('a process that is killed while it copies rows', (open, engine) => {
	it('leaves whole chunks that no version names, and a database that opens and takes rows again', async () => {
		const place = await engine.place();
		const program = startProgram('copy-rows', place);
		await program.says('copying');
		await program.kill();

		const db = await open(place);
		const [row] = await db.query('select count(*), max(chunk) from layer_chunks');
		expect(row?.[0]).toBeGreaterThan(0);
		expect(row?.[0]).toBe(row?.[1]);
		expect(await db.query('select count(*) from versions')).toEqual([[0]]);
		expect(await db.copyIn('layer_chunks', ['layer_id', 'chunk', 'data'], [[2, 1, 'a']])).toBe(1);
	});
});

describe('a PostgreSQL that goes away while the program runs', () => {
	let cluster: PostgresCluster;
	beforeAll(async () => {
		cluster = await startPostgres();
	});
	afterAll(() => cluster.stop());

	async function opened(): Promise<Database> {
		return openDatabase({ dataDir: '', databaseUrl: await createDatabase(cluster.url) });
	}

	async function answers(db: Database): Promise<boolean> {
		try {
			await db.query('select 1');
			return true;
		} catch (error) {
			expect(['unreachable', 'unavailable']).toContain(databaseProblemOf(error)?.code);
			return false;
		}
	}

	it.each(['SIGINT', 'SIGKILL'])('is used again once it is back, without a restart (%s)', async (signal) => {
		const db = await opened();
		const heard: string[] = [];
		await db.listen(
			'essai',
			(payload) => heard.push(payload),
			() => heard.push('resumed')
		);
		await db.notify('essai', 'before');
		await expect.poll(() => heard).toEqual(['before']);

		process.kill(cluster.pid, signal);
		await expect.poll(() => answers(db)).toBe(false);
		await setTimeout(2000);
		await cluster.restart();
		await expect.poll(() => answers(db)).toBe(true);
		await expect.poll(() => heard).toEqual(['before', 'resumed']);
		await db.notify('essai', 'after');
		await expect.poll(() => heard).toEqual(['before', 'resumed', 'after']);
		await Promise.all(Array.from({ length: 20 }, () => db.query('select pg_sleep(0.05)')));
		await db.close();
	});

	// Several times: what the server was saying when it went away is another thing each time.
	it.each([1, 2, 3])('ends what was going on with a known problem (%i)', async () => {
		const db = await opened();
		let isKilled = false;
		async function* rows(): AsyncGenerator<SqlRow> {
			for (let chunk = 1; ; chunk++) {
				yield [1, chunk, 'texte '.repeat(100)];
				// Two copies get here: what is dead already cannot be killed again.
				if (chunk === 5000 && !isKilled) {
					isKilled = true;
					process.kill(cluster.pid, 'SIGKILL');
				}
				if (chunk % 1000 === 0) await setTimeout(5);
			}
		}
		const read = async (): Promise<void> => {
			const query = { text: 'select g, pg_sleep(0.01) from generate_series(1, 100000) as g', values: [] };
			for await (const batch of db.readBatches(query, 10)) expect(batch.length).toBeGreaterThan(0);
		};
		const outcomes = await Promise.allSettled([
			db.copyIn('layer_chunks', ['layer_id', 'chunk', 'data'], rows()),
			db.transaction((session) => session.copyIn('layer_chunks', ['layer_id', 'chunk', 'data'], rows())),
			db.query('select pg_sleep(60)'),
			read(),
			withLease(db, 'task', 'longue', (given) => setTimeout(60_000, undefined, { signal: given }), {
				lifetime: 1000
			})
		]);
		const errors: unknown[] = [];
		for (const outcome of outcomes) errors.push(outcome.status === 'rejected' ? outcome.reason : null);
		for (const error of errors.slice(0, 4))
			expect(databaseProblemOf(error)).toMatchObject({ code: 'unreachable' });
		expect(errors[4]).toMatchObject({ name: 'AbortError' });

		await cluster.restart();
		await expect.poll(() => answers(db)).toBe(true);
		expect(await db.copyIn('layer_chunks', ['layer_id', 'chunk', 'data'], [[2, 1, 'a']])).toBe(1);
		await db.close();
	});

	it('is closed in a short time even when it is away', async () => {
		const db = await opened();
		await db.listen('essai', () => undefined);
		process.kill(cluster.pid, 'SIGKILL');
		await expect.poll(() => answers(db)).toBe(false);
		await db.close();
		await cluster.restart();
	});
});
