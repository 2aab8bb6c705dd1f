import { describe, expect, it } from 'vitest';
import { codedColumn, intervalAt, numberColumn, type TerritoryTable } from '$lib/domain/table';
import type { Database } from '$lib/server/db';
import {
	importFiles,
	importRefusalMessage,
	type ImportFile,
	type ImportOptions,
	type ImportOutcome,
	type ImportPhase
} from '$lib/server/imports';
import { currentVersion, listVersions, loadTable, rollback } from '$lib/server/versions';
import { describeOnBothEngines } from '../support/databases';
import {
	contextOf,
	fileOf,
	finess,
	register,
	sitesOf,
	stored,
	survey,
	uses,
	type TestSite
} from '../support/import-files';

/** Imports, and fails the test when it is refused. */
async function imported(
	db: Database,
	files: readonly ImportFile[],
	options: ImportOptions = {}
): Promise<ImportOutcome> {
	const result = await importFiles(contextOf(db), files, options);
	if (!result.ok) throw new Error(importRefusalMessage(result.error));
	return result.value;
}

async function refusal(
	db: Database,
	files: readonly ImportFile[],
	options: ImportOptions = {}
): Promise<string> {
	const result = await importFiles(contextOf(db), files, options);
	if (result.ok) throw new Error(`Accepted: ${JSON.stringify(result.value.report)}`);
	expect(importRefusalMessage(result.error)).not.toBe('');
	return result.error.code;
}

async function table(db: Database): Promise<TerritoryTable> {
	const version = await currentVersion(db);
	if (!version) throw new Error('No version');
	return loadTable(db, version.hash);
}

const numbersOf = (territory: TerritoryTable): readonly string[] =>
	codedColumn(territory.structures, 'structure.finess').values.filter((value) => value !== '');

