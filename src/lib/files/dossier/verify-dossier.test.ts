import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
	DOSSIER_ENGINE,
	dossierInputs,
	dossierNames,
	dossierPopulation,
	workOf,
	writtenDossier,
	type TestDossier
} from '../../../../tests/support/dossier';
import { err, ok } from '$lib/domain/shared';
import { verifyDossier } from './verify-dossier';
import type { RebuildInputs } from './verify-dossier';
import type { Verification } from '$lib/domain/dossier';

type Files = Map<string, Uint8Array>;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (files: Files, name: string): string =>
	new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get(name));
const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Rewrites one file, and the hashes of the manifest and of the note too where `hidden`. */
function edit(files: Files, name: string, change: (text: string) => string, hidden = false): Files {
	const before = textOf(files, name);
	const after = change(before);
	expect(after).not.toBe(before);
	const edited = new Map(files).set(name, bytes(after));
	if (!hidden) return edited;
	const old = files.get(name) ?? bytes('');
	const manifest = textOf(files, 'manifest.json')
		.replace(sha256(old), sha256(bytes(after)))
		.replace(
			`"bytes": ${old.length},\n\t\t\t"name": "${name}"`,
			`"bytes": ${bytes(after).length},\n\t\t\t"name": "${name}"`
		);
	const note = textOf(files, 'note.html').replace(
		sha256(files.get('manifest.json') ?? bytes('')),
		sha256(bytes(manifest))
	);
	return edited.set('manifest.json', bytes(manifest)).set('note.html', bytes(note));
}

const fromDatabase =
	(given: TestDossier = {}): RebuildInputs =>
	() =>
		Promise.resolve(ok(dossierInputs(given)));

const verify = (
	files: ReadonlyMap<string, Uint8Array>,
	rebuild: RebuildInputs | null = fromDatabase(),
	engine = DOSSIER_ENGINE
): Promise<Verification> => verifyDossier(files, { engine, names: dossierNames, rebuild });

const made = (given?: TestDossier): Files => writtenDossier(workOf(dossierInputs(given)));

/** One cent more on the first likely cost of a file, wherever it is. */
const oneCent = (text: string): string =>
	text.replace(/;(\d+),(\d\d)(?=;)/, (_, whole: string, cents: string) => {
		const value = Number(whole) * 100 + Number(cents) + 1;
		return `;${Math.floor(value / 100)},${String(value % 100).padStart(2, '0')}`;
	});

