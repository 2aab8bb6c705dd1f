import fc from 'fast-check';
import { expect, it } from 'vitest';
import { schema, readSnapshotPart, writeSnapshotPart, type SqlRow } from '$lib/server/db';
import { describeOnBothEngines } from '../support/databases';

const LAYER_CHUNKS = ['layer_id', 'chunk', 'data'];

function* numbered(count: number): Generator<SqlRow> {
	for (let chunk = 1; chunk <= count; chunk++) yield [1, chunk, `ligne ${chunk}`];
}

describeOnBothEngines('raw statements', (open) => {
	it('give the same values on both engines', async () => {
		const db = await open();
		const rows = await db.query(
			`select 1::int, 2::bigint, count(*), 'été'::text, true, null, '{"a":[1,"12"]}'::jsonb, '\\x00ff'::bytea,
				'2026-09-14 12:00:00+00'::timestamptz at time zone 'UTC', '2026-09-14'::date from (values (1), (2)) as t`
		);
		const bytes = rows[0]?.[7];
		expect(bytes).toBeInstanceOf(Uint8Array);
		expect(rows).toEqual([
			[1, 2, 2, 'été', true, null, { a: [1, '12'] }, bytes, '2026-09-14 12:00:00', '2026-09-14']
		]);
		expect(Array.from(bytes instanceof Uint8Array ? bytes : [])).toEqual([0, 255]);
	});

	it('take texts, numbers, booleans, bytes and null as parameters', async () => {
		const db = await open();
		const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
		const [row] = await db.query('select $1::text, $2::int, $3::boolean, $4::bytea, $5::text', [
			"l'été\\",
			-3,
			false,
			bytes.subarray(1),
			null
		]);
		expect(row?.slice(0, 3)).toEqual(["l'été\\", -3, false]);
		expect(row?.[3] instanceof Uint8Array && Buffer.compare(row[3], bytes.subarray(1))).toBe(0);
		expect(row?.[4]).toBeNull();
	});
});

describeOnBothEngines('typed statements', (open) => {
	it.each([
		{ a: [1, 'deux', null, { b: true }] },
		['12'],
		'12',
		'texte',
		12,
		true,
		{ nul: 'a\0b\\u0000', lone: '\ud800' }
	])('give back the JSON %j as it was, but for what PostgreSQL cannot hold', async (value) => {
		const db = await open();
		await db.orm.insert(schema.settings).values({ key: 'k', value });
		const [read] = await db.orm.select().from(schema.settings);
		const storable = JSON.parse(
			JSON.stringify(value)
				.replace(String.raw`a\u0000b`, 'a␀b')
				.replace(String.raw`\ud800`, '\ufffd')
		);
		expect(read?.value).toEqual(storable);
		expect(await db.query('select value from settings')).toEqual([[storable]]);
	});

	it('give back bytes as a plain Uint8Array', async () => {
		const db = await open();
		const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 256);
		await db.orm.insert(schema.snapshotParts).values({ hash: 'h', part: 'p', block: 0, bytes });
		const [read] = await db.orm.select().from(schema.snapshotParts);
		expect(read?.bytes.constructor.name).toBe('Uint8Array');
		expect(read?.bytes).toEqual(bytes);
	});

	it('refuse a second version after the same one, so that the chain cannot fork', async () => {
		const db = await open();
		const version = {
			kind: 'import' as const,
			hash: 'h',
			layerIds: [1, 2],
			structures: 0,
			added: 0,
			changed: 0,
			closed: 0,
			unchanged: 0,
			asOf: '',
			fictional: false
		};
		const [first] = await db.orm.insert(schema.versions).values(version).returning();
		expect(first?.layerIds).toEqual([1, 2]);
		await expect(db.orm.insert(schema.versions).values(version)).rejects.toThrow();
		await db.orm.insert(schema.versions).values({ ...version, parentId: first?.id });
		await expect(
			db.orm.insert(schema.versions).values({ ...version, parentId: first?.id })
		).rejects.toThrow();
	});
});