describeOnBothEngines('an import', (open) => {
	it('makes one version of files given together, and accounts for every line', async () => {
		const db = await open();
		const { status, report, details } = await imported(db, [
			fileOf('registre.csv', register(sitesOf(3)) + '\nstructureet;rien;;\n'),
			fileOf(
				'enquete.csv',
				survey([
					[finess('14', 1), '42'],
					[finess('14', 1), '43'],
					['x', '1'],
					[finess('14', 1), '42']
				])
			)
		]);
		expect(status).toBe('published');
		expect(report).toMatchObject({ added: 3, changed: 0, closed: 0, unchanged: 0, version: 1 });
		expect(report.hash).toMatch(/^[0-9a-f]{64}$/);
		for (const { read, accepted, rejected, ignored } of report.files)
			expect(accepted + rejected + ignored).toBe(read);
		expect(
			report.files.map(({ file, format, accepted, rejected, ignored }) => [
				file,
				format,
				accepted,
				rejected,
				ignored
			])
		).toEqual([
			['registre.csv', 'cs1100502', 3, 1, 1],
			['enquete.csv', 'csv', 1, 2, 1]
		]);
		expect(report.files[1]?.errors.map(({ line, code }) => [line, code])).toEqual([
			[3, 'duplicate-conflict'],
			[4, 'finess-shape']
		]);
		expect(details[0]?.coverage).toEqual({ extent: 'full', departments: ['14'] });
		expect(await listVersions(db)).toHaveLength(1);
	});

	it('gives the same dataset whatever the order of the files', async () => {
		const files = [
			fileOf('registre.csv', register(sitesOf(5))),
			fileOf('enquete.csv', survey([[finess('14', 1), '42']]), { referenceDate: '2026-09-30' }),
			fileOf('usages.csv', uses([[finess('14', 2), 'Alpha', '12']]))
		];
		const hashes = new Set<string>();
		for (const order of [
			[0, 1, 2],
			[2, 1, 0],
			[1, 2, 0]
		]) {
			const { report } = await imported(
				await open(),
				order.flatMap((i) => files[i] ?? [])
			);
			hashes.add(report.hash);
		}
		const oneByOne = await open();
		for (const file of [...files].reverse()) hashes.add((await imported(oneByOne, [file])).report.hash);
		const last = await currentVersion(oneByOne);
		expect(hashes.has(last?.hash ?? '')).toBe(true);
		const [together] = hashes;
		expect(last?.hash).toBe(together);
	});

	it('changes nothing when the same files come again, and answers as the first time', async () => {
		const db = await open();
		const files = [
			fileOf('registre.csv', register(sitesOf(4))),
			fileOf(
				'enquete.csv',
				survey([
					[finess('14', 1), '42'],
					['x', '1']
				])
			)
		];
		const first = await imported(db, files);
		const before = await stored(db);
		const phases: ImportPhase[] = [];
		const second = await imported(db, files.toReversed(), {
			onProgress: ({ phase }) => void phases.push(phase)
		});
		expect(second.status).toBe('unchanged');
		expect(second.report).toEqual({
			...first.report,
			files: first.report.files.toReversed(),
			added: 0,
			unchanged: 4
		});
		expect(phases).not.toContain('reading');
		expect(await stored(db)).toEqual(before);
	});

	it('reads a known file again when it is declared otherwise, and lets the new reading replace the old', async () => {
		const db = await open();
		const file = fileOf('registre.csv', register(sitesOf(4)));
		await imported(db, [file]);
		const again = await imported(db, [{ ...file, coverage: { extent: 'partial', departments: 'national' } }]);
		expect(again.status).toBe('published');
		expect(again.report).toMatchObject({ added: 0, changed: 0, closed: 0, unchanged: 4 });
		expect((await table(db)).coverage.departments).toEqual([]);
		expect((await currentVersion(db))?.layerIds).toHaveLength(1);
	});

	it('counts a file given twice once: its lines are repeats', async () => {
		const db = await open();
		const file = fileOf('registre.csv', register(sitesOf(4)));
		const { report } = await imported(db, [file, { ...file, name: 'copie.csv' }]);
		expect(report.added).toBe(4);
		expect(report.files[1]).toMatchObject({
			file: 'copie.csv',
			read: 4,
			accepted: 0,
			rejected: 0,
			ignored: 4
		});
	});

	it.each<[string, string | Uint8Array, string]>([
		['an empty file', '', 'file-refused'],
		['a binary file', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3), 'file-refused'],
		[
			'a truncated JSON file',
			'{"schemaVersion":"1","pmej":[{"informationsGeneralesPMEJ":{"numFin',
			'file-refused'
		],
		['a table whose columns are not known', 'FINESS;Colonne A\n140000019;1\n', 'file-refused']
	])('writes nothing at all when one of the files is %s', async (_, content, code) => {
		const db = await open();
		await imported(db, [fileOf('registre.csv', register(sitesOf(3)))]);
		const before = await stored(db);
		const files = [
			fileOf('registre-2.csv', register(sitesOf(30), '2026-06-12')),
			fileOf('autre.csv', content)
		];
		expect(await refusal(db, files)).toBe(code);
		expect(await refusal(db, files.toReversed())).toBe(code);
		expect(await stored(db)).toEqual(before);
	});

	it('refuses a file that does not exist, and no file at all', async () => {
		const db = await open();
		expect(await refusal(db, [{ path: '/nowhere/registre.csv', name: 'registre.csv' }])).toBe('file-refused');
		expect(await refusal(db, [])).toBe('no-file');
		expect(await stored(db)).toMatchObject({ imports: 0, layers: 0 });
	});

	it('never lets a newer register erase what a survey said', async () => {
		const db = await open();
		const heads = async (): Promise<unknown> => {
			const { structures } = await table(db);
			return intervalAt(numberColumn(structures, 'structure.heads'), 0);
		};
		await imported(db, [
			fileOf('registre.csv', register(sitesOf(2))),
			fileOf('enquete.csv', survey([[finess('14', 1), '42']]), { referenceDate: '2025-01-01' })
		]);
		expect(await heads()).toMatchObject({ likely: 42, state: 'declared' });
		const renamed = [{ serial: 1, name: 'EHPAD Neuf' }, { serial: 2 }];
		const { report } = await imported(db, [fileOf('registre-2.csv', register(renamed, '2026-06-12'))]);
		expect(report).toMatchObject({ changed: 1, unchanged: 1 });
		expect(await heads()).toMatchObject({ likely: 42, state: 'declared' });
	});

	it('keeps the register in force when an older one comes, and says so', async () => {
		const db = await open();
		await imported(db, [fileOf('neuf.csv', register([{ serial: 1, name: 'Nom actuel' }], '2026-05-12'))]);
		const outcome = await imported(db, [
			fileOf('vieux.csv', register([{ serial: 1, name: 'Ancien nom' }], '2020-05-12'))
		]);
		expect(outcome.olderRegister).toBe(true);
		expect(outcome.report).toMatchObject({ changed: 0, closed: 0 });
		expect(codedColumn((await table(db)).structures, 'structure.name').values).toContain('Nom actuel');
	});

	it('leaves out a register that a newer one of the same départements replaces wholly', async () => {
		const db = await open();
		await imported(db, [fileOf('janvier.csv', register(sitesOf(3), '2026-01-12'))]);
		await imported(db, [fileOf('mai.csv', register(sitesOf(3), '2026-05-12'))]);
		expect((await currentVersion(db))?.layerIds).toHaveLength(1);
	});

	it('leaves out a register that a newer national one replaces wholly', async () => {
		const db = await open();
		const national = { coverage: { extent: 'full', departments: 'national' } } as const;
		await imported(db, [fileOf('janvier.csv', register(sitesOf(3), '2026-01-12'), national)]);
		await imported(db, [fileOf('mai.csv', register(sitesOf(3), '2026-05-12'), national)]);
		expect((await currentVersion(db))?.layerIds).toHaveLength(1);
		const { status } = await imported(db, [
			fileOf('fevrier.csv', register(sitesOf(3), '2026-02-12'), national)
		]);
		expect(status).toBe('unchanged');
	});

	it('replaces the demonstration as soon as a real register comes, without asking about closings', async () => {
		const db = await open();
		await imported(db, [fileOf('fictif.csv', register(sitesOf(10)), { fictional: true })]);
		expect((await currentVersion(db))?.fictional).toBe(true);
		const { report } = await imported(db, [fileOf('registre.csv', register(sitesOf(2, '56')))]);
		expect(report).toMatchObject({ added: 2, closed: 10 });
		expect((await currentVersion(db))?.fictional).toBe(false);
	});

	it('says of a real survey over the demonstration that the dataset is partly fictional, until a real register comes', async () => {
		const db = await open();
		await imported(db, [fileOf('fictif.csv', register(sitesOf(10)), { fictional: true })]);
		expect(await currentVersion(db)).toMatchObject({ fictional: true, partlyFictional: false });
		await imported(db, [fileOf('enquete.csv', survey([[finess('14', 1), '42']]))]);
		expect(await currentVersion(db)).toMatchObject({ fictional: true, partlyFictional: true });
		expect((await table(db)).fictional).toBe(true);
		await imported(db, [fileOf('reel.csv', register(sitesOf(3)))]);
		expect(await currentVersion(db)).toMatchObject({ fictional: false, partlyFictional: false });
		expect((await listVersions(db)).map((version) => version.partlyFictional)).toEqual([false, true, false]);
	});
	it('says in a dry run what would happen, and writes nothing', async () => {
		const db = await open();
		const alone = (serial: number, category?: string): TestSite => ({
			serial,
			entity: finess('14', 900_000 + serial),
			...(category ? { category } : {})
		});
		await imported(db, [fileOf('registre.csv', register([alone(1), alone(2), alone(3)]))]);
		const before = await stored(db);
		const moved = [alone(1, '460'), alone(2), alone(4)];
		const outcome = await imported(db, [fileOf('registre-2.csv', register(moved, '2026-06-12'))], {
			dryRun: true
		});
		expect(outcome).toMatchObject({
			status: 'dry-run',
			closeNeedsConfirmation: true,
			report: { added: 1, changed: 1, closed: 1, unchanged: 1, version: null }
		});
		expect(outcome.movers).toEqual([
			{ finess: finess('14', 1), name: 'EHPAD N°1', from: 'physical-mie', to: 'digital-mie' }
		]);
		expect(outcome.moves).toContainEqual({ from: '', to: 'physical-mie', structures: 1 });
		expect(outcome.moves).toContainEqual({ from: 'physical-mie', to: '', structures: 1 });
		expect(await stored(db)).toEqual(before);
	});

	it('lets only one import at a time change the dataset, and says who is at it', async () => {
		const db = await open();
		const context = contextOf(db);
		const first = fileOf('registre-long.csv', register(sitesOf(50)));
		const second = fileOf('registre.csv', register(sitesOf(2)));
		let other: Promise<string> | undefined;
		await importFiles(context, [first], {
			onProgress: async ({ phase }) => {
				if (phase !== 'composing') return;
				other ??= importFiles(context, [second]).then((result) =>
					result.ok ? 'accepted' : importRefusalMessage(result.error)
				);
				await other;
			}
		});
		expect(await other).toMatch(/^Un import est en cours depuis le .* \(registre-long\.csv\)/);
		expect((await currentVersion(db))?.structures).toBe(50);
	});

	it.each<ImportPhase>(['hashing', 'reading', 'composing', 'comparing', 'storing', 'publishing'])(
		'leaves nothing when it is cancelled while %s',
		async (phase) => {
			const db = await open();
			await imported(db, [fileOf('registre.csv', register(sitesOf(3)))]);
			const before = await stored(db);
			const controller = new AbortController();
			const code = await refusal(db, [fileOf('registre-2.csv', register(sitesOf(3000), '2026-06-12'))], {
				signal: controller.signal,
				onProgress: (progress) => {
					if (progress.phase === phase) controller.abort();
				}
			});
			expect(code).toBe('cancelled');
			expect(await stored(db)).toEqual(before);
		}
	);
});