describe('verifying a dossier', () => {
	it('is identical, from the database and from its own inputs alone', async () => {
		const files = made();
		expect(await verify(files)).toMatchObject({
			identical: true,
			differences: [],
			level: 'database',
			decided: 0,
			gap: null,
			notAsListed: []
		});
		expect(await verify(files, null)).toMatchObject({
			identical: true,
			level: 'bundle',
			gap: { code: 'no-database' }
		});
	});

	it('the same inputs give the same bytes', () => {
		expect(made()).toEqual(made());
	});

	describe.each([
		['the manifest left as it was', false],
		['the hashes of the manifest and of the note changed with it', true]
	])('%s', (_, hidden) => {
		it.each([
			['lignes.csv', 1],
			['structures.csv', 1],
			['synthese.csv', 1],
			['organismes.csv', 1],
			['beneficiaires.csv', 1],
			['depenses.csv', 1],
			['plan-financement.csv', 1],
			['equite.csv', 1]
		])('a cent changed in %s is found, with its line and column', async (name) => {
			const files = edit(made(), name, oneCent, hidden);
			for (const source of [fromDatabase(), null]) {
				const { identical, differences, notAsListed } = await verify(files, source);
				expect(identical).toBe(false);
				const [own, ...more] = differences.filter(({ file }) => file === name);
				expect(more).toEqual([]);
				expect(own).toMatchObject({ kind: 'value', line: expect.any(Number) });
				expect(own?.column).not.toBe('');
				expect(oneCent(`;${own?.expected};`)).toBe(`;${own?.found};`);
				expect(notAsListed).toEqual(hidden ? [] : [name]);
			}
		});

		it('a line taken out, put in, cut short or moved is found', async () => {
			const files = made();
			const lines = textOf(files, 'structures.csv').split('\r\n');
			const at = (change: (lines: string[]) => string[]) =>
				edit(files, 'structures.csv', () => change([...lines]).join('\r\n'), hidden);
			const kinds = async (changed: Files) =>
				(await verify(changed)).differences
					.filter(({ file }) => file === 'structures.csv')
					.map(({ kind, line }) => [kind, line]);
			expect(await kinds(at((all) => all.toSpliced(2, 1)))).toEqual([['missing-line', 3]]);
			expect(
				await kinds(at((all) => all.toSpliced(2, 0, (all[2] ?? '').replace('220000020', '999999999'))))
			).toEqual([['unexpected-line', 3]]);
			expect(await kinds(at((all) => [all[0] ?? '', all[2] ?? '', all[1] ?? '', ...all.slice(3)]))).toEqual([
				['order', 3]
			]);
			const cut = await kinds(at((all) => all.with(3, (all[3] ?? '').slice(0, -12))));
			expect(cut.length).toBeGreaterThan(0);
			expect(new Set(cut.map(String))).toEqual(new Set(['value,4']));
			expect(await kinds(at((all) => all.slice(0, 4)))).toEqual([
				['missing-line', 5],
				['missing-line', 6]
			]);
		});
	});

	it('an altered FINESS number is one changed cell, not a line lost and another found', async () => {
		const files = edit(made(), 'structures.csv', (text) => text.replace('"350000014"', '"350000015"'));
		expect((await verify(files)).differences.filter(({ file }) => file === 'structures.csv')).toEqual([
			{
				file: 'structures.csv',
				kind: 'value',
				line: 5,
				column: 'FINESS',
				expected: '350000014',
				found: '350000015'
			}
		]);
	});

	it('a missing file and one too many are told', async () => {
		const files = made();
		files.delete('depenses.csv');
		files.set('ajout.csv', bytes('a;b'));
		expect((await verify(files)).differences.map(({ file, kind }) => [file, kind])).toEqual([
			['depenses.csv', 'missing-file'],
			['ajout.csv', 'unexpected-file']
		]);
	});

	it.each(['manifest.json', 'note.html', 'entrees/provenance.json', 'entrees/criteres.json'])(
		'without %s it is still compared with what the database gives',
		async (name) => {
			const files = made();
			files.delete(name);
			expect(await verify(files)).toMatchObject({
				identical: false,
				level: 'database',
				differences: [{ file: name, kind: 'missing-file' }]
			});
		}
	);

	it('saved again by a spreadsheet, the same values are said to be written otherwise', async () => {
		const files = edit(made(), 'jalons.csv', (text) => text.replaceAll('"', '').replaceAll('\r\n', '\n'));
		expect((await verify(files)).differences).toMatchObject([{ file: 'jalons.csv', kind: 'bytes', line: 1 }]);
	});

	it('a changed header is told once, and the cells are compared all the same', async () => {
		const files = edit(made(), 'reserves.csv', (text) => text.replace('"Nombre"', '"Combien"'));
		expect((await verify(files)).differences).toMatchObject([
			{ file: 'reserves.csv', kind: 'columns', line: 1 }
		]);
	});

	it('a price changed in the inputs is found from the dossier alone by the same program', async () => {
		const files = edit(made(), 'entrees/valeurs-par-defaut.json', (text) =>
			text.replace('"likely": 0.45', '"likely": 0.46')
		);
		expect((await verify(files, null)).differences.map(({ file }) => file)).toContain(
			'entrees/valeurs-par-defaut.json'
		);
	});

	it('professionals changed in the inputs no longer agree with the amounts, from the dossier alone', async () => {
		const files = edit(
			made(),
			'entrees/structures.csv',
			(text) => text.replace(';120;120;120;', ';121;121;121;'),
			true
		);
		const { identical, level, differences } = await verify(files, null);
		expect([identical, level]).toEqual([false, 'bundle']);
		expect(new Set(differences.map(({ file }) => file))).toContain('lignes.csv');
	});

	it('a whole dossier made from other data is consistent by itself, and found out by the database', async () => {
		const people = dossierPopulation();
		people.heads[1][0] = (people.heads[1][0] ?? 0) + 1;
		people.heads[2][0] = (people.heads[2][0] ?? 0) + 1;
		const files = made({ people });
		expect((await verify(files, null)).identical).toBe(true);
		const checked = await verify(files);
		expect(checked.identical).toBe(false);
		expect(checked.differences.map(({ file }) => file)).toContain('entrees/structures.csv');
	});

	it('says why the database could not be asked, and falls back on the dossier alone', async () => {
		const gone: RebuildInputs = () => Promise.resolve(err({ code: 'dataset-gone', hash: 'c0ffee', id: 3 }));
		expect(await verify(made(), gone)).toMatchObject({
			identical: true,
			level: 'bundle',
			gap: { code: 'dataset-gone' }
		});
	});

	it('another version of the program is said, and differences are listed all the same', async () => {
		const files = edit(made(), 'lignes.csv', oneCent);
		for (const source of [fromDatabase(), null]) {
			const { engine, differences } = await verify(files, source, '10.0.0');
			expect(engine).toEqual({ dossier: DOSSIER_ENGINE, here: '10.0.0' });
			expect(differences).toMatchObject([{ file: 'lignes.csv', kind: 'value' }]);
		}
	});

	it('counts the amounts that persons decided, and finds one that was changed', async () => {
		const amounts = (cents: number) => ({
			asked: new Map([['350000014', 900_000]]),
			decided: new Map([
				[
					'350000014',
					{ cents, reason: '=Accord, « local »', author: 'A. Le Goff', at: '2026-11-20T10:00:00.000Z' }
				]
			]),
			pastAid: new Map([['560000010', [{ cents: 1_234, label: 'Plan 2021', year: 2021 }]]]),
			groupings: new Map([['b', 16]])
		});
		const given = { amounts: amounts(500_000) };
		const files = made(given);
		expect(await verify(files, fromDatabase(given))).toMatchObject({ identical: true, decided: 1 });
		expect(await verify(files, null)).toMatchObject({ identical: true, decided: 1 });
		const other = await verify(files, fromDatabase({ amounts: amounts(500_001) }));
		expect(other.differences).toContainEqual({
			file: 'structures.csv',
			kind: 'value',
			line: 5,
			column: 'Décidé',
			expected: '5000,01',
			found: '5000,00'
		});
	});

	it('inputs that cannot be read are named, and nothing is said to be identical', async () => {
		const files = edit(made(), 'entrees/structures.csv', (text) =>
			text.replace(';120;120;120;', ';cent vingt;120;120;')
		);
		expect(await verify(files, null)).toMatchObject({
			identical: false,
			level: 'none',
			differences: [
				{
					file: 'entrees/structures.csv',
					kind: 'unreadable',
					line: 4,
					column: 'Professionnels (bas)',
					found: 'cent vingt'
				}
			]
		});
		expect(await verify(new Map(), null)).toMatchObject({ identical: false, level: 'none' });
		expect(await verify(new Map([['entrees/provenance.json', bytes('{')]]), null)).toMatchObject({
			identical: false,
			level: 'none'
		});
	});

	it('lists as many differences as asked and counts them all', async () => {
		const files = edit(made(), 'lignes.csv', (text) =>
			text.replaceAll('"device"', '"x"').replaceAll('"Équipement"', '"Autre"')
		);
		const checked = await verifyDossier(files, {
			engine: DOSSIER_ENGINE,
			names: dossierNames,
			rebuild: null,
			limit: 2
		});
		expect(checked.differences).toHaveLength(2);
		expect(checked.total).toBeGreaterThan(2);
	});
});
