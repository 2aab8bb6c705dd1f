import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { Database } from '$lib/server/db';
import {
	cancelImport,
	confirmMapping,
	confirmPublish,
	firstRejects,
	getImport,
	importFiles,
	openImport,
	receiveFile,
	rejectsFile,
	showLife,
	startImport,
	sweep,
	type ImportContext,
	type ImportStatus,
	type ImportView
} from '$lib/server/imports';
import { currentVersion, rollback } from '$lib/server/versions';
import { describeOnBothEngines, describeOnEngine } from '../support/databases';
import {
	contextOf,
	fileOf,
	finess,
	register,
	sitesOf,
	stored,
	survey,
	temporaryFolder
} from '../support/import-files';
import { finessPlus, legalEntity, site } from '../unit/files/builders';

async function* bytes(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
	yield await Promise.resolve(Buffer.from(content));
}

/** Sends files to a new import and starts it. */
async function started(
	context: ImportContext,
	files: Readonly<Record<string, string | Uint8Array>>
): Promise<number> {
	const id = await openImport(context);
	for (const [name, content] of Object.entries(files)) {
		expect((await receiveFile(context, id, name, bytes(content))).ok).toBe(true);
	}
	expect((await startImport(context, id)).ok).toBe(true);
	return id;
}

async function reaches(db: Database, id: number, status: ImportStatus): Promise<ImportView> {
	await expect
		.poll(async () => (await getImport({ db, actor: 'program' }, id))?.status, {
			timeout: 30_000,
			interval: 20
		})
		.toBe(status);
	const view = await getImport({ db, actor: 'program' }, id);
	if (!view) throw new Error('No such import');
	return view;
}

const uploadsOf = ({ dataDir }: ImportContext): string[] => {
	const folder = path.join(dataDir, 'uploads');
	return existsSync(folder) ? readdirSync(folder) : [];
};