describeOnBothEngines('bulk insertion', (open) => {
	it('keeps every character that a damaged file may hold, but NUL and lone surrogates', async () => {
		const db = await open();
		const texts = [
			'',
			'\\N',
			'a\tb\nc\rd\\e\\',
			'"; drop table versions;--',
			'\u{1f600} é \u202f',
			'\0',
			'\ud800'
		];
		await db.copyIn(
			'layer_chunks',
			LAYER_CHUNKS,
			texts.map((text, i) => [1, i, text])
		);
		const rows = await db.query('select data from layer_chunks order by chunk');
		expect(rows.flat()).toEqual([...texts.slice(0, 5), '␀', '\ufffd']);
	});

	it('gives back any text but for NUL and lone surrogates', async () => {
		const db = await open();
		const text = fc.string({ unit: 'binary', maxLength: 30 });
		await fc.assert(
			fc.asyncProperty(fc.array(text, { maxLength: 20 }), async (texts) => {
				await db.query('delete from layer_chunks');
				await db.copyIn(
					'layer_chunks',
					LAYER_CHUNKS,
					texts.map((each, i) => [1, i, each])
				);
				const rows = await db.query('select data from layer_chunks order by chunk');
				expect(rows.flat()).toEqual(texts.map((each) => each.replaceAll('\0', '␀')));
			}),
			{ numRuns: 200 }
		);
	});

	it('writes bytes, booleans and NULL', async () => {
		const db = await open();
		const bytes = Uint8Array.from([0, 10, 92, 255]);
		await db.copyIn('snapshot_parts', ['hash', 'part', 'block', 'bytes'], [['h', 'p', 0, bytes]]);
		expect(await readSnapshotPart(db, 'h', 'p')).toEqual(bytes);
		await db.query('create table flags (yes boolean, other text)');
		await db.copyIn(
			'flags',
			['yes', 'other'],
			[
				[true, null],
				[false, 'x']
			]
		);
		expect(await db.query('select yes, other from flags order by yes')).toEqual([
			[false, 'x'],
			[true, null]
		]);
	});

	it('takes rows as they come and counts them', async () => {
		const db = await open();
		async function* rows(): AsyncGenerator<SqlRow> {
			for (const row of numbered(30_000)) yield row;
			await db.query('select 1');
		}
		expect(await db.copyIn('layer_chunks', LAYER_CHUNKS, rows())).toBe(30_000);
		expect(await db.query('select count(*), sum(chunk) from layer_chunks')).toEqual([[30_000, 450_015_000]]);
	});

	it('says what is wrong with a row, and the connection serves on', async () => {
		const db = await open();
		const settings = ['key', 'value'];
		await db.copyIn('settings', settings, [['a', '1']]);
		for (const wrong of [['a', '1'], ['b', '{'], ['b', null], ['b']] as SqlRow[])
			await expect(db.copyIn('settings', settings, [['c', '1'], wrong])).rejects.toThrow();
		await expect(db.copyIn('nowhere', settings, [['a', '1']])).rejects.toThrow('nowhere');
		expect(await db.query('select key from settings')).toEqual([['a']]);
		await Promise.all(Array.from({ length: 30 }, () => db.query('select 1')));
	});

	it('passes on the error of its source', async () => {
		const db = await open();
		function* rows(): Generator<SqlRow> {
			yield [1, 1, 'a'];
			throw new Error('damaged file');
		}
		await expect(db.copyIn('layer_chunks', LAYER_CHUNKS, rows())).rejects.toThrow('damaged file');
		expect(await db.query('select 1')).toEqual([[1]]);
	});
});

