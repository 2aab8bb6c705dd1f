import postgres from 'postgres';
import { describe, expect, inject, it } from 'vitest';
import { createDatabase, startPostgres } from '../support/postgres';

async function query(url: string, text: string): Promise<unknown[]> {
	const sql = postgres(url, { max: 1 });
	try {
		return [...(await sql.unsafe(text).values())];
	} finally {
		await sql.end();
	}
}

describe('the PostgreSQL of the tests', () => {
	it('gives each test file an empty database of its own', async () => {
		const [first, second] = [
			await createDatabase(inject('postgresUrl')),
			await createDatabase(inject('postgresUrl'))
		];
		await query(first, 'create table facts (n int)');
		expect(await query(second, "select to_regclass('facts')")).toEqual([[null]]);
	});

	it('comes back with its data after it was killed', async () => {
		const cluster = await startPostgres();
		try {
			await query(cluster.url, 'create table facts (n int); insert into facts values (1)');
			process.kill(cluster.pid, 'SIGKILL');
			await cluster.restart();
			expect(await query(cluster.url, 'select n from facts')).toEqual([[1]]);
		} finally {
			await cluster.stop();
		}
	});

	it('lets nobody in without its password', async () => {
		const url = new URL(inject('postgresUrl'));
		url.password = 'x';
		await expect(query(url.href, 'select 1')).rejects.toThrow('password');
	});
});