describeOnBothEngines('an import from the screen', (open) => {
	it('goes by itself to the preview of recognised files, and publishes when told to', async () => {
		const db = await open();
		const context = contextOf(db);
		const id = await started(context, { 'registre.csv': register(sitesOf(3)) });
		const ready = await reaches(db, id, 'ready');
		expect(ready.files[0]).toMatchObject({
			name: 'registre.csv',
			counts: { read: 3, accepted: 3 },
			details: { coverage: { extent: 'full', departments: ['14'] } }
		});
		expect(ready.preview).toMatchObject({ added: 3, closeNeedsConfirmation: false });
		expect(await currentVersion(db)).toBeNull();
		expect((await confirmPublish(context, id)).ok).toBe(true);
		const published = await reaches(db, id, 'published');
		expect(published.versionId).toBe((await currentVersion(db))?.id);
		await expect.poll(() => uploadsOf(context)).toEqual([]);
	});

	it('asks how the columns of an unknown table are to be read, and remembers the answer', async () => {
		const db = await open();
		const context = contextOf(db);
		const table = `Structure n°;Combien\n${finess('14', 1)};42\n`;
		const mapping = {
			kind: 'survey',
			columns: [
				{ header: 'Structure n°', field: 'structure.finess' },
				{ header: 'Combien', field: 'structure.heads' }
			]
		} as const;
		await importFiles(context, [fileOf('registre.csv', register(sitesOf(2)))]);
		const id = await started(context, { 'enquete.csv': table });
		const waiting = await reaches(db, id, 'awaiting-mapping');
		expect(waiting.files[0]?.detection?.tabular?.header).toEqual(['Structure n°', 'Combien']);
		expect((await confirmMapping(context, id, { 0: { mapping } })).ok).toBe(true);
		const ready = await reaches(db, id, 'ready');
		expect(ready.preview).toMatchObject({ changed: 1, unchanged: 1 });
		await confirmPublish(context, id);
		await reaches(db, id, 'published');

		const next = await started(context, { 'enquete-2.csv': table.replace('42', '43') });
		expect((await reaches(db, next, 'ready')).preview).toMatchObject({ changed: 1 });
	});

	it('asks again before it closes more than 2 % of the structures', async () => {
		const db = await open();
		const context = contextOf(db);
		await importFiles(context, [fileOf('registre.csv', register(sitesOf(10)))]);
		const id = await started(context, { 'registre-2.csv': register(sitesOf(8), '2026-06-12') });
		expect((await reaches(db, id, 'ready')).preview).toMatchObject({
			closed: 2,
			closeNeedsConfirmation: true,
			closing: { closed: 2, covered: 10 }
		});
		await confirmPublish(context, id);
		await expect
			.poll(async () => (await getImport({ db, actor: 'program' }, id))?.refusal?.code)
			.toBe('close-needs-confirmation');
		expect((await getImport({ db, actor: 'program' }, id))?.status).toBe('ready');
		await confirmPublish(context, id, { allowClose: true });
		await reaches(db, id, 'published');
		expect((await currentVersion(db))?.structures).toBe(8);
	});

	it('can be told from the preview that a register is partial: nothing closes any more', async () => {
		const db = await open();
		const context = contextOf(db);
		await importFiles(context, [fileOf('registre.csv', register(sitesOf(10)))]);
		const id = await started(context, { 'extrait.csv': register(sitesOf(2), '2026-06-12') });
		expect((await reaches(db, id, 'ready')).preview?.closed).toBe(8);
		await confirmMapping(context, id, { 0: { coverage: { extent: 'partial', departments: ['14'] } } });
		await expect.poll(async () => (await getImport({ db, actor: 'program' }, id))?.preview?.closed).toBe(0);
		await reaches(db, id, 'ready');
	});

	it('shows the preview again when another version was published meanwhile', async () => {
		const db = await open();
		const context = contextOf(db);
		await importFiles(context, [fileOf('un.csv', register(sitesOf(5), '2026-01-12'))]);
		await importFiles(context, [fileOf('deux.csv', register([...sitesOf(5), { serial: 6 }], '2026-02-12'))]);
		const id = await started(context, { 'trois.csv': register(sitesOf(8), '2026-06-12') });
		expect((await reaches(db, id, 'ready')).preview?.added).toBe(2);
		expect((await rollback(db, 1, { actor: 'program' })).ok).toBe(true);
		await confirmPublish(context, id);
		await expect.poll(async () => (await getImport({ db, actor: 'program' }, id))?.preview?.added).toBe(3);
		await expect.poll(async () => (await getImport({ db, actor: 'program' }, id))?.status).toBe('ready');
		expect((await getImport({ db, actor: 'program' }, id))?.refusal?.code).toBe('overtaken');
		await confirmPublish(context, id);
		await reaches(db, id, 'published');
		expect((await currentVersion(db))?.structures).toBe(8);
	});

	it('is refused as a whole, with its reason, when one file is', async () => {
		const db = await open();
		const context = contextOf(db);
		const id = await started(context, { 'registre.csv': register(sitesOf(3)), 'vide.csv': '' });
		const refused = await reaches(db, id, 'refused');
		expect(refused.message).toContain('vide.csv');
		expect(await stored(db)).toMatchObject({ layers: 0, layer_chunks: 0, rejects: 0, versions: 0 });
		await expect.poll(() => uploadsOf(context)).toEqual([]);
	});

	it('says that nothing is new when the content is in force already', async () => {
		const db = await open();
		const context = contextOf(db);
		const content = register(sitesOf(3));
		await importFiles(context, [fileOf('registre.csv', content)]);
		const id = await started(context, { 'encore.csv': content });
		const view = await reaches(db, id, 'unchanged');
		expect(view.files[0]).toMatchObject({ counts: { read: 3, accepted: 3 }, details: { known: true } });
	});

	it.each(['detecting', 'awaiting-mapping', 'ready'] as const)(
		'can be cancelled when it is %s',
		async (status) => {
			const db = await open();
			const context = contextOf(db);
			const content =
				status === 'awaiting-mapping' ? `Structure;X\n${finess('14', 1)};1\n` : register(sitesOf(3));
			let id: number;
			if (status === 'detecting') {
				id = await openImport(context);
				await receiveFile(context, id, 'registre.csv', bytes(content));
			} else {
				id = await started(context, { 'fichier.csv': content });
				await reaches(db, id, status);
			}
			const cancelled = await cancelImport(context, id);
			expect(cancelled.ok && cancelled.value.status).toBe('cancelled');
			expect(await stored(db)).toMatchObject({ layers: 0, layer_chunks: 0, changes: 0, snapshot_parts: 0 });
			expect(uploadsOf(context)).toEqual([]);
			expect(await cancelImport(context, id)).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
		}
	);

	it('can be cancelled while it reads', async () => {
		const db = await open();
		const context = contextOf(db);
		const id = await started(context, { 'registre.csv': register(sitesOf(4000)) });
		await expect
			.poll(async () => (await getImport({ db, actor: 'program' }, id))?.status, { interval: 1 })
			.toBe('staging');
		await cancelImport(context, id);
		await reaches(db, id, 'cancelled');
		expect(await stored(db)).toMatchObject({ layers: 0, layer_chunks: 0, changes: 0, snapshot_parts: 0 });
	});

	it('waits for the person to try again when another import is under way', async () => {
		const db = await open();
		const context = contextOf(db);
		let id = 0;
		await importFiles(context, [fileOf('long.csv', register(sitesOf(10)))], {
			onProgress: async ({ phase }) => {
				if (phase !== 'composing') return;
				id = await started(context, { 'registre.csv': register(sitesOf(3, '61')) });
				const waiting = await reaches(db, id, 'awaiting-mapping');
				expect(waiting.message).toMatch(/^Un import est en cours depuis/);
			}
		});
		await confirmMapping(context, id, {});
		expect((await reaches(db, id, 'ready')).preview?.added).toBe(3);
	});

	it('cannot be started twice, nor published before the preview', async () => {
		const db = await open();
		const context = contextOf(db);
		const id = await openImport(context);
		expect(await startImport(context, id)).toMatchObject({ ok: false, error: { code: 'no-file' } });
		await receiveFile(context, id, 'registre.csv', bytes(register(sitesOf(3))));
		expect(await confirmPublish(context, id)).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
		const both = await Promise.all([startImport(context, id), startImport(context, id)]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		await reaches(db, id, 'ready');
		expect(await startImport(context, 12_345)).toMatchObject({
			ok: false,
			error: { code: 'unknown-import' }
		});
	});

	it('keeps names off the disk and stops a file that is too large while it comes', async () => {
		const db = await open();
		const context = contextOf(db);
		const id = await openImport(context);
		const sent = await receiveFile(context, id, '../../etc/mot\u0000 de passe.csv', bytes('a;b\n1;2\n'));
		expect(sent.ok && sent.value.name).toBe('mot de passe.csv');
		async function* endless(): AsyncGenerator<Uint8Array> {
			for (;;)
				yield await Promise.resolve(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(1_000_000)]));
		}
		expect(await receiveFile(context, id, 'bombe.xlsx', endless())).toMatchObject({
			ok: false,
			error: { code: 'upload-too-large' }
		});
		expect((await getImport({ db, actor: 'program' }, id))?.files).toHaveLength(1);
		const [folder = ''] = uploadsOf(context);
		expect(readdirSync(path.join(context.dataDir, 'uploads', folder))).toEqual([
			expect.stringMatching(/^[0-9a-f]{16}$/)
		]);
	});

	it('gives the refused lines back with their reasons, ready to be corrected and imported again', async () => {
		const db = await open();
		const context = contextOf(db);
		const broken = register(sitesOf(2)).replace(finess('14', 2), 'FAUX');
		const id = await started(context, {
			'registre.csv': broken,
			'enquete.csv': survey([
				...sitesOf(20).map(({ serial }) => [finess('14', serial), '42'] as const),
				['=cmd()', '1'],
				['x', '2']
			])
		});
		await reaches(db, id, 'ready');
		const view = await getImport(context, id);
		const told = view ? await firstRejects(db, view) : [];
		expect(told[0]?.[0]).toMatch(/^Ligne 3.*FAUX.*Attendu/);
		expect(told[1]).toHaveLength(2);
		await confirmPublish(context, id);
		await reaches(db, id, 'published');
		const textOf = async (file: number): Promise<string> => {
			const rejects = await rejectsFile({ db, actor: 'program' }, id, file);
			let text = '';
			for await (const piece of rejects?.pieces ?? []) text += piece;
			return text;
		};
		const register2 = await textOf(0);
		expect(register2).toMatch(/^finess;etalab;2;2026-05-12;rejets\r\nstructureet;FAUX;.*"Ligne 3.*Attendu/s);
		const survey2 = await textOf(1);
		expect(survey2).toMatch(/^\ufeffN° FINESS ET;Effectif;Motif du rejet\r\n/);
		expect(survey2).toContain("\r\n'=cmd();1;");
		expect(await rejectsFile({ db, actor: 'program' }, id, 9)).toBeNull();

		const folder = temporaryFolder();
		const corrected = {
			'registre-rejets.csv': register2.replace('FAUX', finess('14', 2)),
			'enquete-rejets.csv': survey2.replace('\r\nx;', `\r\n${finess('14', 30)};`)
		};
		const files = Object.entries(corrected).map(([name, content]) => {
			writeFileSync(path.join(folder, name), content);
			return { path: path.join(folder, name), name };
		});
		const again = await importFiles(context, files);
		expect(
			again.ok && again.value.report.files.map(({ accepted, rejected }) => [accepted, rejected])
		).toEqual([
			[1, 0],
			[1, 1]
		]);
		expect(again.ok && again.value.report).toMatchObject({ added: 1, closed: 0 });
	});

	it('gives refused FINESS+ entities back as a FINESS+ file that is a part of the first', async () => {
		const db = await open();
		const context = contextOf(db);
		const entity = legalEntity({
			number: finess('14', 900),
			sites: [site({ number: 'FAUX' }), site({ number: finess('14', 2) }), site({ number: finess('14', 3) })]
		});
		const content = finessPlus(entity).replace('"pmej":[', '"pmej":[12,');
		const id = await started(context, { 'structures.json.gz': gzipSync(content) });
		await reaches(db, id, 'ready');
		await confirmPublish(context, id);
		await reaches(db, id, 'published');
		const rejects = await rejectsFile({ db, actor: 'program' }, id, 0);
		expect(rejects).toMatchObject({ name: 'structures-rejets.json', type: /^application\/json/ });
		let text = '';
		for await (const piece of rejects?.pieces ?? []) text += piece;
		expect(JSON.parse(text)).toMatchObject({
			generatedAt: '2026-03-09',
			pmej: [{ motifRejet: expect.stringMatching(/^Ligne 1, colonne .*numFinessEge.*Attendu/) }],
			illisibles: [{ texte: '12', motifRejet: expect.stringContaining('FINESS+') }]
		});
		const again = await importFiles(context, [
			fileOf(rejects?.name ?? '', text.replace('"FAUX"', `"${finess('14', 4)}"`))
		]);
		expect(again).toMatchObject({
			ok: true,
			value: { report: { added: 1, closed: 0, files: [{ accepted: 2, rejected: 0 }] } }
		});
	});

	it('is cleared away by the next start when its process died', async () => {
		const db = await open();
		const context = contextOf(db);
		await importFiles(context, [fileOf('un.csv', register(sitesOf(5), '2026-01-12'))]);
		const id = await started(context, { 'registre.csv': register(sitesOf(30), '2026-06-12') });
		await reaches(db, id, 'ready');
		await sweep(context);
		expect((await getImport({ db, actor: 'program' }, id))?.status).toBe('ready');
		await db.query("update imports set holder = 'a dead process' where id = $1", [id]);
		await sweep(context);
		const view = await getImport({ db, actor: 'program' }, id);
		expect(view?.status).toBe('failed');
		expect(view?.message).toContain('interrompu');
		expect(await stored(db)).toMatchObject({ layers: 1, layer_chunks: 1, changes: 0 });
		expect(uploadsOf(context)).toEqual([]);
	});
});

describeOnEngine('postgres', 'processes that share a database', (open, engine) => {
	it('leave each other’s imports alone while they show life', async () => {
		const place = await engine.place();
		const [mine, other] = [await open(place), await open(place)];
		const context = contextOf(mine);
		const stopShowingLife = showLife(mine);
		const id = await started(context, { 'registre.csv': register(sitesOf(3)) });
		await reaches(mine, id, 'ready');
		await sweep(contextOf(other));
		expect((await getImport({ db: other, actor: 'program' }, id))?.status).toBe('ready');
		await stopShowingLife();
		await sweep(contextOf(other));
		expect((await getImport({ db: other, actor: 'program' }, id))?.status).toBe('failed');
	});
});