describeOnBothEngines('closing structures', (open) => {
	const registerOf = (count: number, date: string): ImportFile =>
		fileOf(`registre-${date}.csv`, register(sitesOf(count), date));

	it.each([
		[100, 98, 'published'],
		[100, 97, 'close-needs-confirmation'],
		[50, 49, 'published'],
		[49, 48, 'close-needs-confirmation']
	])('from %i to %i structures: %s', async (from, to, expected) => {
		const db = await open();
		await imported(db, [registerOf(from, '2026-05-12')]);
		const next = registerOf(to, '2026-06-12');
		const result = await importFiles(contextOf(db), [next]);
		expect(result.ok ? result.value.status : result.error.code).toBe(expected);
		if (!result.ok) {
			expect(importRefusalMessage(result.error)).toContain('--allow-close');
			expect((await imported(db, [next], { allowClose: true })).report.closed).toBe(from - to);
		}
		expect(numbersOf(await table(db))).toHaveLength(to);
	});

	it('happens only inside what the register covers, and never for a partial one', async () => {
		const db = await open();
		await imported(db, [fileOf('deux.csv', register([...sitesOf(10, '14'), ...sitesOf(10, '61')]))]);
		const orne = await imported(db, [fileOf('orne.csv', register(sitesOf(10, '61'), '2026-06-12'))]);
		expect(orne.report).toMatchObject({ closed: 0, unchanged: 20 });
		const some = fileOf('extrait.csv', register(sitesOf(1, '14'), '2026-07-12'), {
			coverage: { extent: 'partial', departments: ['14'] }
		});
		expect((await imported(db, [some])).report).toMatchObject({ closed: 0, unchanged: 20 });
	});
});

