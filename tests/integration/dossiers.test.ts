import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Scope, Viewer } from '$lib/domain/access';
import type { Verification } from '$lib/domain/dossier';
import { verifyDossier } from '$lib/files';
import { dossierNames } from '$lib/screens';
import { createDraft, criteriaInForce, publishDraft } from '$lib/server/criteria';
import type { Database } from '$lib/server/db';
import { groundOf, groundThen, noteDossier, recentDossiers, takenOutAt } from '$lib/server/dossiers';
import { engineVersion } from '$lib/server/exports';
import { importFiles } from '$lib/server/imports';
import { verifyJournal } from '$lib/server/journal';
import { decideOverride, withdrawOverride } from '$lib/server/overrides';
import {
	changeSetting,
	createScenario,
	openScenario,
	recordAmount,
	renameScenario
} from '$lib/server/scenarios';
import { inputsOf } from '../../src/cli/commands/dossier';
import { cli } from '../support/command-line';
import { describeOnBothEngines } from '../support/databases';
import { HELP, workOf, writtenDossier } from '../support/dossier';
import { contextOf, fileOf, finess, register, sitesOf, temporaryFolder } from '../support/import-files';

type Files = Map<string, Uint8Array>;
const SITE = finess('14', 1);
const text = (files: Files, name: string): string => new TextDecoder().decode(files.get(name));
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

