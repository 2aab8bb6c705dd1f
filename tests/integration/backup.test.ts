import { createWriteStream, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup, backupRefusalMessage, restore, restoreRefusalMessage } from '$lib/server/backup';
import { openSession, readSession } from '$lib/server/auth/sessions';
import { openDatabase, withLease, type Database } from '$lib/server/db';
import { note, verifyJournal } from '$lib/server/journal';
import { describeOnBothEngines, testEngine } from '../support/databases';
import { startProgram } from '../support/programs';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'cible-backup-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): string => path.join(folder, name);

/** As much as takes several pieces to carry. */
const MUCH = { chunks: 5000, bytes: 700_000 };

/** Something in every table, with what is hard to carry: bytes, JSON, NULL, times, line ends, quotes. */
async function fill(db: Database, { chunks, bytes: length } = { chunks: 50, bytes: 700 }): Promise<void> {
	await db.query(
		`insert into imports (created_at, status, holder, state) values
			('2026-03-29 01:30:00.123456+00', 'published', 'h', '{"a": [1.10, "é\\u2028", null], "b": "\\n"}'),
			(now(), 'published', 'h', '{}')`
	);
	await db.query(
		`insert into layers (import_id, kind, name, format, content_hash, reference_date, coverage, columns, rows)
		values (1, 'survey', 'enquête; "2026".csv', 'survey', 'c', '', '{}', '["structure.finess"]', 3)`
	);
	await db.copyIn(
		'layer_chunks',
		['layer_id', 'chunk', 'data'],
		Array.from({ length: chunks }, (_, i) => [1, i, JSON.stringify([`é\t${i}`, '\\N', 'a\nb\r'])])
	);
	await db.query(
		"insert into versions (kind, hash, layer_ids, structures, added, changed, closed, unchanged, as_of, fictional) values ('import', 'h', '[1]', 1, 1, 0, 0, 0, '', true)"
	);
	await db.query("select nextval(pg_get_serial_sequence('versions', 'id'))");
	const bytes = Uint8Array.from({ length }, (_, i) => (i * i) % 256);
	await db.copyIn(
		'snapshot_parts',
		['hash', 'part', 'block', 'bytes'],
		Array.from({ length: 6 }, (_, block) => ['h', 'p', block, bytes.subarray(block)])
	);
	await db.query("insert into settings (key, value) values ('k', '\"12\"')");
}

/** Rows and a checksum of every table. */
async function checksums(db: Database): Promise<unknown> {
	await db.query("set timezone = 'UTC'");
	const tables = await db.query("select tablename from pg_tables where schemaname = 'public' order by 1");
	const sums: unknown[] = [];
	for (const [name] of tables) {
		if (name === 'leases') continue;
		const [row] = await db.query(
			`select count(*), md5(string_agg(md5(t::text), '' order by t::text collate "C")) from ${String(name)} t`
		);
		sums.push([name, ...(row ?? [])]);
	}
	return sums;
}

async function written(db: Database, name: string): Promise<string> {
	const result = await backup(db, file(name));
	if (!result.ok) throw new Error(backupRefusalMessage(result.error));
	return file(name);
}

async function refusalOf(db: Database, source: string | Readable, replace = false): Promise<string> {
	const before = await checksums(db);
	const result = await restore(db, source, { replace });
	if (result.ok) throw new Error('The backup was restored');
	expect(restoreRefusalMessage(result.error)).toMatch(/^[A-ZÉ].*\.$/s);
	expect(await checksums(db)).toEqual(before);
	return result.error.code;
}