describeOnBothEngines('reading in batches', (open) => {
	it('gives all rows in order, while other statements run', async () => {
		const db = await open();
		await db.copyIn('layer_chunks', LAYER_CHUNKS, numbered(2500));
		const sizes: number[] = [];
		const lines: unknown[] = [];
		const query = {
			text: 'select chunk from layer_chunks where layer_id = $1 order by chunk desc',
			values: [1]
		};
		for await (const batch of db.readBatches(query, 1000)) {
			sizes.push(batch.length);
			lines.push(...batch.flat());
			await db.query('delete from layer_chunks where chunk < 100');
		}
		expect(sizes).toEqual([1000, 1000, 500]);
		expect(lines).toEqual(Array.from({ length: 2500 }, (_, i) => 2500 - i));
	});

	it('may be left before the end', async () => {
		const db = await open();
		await db.copyIn('layer_chunks', LAYER_CHUNKS, numbered(100));
		for (let round = 0; round < 15; round++) {
			for await (const batch of db.readBatches({ text: 'select chunk from layer_chunks', values: [] }, 10)) {
				expect(batch).toHaveLength(10);
				break;
			}
		}
		expect(await db.query('select count(*) from layer_chunks')).toEqual([[100]]);
	});

	it('gives nothing for nothing, and says what is wrong with a statement', async () => {
		const db = await open();
		const read = async (text: string): Promise<number> => {
			let count = 0;
			for await (const batch of db.readBatches({ text, values: [] }, 10)) count += batch.length;
			return count;
		};
		expect(await read('select chunk from layer_chunks')).toBe(0);
		await expect(read('select nothing')).rejects.toThrow('nothing');
		await expect(read('select 1 / (line - line) from generate_series(1, 3) as line')).rejects.toThrow('zero');
		expect(await read('select line from generate_series(1, 20) as line')).toBe(20);
	});
});

describeOnBothEngines('a transaction', (open) => {
	it('is kept as a whole', async () => {
		const db = await open();
		const result = await db.transaction(async (session) => {
			await session.copyIn('layer_chunks', LAYER_CHUNKS, numbered(10));
			return session.query('select count(*) from layer_chunks');
		});
		expect(result).toEqual([[10]]);
		expect(await db.query('select count(*) from layer_chunks')).toEqual([[10]]);
	});

	it('leaves nothing when its work fails', async () => {
		const db = await open();
		const work = db.transaction(async (session) => {
			await session.copyIn('layer_chunks', LAYER_CHUNKS, numbered(20_000));
			throw new Error('no');
		});
		await expect(work).rejects.toThrow('no');
		const copy = db.transaction(async (session) => {
			await session.copyIn('layer_chunks', LAYER_CHUNKS, numbered(20_000));
			await session.copyIn('layer_chunks', LAYER_CHUNKS, [['x', 1, '']]);
		});
		await expect(copy).rejects.toThrow('integer');
		expect(await db.query('select count(*) from layer_chunks')).toEqual([[0]]);
	});

	it('that may only read refuses to write', async () => {
		const db = await open();
		const work = db.transaction((session) => session.query('delete from settings'), 'read');
		await expect(work).rejects.toThrow('read-only');
		expect(await db.transaction((session) => session.query('select count(*) from settings'), 'read')).toEqual(
			[[0]]
		);
	});

	it('fails when one of its statements failed, even if the work went on', async () => {
		const db = await open();
		const work = db.transaction(async (session) => {
			await session.query("insert into settings (key, value) values ('a', '1')");
			await session.query('select nothing').catch(() => undefined);
		});
		await expect(work).rejects.toThrow();
		expect(await db.query('select key from settings')).toEqual([]);
	});

	it('of Drizzle is kept as a whole or not at all, with its inner ones', async () => {
		const { orm } = await open();
		const keys = async (): Promise<string[]> =>
			(await orm.select().from(schema.settings)).map(({ key }) => key);
		await orm.transaction(async (outer) => {
			await outer.insert(schema.settings).values({ key: 'a', value: 1 });
			await outer
				.transaction(async (inner) => {
					await inner.insert(schema.settings).values({ key: 'b', value: 1 });
					throw new Error('inner');
				})
				.catch(() => undefined);
			await outer.transaction(async (inner) => {
				await inner.insert(schema.settings).values({ key: 'c', value: 1 });
			});
		});
		expect(await keys()).toEqual(['a', 'c']);
		const failing = orm.transaction(async (transaction) => {
			await transaction.delete(schema.settings);
			throw new Error('outer');
		});
		await expect(failing).rejects.toThrow('outer');
		expect(await keys()).toEqual(['a', 'c']);
	});

	it('waits for its turn when there are many', async () => {
		const db = await open();
		await db.query("insert into settings (key, value) values ('n', '0')");
		await Promise.all(
			Array.from({ length: 40 }, () =>
				db.orm.transaction(async (transaction) => {
					await transaction.execute('update settings set value = (value::int + 1)::text::jsonb');
				})
			)
		);
		expect(await db.query('select value from settings')).toEqual([[40]]);
	});
});