async function viewerOf(db: Database, name: string, scope: Scope = 'national'): Promise<Viewer> {
	const [row] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ($1, 'admin', $2::text::jsonb, now()) returning id`,
		[name, JSON.stringify(scope)]
	);
	return { account: Number(row?.[0]), name, role: 'admin', scope, demonstration: false };
}

const importOf = async (db: Database, count: number, name = 'registre.csv'): Promise<void> => {
	const done = await importFiles(contextOf(db), [
		fileOf(name, register([...sitesOf(count), ...sitesOf(2, '56')]))
	]);
	expect(done.ok).toBe(true);
};

/** A scenario that helps every segment, with one amount decided. */
async function start(open: () => Promise<Database>) {
	const db = await open();
	await importOf(db, 18);
	const camille = await viewerOf(db, 'Camille Essai');
	const made = await createScenario(db, camille, { name: 'Socle 2028', base: 'base' });
	if (!made.ok) throw new Error(made.error.code);
	const { id } = made.value;
	const say = async (key: string, value: unknown): Promise<void> => {
		const now = await openScenario(db, 'national', id);
		const done = await changeSetting(db, camille, {
			id,
			revision: now?.scenario.revision ?? 0,
			key,
			value,
			note: ''
		});
		expect(done).toMatchObject({ ok: true });
	};
	for (const segment of ['large-group', 'physical-mie', 'digital-mie']) await say(`grant:${segment}`, HELP);
	const decide = async (cents: number): Promise<void> => {
		const done = await recordAmount(db, camille, {
			scenario: id,
			finess: SITE,
			stage: 'decided',
			cents,
			reason: 'Accord du comité'
		});
		expect(done).toMatchObject({ ok: true });
	};
	await decide(123_456);
	return { db, camille, id, say, decide };
}

async function dossierOf(db: Database, scenario: string, scope: Scope = 'national'): Promise<Files> {
	const ground = await groundOf(db, scope, scenario);
	if (!ground.ok) throw new Error(ground.error.code);
	return writtenDossier(workOf(inputsOf(ground.value), dossierNames));
}

const verify = (db: Database, files: Files, scope: Scope = 'national'): Promise<Verification> =>
	verifyDossier(files, {
		engine: engineVersion,
		names: dossierNames,
		rebuild: async (provenance) => {
			const ground = await groundThen(db, scope, provenance);
			return ground.ok ? { ok: true, value: inputsOf(ground.value) } : ground;
		}
	});

describeOnBothEngines('a dossier and its verification', (open, engine) => {
	it('is identical from the database, but for the amount that somebody decided', async () => {
		const { db, id } = await start(open);
		const files = await dossierOf(db, id);
		expect(await verify(db, files)).toMatchObject({
			identical: true,
			level: 'database',
			decided: 1,
			differences: []
		});
		expect(text(files, 'structures.csv')).toContain('Accord du comité');
		expect(await dossierOf(db, id)).toEqual(files);
	});

	it('stays identical once the scenario, its amounts, the data and the criteria have moved on', async () => {
		const { db, camille, id, say, decide } = await start(open);
		const files = await dossierOf(db, id);
		await say('start', '2027-06');
		await decide(999_999);
		await importOf(db, 25, 'registre-2.csv');
		const now = await openScenario(db, 'national', id);
		await renameScenario(db, camille, {
			id,
			revision: now?.scenario.revision ?? 0,
			name: 'Socle renommé',
			description: ''
		});
		const { criteria, tests } = await criteriaInForce(db);
		const content = {
			name: 'Deux',
			criteria: { ...criteria, confirmInScope: !criteria.confirmInScope },
			tests
		};
		const draft = await createDraft(db, { ...content, origin: 1 }, camille);
		if (!draft.ok) throw new Error(draft.error.code);
		const publication = { name: 'Deux', note: '', replaces: 1 };
		const { id: number, revision } = draft.value;
		const published = await publishDraft(db, number, revision, publication, camille, new Date());
		expect(published).toMatchObject({ ok: true });
		expect(await verify(db, files)).toMatchObject({ identical: true, level: 'database', differences: [] });
		const later = await dossierOf(db, id);
		expect(text(later, 'manifest.json')).not.toBe(text(files, 'manifest.json'));
		expect(await verify(db, later)).toMatchObject({ identical: true, level: 'database' });
	});

	it('leaves the hash of its manifest in the journal, for who sees its territories', async () => {
		const { db, camille, id } = await start(open);
		const hash = 'ab'.repeat(32);
		await noteDossier(db, camille, { scenario: id, revision: 4, version: 1, hash });
		expect(await recentDossiers(db, camille, 5)).toMatchObject([
			{ scenario: id, revision: 4, version: 1, hash, by: 'Camille Essai' }
		]);
		expect(await takenOutAt(db, camille, hash)).not.toBeNull();
		expect(await takenOutAt(db, { scope: ['53'] }, hash)).toBeNull();
		expect(await takenOutAt(db, camille, 'cd'.repeat(32))).toBeNull();
		expect(await verifyJournal(db)).toMatchObject({ intact: true });
	});

	it('finds one cent, wherever it hides, and a decided amount that nobody decided', async () => {
		const { db, id } = await start(open);
		const files = await dossierOf(db, id);
		const forged = new Map(files).set(
			'structures.csv',
			bytes(text(files, 'structures.csv').replace('1234,56', '1234,57'))
		);
		const { identical, differences } = await verify(db, forged);
		expect(identical).toBe(false);
		expect(differences).toMatchObject([{ file: 'structures.csv', expected: '1234,56', found: '1234,57' }]);
		const amounts = new Map(files).set(
			'entrees/montants.csv',
			bytes(text(files, 'entrees/montants.csv').replace('1234,56', '9234,56'))
		);
		expect((await verify(db, amounts)).differences).toMatchObject([
			{ file: 'entrees/montants.csv', line: 2, column: 'Montant', expected: '1234,56', found: '9234,56' }
		]);
	});

	it('says what is no longer there, and checks the dossier against itself', async () => {
		const { db, id } = await start(open);
		const files = await dossierOf(db, id);
		const elsewhere = await open();
		await importOf(elsewhere, 3);
		expect(await verify(elsewhere, files)).toMatchObject({
			identical: true,
			level: 'bundle',
			gap: { code: 'dataset-gone', id: 1 }
		});
		expect(await verify(db, files, ['53'])).toMatchObject({
			level: 'bundle',
			gap: { code: 'other-territory' }
		});
		const provenance = text(files, 'entrees/provenance.json').replace(
			/"rulesHash": "[^"]+"/,
			'"rulesHash": "never"'
		);
		const other = new Map(files).set('entrees/provenance.json', bytes(provenance));
		expect(await verify(db, other)).toMatchObject({ level: 'bundle', gap: { code: 'rules-changed' } });
	});

	it('is computed again under the overrides of its moment, whatever became of them since', async () => {
		const { db, camille, id } = await start(open);
		const none = await dossierOf(db, id);
		const move = async (segment: string, reason: string): Promise<number> => {
			const subject = { kind: 'structure' as const, finess: SITE };
			const moved = await decideOverride(db, { subject, segment, reason, expiresOn: null }, camille);
			if (!moved.ok) throw new Error(moved.error.code);
			return moved.value;
		};
		await move('digital-mie', 'Constat');
		const first = await dossierOf(db, id);
		const last = await move('physical-mie', 'Nouveau constat');
		const second = await dossierOf(db, id);
		expect(await withdrawOverride(db, last, 'Erreur', camille)).toMatchObject({ ok: true });
		expect(text(first, 'structures.csv')).toContain('Constat');
		expect(text(second, 'structures.csv')).toContain('Nouveau constat');
		for (const files of [none, first, second])
			expect(await verify(db, files)).toMatchObject({ identical: true, level: 'database', gap: null });
		const forged = text(first, 'structures.csv').replace('"digital-mie"', '"physical-mie"');
		expect(await verify(db, new Map(first).set('structures.csv', bytes(forged)))).toMatchObject({
			identical: false,
			level: 'database'
		});
	});

	it('of a region is of its structures alone, and is verified by who sees that region', async () => {
		const { db, id } = await start(open);
		const files = await dossierOf(db, id, ['53']);
		expect(text(files, 'structures.csv')).toContain(finess('56', 1));
		expect(text(files, 'structures.csv')).not.toContain(SITE);
		expect(text(files, 'entrees/montants.csv')).not.toContain(SITE);
		expect(await verify(db, files, ['53'])).toMatchObject({ identical: true, level: 'database', decided: 0 });
		expect(await verify(db, files)).toMatchObject({ identical: true, level: 'database' });
	});

	it('from the command line: written to a folder or an archive, verified with 0, and with 1 after a change', async () => {
		const place = await engine.place();
		const db = await engine.open(place);
		await importOf(db, 18);
		await db.close();
		const folder = path.join(temporaryFolder(), 'dossier');
		const archive = path.join(temporaryFolder(), 'dossier.zip');
		const out = (where: string) => cli(place, 'export', 'dossier', '--scenario', 'base', '--out', where);
		expect(await out(folder)).toMatchObject({ code: 0 });
		expect(readdirSync(folder)).toContain('manifest.json');
		expect(await out(folder)).toMatchObject({ code: 3 });
		expect(await out(archive)).toMatchObject({ code: 0 });
		const fine = await cli(place, 'verify', archive, '--json');
		expect(fine.code).toBe(0);
		expect(JSON.parse(fine.stdout)).toMatchObject({
			identical: true,
			differences: [],
			level: 'database',
			noted: expect.any(String)
		});
		const lines = path.join(folder, 'lignes.csv');
		writeFileSync(lines, readFileSync(lines, 'utf8').replace(/,(\d)0(?=;)/, ',$11'));
		const changed = await cli(place, 'verify', folder, '--json');
		expect(changed.code).toBe(1);
		expect(JSON.parse(changed.stdout)).toMatchObject({
			identical: false,
			differences: [{ file: 'lignes.csv', line: expect.any(Number) }]
		});
		const alone = await cli(place, 'verify', folder, '--bundle');
		expect(alone.code).toBe(1);
		expect(alone.stdout).toMatch(/^lignes\.csv, ligne \d+, « Coût /m);
		expect(await cli(place, 'verify', path.join(folder, 'rien'))).toMatchObject({ code: 3 });
	}, 300_000);
});