describe.each([
	['pglite', 'postgres'],
	['postgres', 'pglite'],
	['pglite', 'pglite'],
	['postgres', 'postgres']
] as const)('a backup from %s restored to %s', (from, to) => {
	const [source, target] = [testEngine(from), testEngine(to)];

	it('has the same rows and checksums, and goes on with the same numbers', async () => {
		const [first, second] = [await source.open(), await target.open()];
		await fill(first, MUCH);
		const result = await restore(second, await written(first, `${from}-${to}.gz`));
		expect(result).toMatchObject({
			ok: true,
			value: { rows: 5011, tables: { layer_chunks: 5000, settings: 1 } }
		});
		expect(await checksums(second)).toEqual(await checksums(first));
		const next = "select nextval(pg_get_serial_sequence('versions', 'id'))";
		expect(await second.query(next)).toEqual(await first.query(next));
		expect(
			await second.query("insert into imports (status, holder) values ('failed', 'h') returning id")
		).toEqual([[3]]);
		expect(await second.query('select name from leases')).toEqual([]);
	});
});

describeOnBothEngines('a backup', (open, engine) => {
	it('of an empty database is restored to an empty one', async () => {
		const db = await open();
		expect(await restore(db, await written(db, 'empty.gz'))).toMatchObject({ ok: true, value: { rows: 0 } });
	});

	it('is the same content from a stream and from a file, and leaves no other file', async () => {
		const db = await open();
		await fill(db);
		const streamed = file('streamed.gz');
		expect((await backup(db, createWriteStream(streamed))).ok).toBe(true);
		const lines = (name: string): string[] =>
			gunzipSync(readFileSync(name)).toString().split('\n').slice(1, -2);
		expect(lines(await written(db, 'file.gz'))).toEqual(lines(streamed));
		expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
		const other = await restore(db, Readable.from([readFileSync(streamed)]), { replace: true });
		expect(other.ok).toBe(true);
	});

	it('of a release that kept rows one by one is restored as chunks', async () => {
		const [old, db] = [await open(), await open()];
		for (const statement of [
			'drop table layer_chunks',
			'create table layer_rows (layer_id integer not null, line integer not null, data text not null)',
			`insert into layer_rows select 7, line, '["' || line || '"]' from generate_series(2001, 1, -1) as line`
		])
			await old.query(statement);
		expect((await restore(db, await written(old, 'rows.gz'))).ok).toBe(true);
		const chunks = await db.query('select layer_id, chunk, data from layer_chunks order by chunk');
		const numbers = Array.from({ length: 2001 }, (_, i) => [String(i + 1)]);
		expect(chunks.map(([layer, chunk, data]): unknown[] => [layer, chunk, JSON.parse(String(data))])).toEqual(
			[
				[7, 0, numbers.slice(0, 2000)],
				[7, 1, numbers.slice(2000)]
			]
		);
	});

	it('replaces what the database holds only when told to', async () => {
		const db = await open();
		await fill(db);
		const name = await written(db, 'full.gz');
		const before = await checksums(db);
		await db.query("insert into layer_chunks values (9, 9, 'later')");
		await db.query("insert into settings (key, value) values ('later', '1')");
		expect(await refusalOf(db, name)).toBe('not-empty');
		expect((await restore(db, name, { replace: true })).ok).toBe(true);
		expect(await checksums(db)).toEqual(before);
	});

	it('is refused when it is cut, changed or something else, and the database stays as it was', async () => {
		const db = await open();
		await fill(db);
		const whole = readFileSync(await written(db, 'whole.gz'));
		const text = gunzipSync(whole).toString();
		const code = (bytes: Uint8Array | string): Promise<string> => {
			writeFileSync(file('wrong.gz'), bytes);
			return refusalOf(db, file('wrong.gz'), true);
		};
		for (const share of [0.01, 0.5, 0.999])
			expect(await code(whole.subarray(0, Math.floor(whole.length * share)))).toBe('truncated');
		expect(await code('')).toBe('truncated');

		expect(await code(gzipSync(text.replace('enquête', 'enquete')))).toBe('damaged');
		const lines = text.split('\n');
		expect(await code(gzipSync(lines.slice(0, -2).join('\n')))).toBe('truncated');
		expect(await code(gzipSync([...lines.slice(0, 5), ...lines.slice(6)].join('\n')))).toBe('damaged');
		expect(await code(gzipSync(`${text}x`))).toBe('damaged');

		expect(await code('nofinesset;rs\n010000014;A\n')).toBe('not-a-backup');
		expect(await code(gzipSync('{"pmej": []}\n'))).toBe('not-a-backup');
		expect(await code(gzipSync('{"pmej": []}'))).toBe('not-a-backup');
		expect(await code(gzipSync(text.replace('"layer_chunks"', '"other"')))).toBe('not-a-backup');
		expect(await code(gzipSync(text.replace(/"schema":\d+/, '"schema":9999999999999')))).toBe('newer');
		expect(await code(gzipSync(text.replace('"version":1', '"version":2')))).toBe('newer');
		expect(await refusalOf(db, file('nowhere.gz'), true)).toBe('unreadable');
		expect(await refusalOf(db, folder, true)).toBe('unreadable');
	});

	it('is refused when one byte of it is another, and the database stays as it was', async () => {
		const db = await open();
		await fill(db, MUCH);
		const changed = readFileSync(await written(db, 'changed.gz'));
		const middle = Math.floor(changed.length / 2);
		changed.writeUInt8(changed.readUInt8(middle) ^ 0xff, middle);
		writeFileSync(file('wrong.gz'), changed);
		expect(['damaged', 'truncated']).toContain(await refusalOf(db, file('wrong.gz'), true));
	});

	it('is damaged or cut, and never said to be another file, wherever a byte of a small one is another', async () => {
		const db = await open();
		const whole = readFileSync(await written(db, 'small.gz'));
		// What comes before says how the file is compressed, and when.
		const GZIP_HEADER = 10;
		const codes = new Set<string>();
		for (let place = GZIP_HEADER; place < whole.length; place += Math.ceil(whole.length / 60)) {
			const changed = Buffer.from(whole);
			changed.writeUInt8(changed.readUInt8(place) ^ 0xff, place);
			writeFileSync(file('wrong.gz'), changed);
			const result = await restore(db, file('wrong.gz'), { replace: true });
			codes.add(result.ok ? `restored with another byte at ${place}` : result.error.code);
		}
		expect([...codes].filter((code) => code !== 'truncated')).toEqual(['damaged']);
		expect(await refusalOf(db, file('wrong.gz'), true)).toBe('damaged');
	});

	it('of which the restoration is killed half-way leaves the database as it was, and can be restored again', async () => {
		const place = await engine.place();
		const first = await openDatabase(place);
		await fill(first, MUCH);
		const name = await written(first, 'killed.gz');
		await first.query("insert into settings (key, value) values ('later', '1')");
		const before = await checksums(first);
		await first.close();

		const program = startProgram('restore-half', place, name);
		await program.says('half');
		await program.kill();

		const db = await open(place);
		expect(await checksums(db)).toEqual(before);
		// Where several processes share a database, the lease of the dead one ends by itself.
		await db.query('delete from leases');
		expect((await restore(db, name, { replace: true })).ok).toBe(true);
	});

	it('keeps accounts and the journal with its chain, and closes every way in that was open', async () => {
		const db = await open();
		const [row = []] = await db.query(
			`insert into accounts (name, role, scope, activated_at) values ('Camille Essai', 'admin', '"national"', now()) returning id`
		);
		const account = Number(row[0]);
		await db.query("insert into passwords (account_id, hash) values ($1, 'h')", [account]);
		for (const subject of ['version 1', 'version 2'])
			await note(db, 'program', {
				action: 'version-published',
				subject,
				after: { structures: 1.5, hash: 'é' }
			});
		const token = await openSession(db, { account, level: 'full', device: '' });
		for (const statement of [
			"insert into known_devices (id, account_id, expires_at) values ('d', 1, now() + interval '1 day')",
			"insert into access_links (id, kind, account_id, expires_at) values ('l', 'renewal', 1, now() + interval '1 day')",
			"insert into sign_in_steps (id, kind, payload, expires_at) values ('s', 'k', '{}', now() + interval '1 day')",
			"insert into attempts (key, points) values ('a', 3)"
		])
			await db.query(statement);
		const name = await written(db, 'people.gz');
		const text = gunzipSync(readFileSync(name)).toString();
		for (const table of ['sessions', 'known_devices', 'access_links', 'sign_in_steps', 'attempts'])
			expect(text).not.toContain(`"${table}"`);

		await note(db, 'program', { action: 'version-published', subject: 'version 3' });
		expect((await restore(db, name, { replace: true })).ok).toBe(true);
		expect(await readSession(db, token)).toBeNull();
		for (const table of ['sessions', 'known_devices', 'access_links', 'sign_in_steps', 'attempts'])
			expect(await db.query(`select 1 from ${table}`), table).toEqual([]);
		expect(await db.query('select name from accounts')).toEqual([['Camille Essai']]);
		expect(await db.query('select hash from passwords')).toEqual([['h']]);
		expect(await verifyJournal(db)).toMatchObject({ intact: true, lines: 2 });
		await note(db, 'program', { action: 'version-published', subject: 'version 3' });
		expect(await verifyJournal(db)).toMatchObject({ intact: true, lines: 3 });
	});

	it('of which a line of the journal was changed is found out when the journal is verified', async () => {
		const db = await open();
		for (const subject of ['version 1', 'version 2'])
			await note(db, 'program', { action: 'version-published', subject });
		await db.query('alter table journal disable trigger user');
		await db.query("update journal set subject = 'version 9' where id = 1");
		await db.query('alter table journal enable trigger user');
		expect((await restore(db, await written(db, 'forged.gz'), { replace: true })).ok).toBe(true);
		expect(await verifyJournal(db)).toEqual({ intact: false, broken: { line: 1, problem: 'changed' } });
	});

	it('of a release without accounts is restored: what it holds is of the whole country and of nobody', async () => {
		const [old, db] = [await open(), await open()];
		await fill(old);
		await old.query("insert into saved_views (name, name_key, path, query) values ('Vue', 'vue', '/', '')");
		const later = [
			'journal',
			'recovery_codes',
			'authenticators',
			'passkeys',
			'identities',
			'passwords',
			'sessions',
			'known_devices',
			'access_links',
			'sign_in_steps',
			'attempts'
		];
		for (const table of later) await old.query(`drop table ${table} cascade`);
		for (const table of ['imports', 'campaigns', 'saved_views', 'named_lists'])
			await old.query(`alter table ${table} drop column owner_id, drop column scope`);
		await old.query('alter table versions drop column author_id');
		await old.query('drop table accounts cascade');
		expect((await restore(db, await written(old, 'before-accounts.gz'))).ok).toBe(true);
		expect(await db.query('select name, owner_id, scope from saved_views')).toEqual([
			['Vue', null, 'national']
		]);
		expect(await db.query('select author_id from versions')).toEqual([[null]]);
		expect(await verifyJournal(db)).toMatchObject({ intact: true, lines: 0 });
	});

	it('is not restored while somebody changes the dataset', async () => {
		const db = await open();
		const name = await written(db, 'busy.gz');
		await withLease(db, 'dataset', 'import de x.csv', async () => {
			const result = await restore(db, name, { replace: true });
			expect(result).toMatchObject({ ok: false, error: { code: 'busy', description: 'import de x.csv' } });
		});
	});

	it('that cannot be written is refused, and an older one stays', async () => {
		const db = await open();
		for (const target of [file('no/where.gz'), folder])
			expect(await backup(db, target)).toMatchObject({
				ok: false,
				error: { code: 'not-written', path: target }
			});
		const name = await written(db, 'kept.gz');
		const before = readFileSync(name);
		await db.close();
		await expect(backup(db, name)).rejects.toThrow();
		expect(readFileSync(name).equals(before)).toBe(true);
		expect(readdirSync(folder).filter((each) => each.endsWith('.part'))).toEqual([]);
	});
});