describeOnBothEngines('notifications', (open) => {
	it('reach every listener of their channel until it stops', async () => {
		const db = await open();
		const heard: string[] = [];
		const stopFirst = await db.listen('Essai', (payload) => heard.push(`1 ${payload}`));
		const stopSecond = await db.listen('Essai', (payload) => heard.push(`2 ${payload}`));
		await db.listen('autre', (payload) => heard.push(`autre ${payload}`));
		const hears = (count: number): Promise<void> => expect.poll(() => heard.length).toBe(count);

		await db.notify('Essai', "l'été");
		await hears(2);
		await stopFirst();
		await db.notify('Essai', '');
		await hears(3);
		await stopSecond();
		await db.notify('Essai', 'x');
		await db.notify('autre', 'y');
		await hears(4);
		expect([...heard].sort()).toEqual(["1 l'été", '2 ', "2 l'été", 'autre y']);
	});
});

describeOnBothEngines('a row with a large value', (open) => {
	it('holds its texts as they were given', async () => {
		const db = await open();
		const data = `« é€😀 »\\t\t\n\\N"'${'x'.repeat(100_000)}`;
		await db.copyRow('layer_chunks', LAYER_CHUNKS, [-1, 2_147_483_647, data]);
		await db.copyRow('layer_chunks', LAYER_CHUNKS, [2, 0, '']);
		const rows = await db.query('select layer_id, chunk, data from layer_chunks order by layer_id');
		expect(rows).toEqual([
			[-1, 2_147_483_647, data],
			[2, 0, '']
		]);
	});

	it('writes a lone half of a character as the replacement character, and refuses a NUL', async () => {
		const db = await open();
		await db.copyRow('layer_chunks', LAYER_CHUNKS, [1, 1, 'a\ud800b']);
		expect(await db.query('select data from layer_chunks')).toEqual([['a\ufffdb']]);
		await expect(db.copyRow('layer_chunks', LAYER_CHUNKS, [1, 2, 'a\0b'])).rejects.toThrow();
		expect(await db.query('select count(*)::int from layer_chunks')).toEqual([[1]]);
	});

	it('goes with its transaction', async () => {
		const db = await open();
		const failing = db.transaction(async (session) => {
			await session.copyRow('layer_chunks', LAYER_CHUNKS, [1, 1, 'a']);
			throw new Error('Given up');
		});
		await expect(failing).rejects.toThrow('Given up');
		expect(await db.query('select count(*)::int from layer_chunks')).toEqual([[0]]);
	});
});

describeOnBothEngines('the parts of a snapshot', (open) => {
	it('may be written by two at once', async () => {
		const db = await open();
		const bytes = new Uint8Array(2_500_000).fill(7);
		await Promise.all([1, 2, 3].map(() => writeSnapshotPart(db, 'h', 'p', bytes)));
		// Compared as bytes: the equality of expect looks at them one by one for ten seconds.
		expect(Buffer.compare((await readSnapshotPart(db, 'h', 'p')) ?? new Uint8Array(), bytes)).toBe(0);
	});

	it.each([0, 1, 1024 * 1024, 1024 * 1024 + 1, 2_500_000])(
		'are the same after writing %i bytes',
		async (length) => {
			const db = await open();
			const bytes = Uint8Array.from({ length }, (_, i) => (i * 7) % 251);
			await writeSnapshotPart(db, 'h', 'p', bytes);
			await writeSnapshotPart(db, 'h', 'p', bytes);
			const read = await readSnapshotPart(db, 'h', 'p');
			expect(read?.length).toBe(length);
			expect(Buffer.compare(read ?? new Uint8Array(), bytes)).toBe(0);
			expect(await readSnapshotPart(db, 'h', 'other')).toBeNull();
		}
	);

	it('are completed when a first writing was cut', async () => {
		const db = await open();
		const bytes = new Uint8Array(2_500_000).fill(5);
		await writeSnapshotPart(db, 'h', 'p', bytes);
		await db.query('delete from snapshot_parts where block = 1');
		await writeSnapshotPart(db, 'h', 'p', bytes);
		expect((await readSnapshotPart(db, 'h', 'p'))?.length).toBe(2_500_000);
	});
});
