import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Scope } from '$lib/domain/access';
import { conformityRules, reference } from '$lib/reference';
import { actionLines, mailingColumns } from '$lib/screens';
import type { Database } from '$lib/server/db';
import { listingFile, listingManifest, type ListingSource } from '$lib/server/exports';
import { importFiles } from '$lib/server/imports';
import { currentSeen } from '$lib/server/territory';
import { bytesOf } from '../support/bytes';
import { describeOnBothEngines } from '../support/databases';
import { contextOf, fileOf, finess, register, sitesOf } from '../support/import-files';

const NORMAN = finess('14', 1);
const BRETON = finess('56', 1);
const USES = [
	'FINESS;Solution;Utilisateurs;Service sensible;Pro Santé Connect;MIE;Attestation;Réserves;Niveau;Accès local',
	`${NORMAN};=Béryl;40;Oui;Non;Mot de passe OTP;Oui;3;Transition;Non`,
	`${BRETON};Alpha;12;Oui;Non;Mot de passe OTP;Non;;;Oui`,
	`${finess('14', 2)};Alpha;9;Oui;Oui;e-CPS;;;;`,
	''
].join('\r\n');
const SURVEY = ['FINESS;Lecteurs;DUI Ségur;Étape 1', `${NORMAN};Oui;Non;Oui`, ''].join('\r\n');

async function sourceOf(db: Database, scope: Scope): Promise<ListingSource> {
	const seen = await currentSeen(db, scope);
	if (!seen) throw new Error('No version');
	const { table, hash, version } = seen;
	const lines = actionLines(table, 'attest');
	const { id, version: ruleVersion, label, status, date, source } = conformityRules;
	return {
		listing: {
			title: 'Attester, ou lever des réserves',
			columns: mailingColumns(table, 'attest', lines),
			lines: lines.length,
			rules: { id, version: ruleVersion, label, status, date, source }
		},
		version: {
			id: version.id,
			hash,
			asOf: version.asOf,
			fictional: version.fictional,
			partlyFictional: version.partlyFictional,
			scope
		},
		sources: table.sources,
		engine: '0.1.0',
		madeAt: new Date('2026-11-24T10:00:00Z')
	};
}

async function fileIn(source: ListingSource, format: 'csv' | 'xlsx'): Promise<Uint8Array> {
	const made = listingFile(source, { format, file: `attestations.${format}` }, reference);
	if (!made.ok) throw new Error(made.error.code);
	return bytesOf(made.value.pieces);
}

describeOnBothEngines('the file of operators to write to', (open) => {
	const start = async (): Promise<Database> => {
		const db = await open();
		const content = register([...sitesOf(3), ...sitesOf(3, '56')]);
		const files = [
			fileOf('registre.csv', content),
			fileOf('usages.csv', USES),
			fileOf('enquete.csv', SURVEY)
		];
		const done = await importFiles(contextOf(db), files);
		expect(done.ok).toBe(true);
		return db;
	};

	it('has one line per operator, says with which reservations, and neutralises what a spreadsheet would run', async () => {
		const source = await sourceOf(await start(), 'national');
		const csv = strFromU8(await fileIn(source, 'csv')).replace(/^\ufeff/, '');
		const [header = '', ...lines] = csv.trim().split('\r\n');
		expect(header).toContain('Organisme gestionnaire;N° FINESS EJ');
		expect(lines).toHaveLength(2);
		expect(lines[0]).toContain("'=Béryl");
		expect(lines[0]).toContain('3 réserves ouvertes');
		expect(lines[0]).toContain('réserves ouvertes, plus permises à cette échéance');
		expect(lines[1]).toContain('1 usage sans attestation');
		expect(lines[1]).toContain('31/12/2026; 31/12/2028');
	});

	it('holds in a workbook the same cells, and a manifest with the SHA-256 of the CSV', async () => {
		const source = await sourceOf(await start(), 'national');
		const csv = await fileIn(source, 'csv');
		const sha256 = createHash('sha256').update(csv).digest('hex');
		const manifest = await listingManifest(source, 'attestations.csv');
		expect(manifest).toMatchObject({
			sha256,
			rows: 2,
			rules: { id: 'rie-v2-projet', status: 'project' },
			dataset: { id: 1, scope: 'national' }
		});
		const parts = unzipSync(await fileIn(source, 'xlsx'));
		const texts = Object.values(parts).map((part) => strFromU8(part));
		expect(texts.some((text) => text.includes(sha256))).toBe(true);
		expect(texts.some((text) => text.includes('=Béryl'))).toBe(true);
	});

	it('holds for a region its own operators only', async () => {
		const db = await start();
		const breton = strFromU8(await fileIn(await sourceOf(db, ['53']), 'csv'));
		expect(breton).toContain('Alpha');
		expect(breton).not.toContain('Béryl');
		expect(breton).not.toContain(NORMAN);
		expect((await sourceOf(db, ['28'])).listing.lines).toBe(1);
		expect((await sourceOf(db, ['11'])).listing.lines).toBe(0);
	});

	it('reads the checklists of a survey by their headers', async () => {
		const seen = await currentSeen(await start(), 'national');
		const value = (id: string): string => {
			const column = seen?.table.structures.columns.get(id);
			return column?.kind === 'coded' ? (column.values[column.codes[0] ?? 0] ?? '') : '';
		};
		expect(['structure.readers', 'structure.dui_segur', 'structure.ready_understood'].map(value)).toEqual([
			'yes',
			'no',
			'yes'
		]);
	});
});