describe('versions', () => {
	describeOnBothEngines('a roll-back', (open) => {
		it('is a new version with the content of an old one, and what it changes', async () => {
			const db = await open();
			const first = await imported(db, [fileOf('un.csv', register(sitesOf(3)))]);
			await imported(db, [fileOf('deux.csv', register([...sitesOf(3), { serial: 9 }], '2026-06-12'))]);
			const back = await rollback(db, 1, { actor: 'program' });
			expect(back).toEqual({ ok: true, value: 3 });
			const version = await currentVersion(db);
			expect(version).toMatchObject({
				id: 3,
				parentId: 2,
				kind: 'rollback',
				restoresId: 1,
				hash: first.report.hash,
				closed: 1,
				added: 0
			});
			expect(numbersOf(await table(db))).toHaveLength(3);
		});

		it('is refused for the content in force and for a version that does not exist', async () => {
			const db = await open();
			await imported(db, [fileOf('un.csv', register(sitesOf(3)))]);
			expect(await rollback(db, 1, { actor: 'program' })).toMatchObject({
				ok: false,
				error: { code: 'already-current' }
			});
			expect(await rollback(db, 12, { actor: 'program' })).toMatchObject({
				ok: false,
				error: { code: 'unknown-version' }
			});
		});

		it('lets the same files be imported again afterwards', async () => {
			const db = await open();
			await imported(db, [fileOf('un.csv', register(sitesOf(3)))]);
			const two = fileOf('deux.csv', register([...sitesOf(3), { serial: 9 }], '2026-06-12'));
			const second = await imported(db, [two]);
			await rollback(db, 1, { actor: 'program' });
			const again = await imported(db, [two]);
			expect(again.status).toBe('published');
			expect(again.report.hash).toBe(second.report.hash);
		});
	});
});
