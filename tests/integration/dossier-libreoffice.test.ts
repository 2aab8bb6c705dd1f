import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { population } from '../support/population';
import { dossierInputs, workOf, writtenDossier } from '../support/dossier';

const OFFICE = ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice'].find((file) => existsSync(file));

/** Semicolons, UTF-8, French, « quoted cells are texts »: what docs/dossier.md says to choose. */
const FRENCH = 'CSV:59,34,76,1,,1036,true,true';

const people = {
	...population(
		['large-group', 'physical-mie', 'digital-mie'],
		[
			{ finess: '010000024', organisation: '010000099', segment: 1, heads: [10, 12.5, 20], department: '01' },
			{ finess: '2A0000014', organisation: 'b', segment: 2, heads: 8, department: '2A' }
		]
	),
	name: ['Résidence « Les Érables » & Cie', '=cmd|calc']
};

// Without LibreOffice there is nothing to open the files with: these tests are then skipped, and said so.
describe.skipIf(OFFICE === undefined)('a dossier opened in LibreOffice', () => {
	let document = '';
	const folder = mkdtempSync(path.join(tmpdir(), 'cible-office-'));
	afterAll(() => {
		rmSync(folder, { recursive: true, force: true });
	});
	beforeAll(async () => {
		const file = path.join(folder, 'structures.csv');
		writeFileSync(file, writtenDossier(workOf(dossierInputs({ people }))).get('structures.csv') ?? '');
		await promisify(execFile)(
			OFFICE ?? '',
			[
				`-env:UserInstallation=file://${path.join(folder, 'profile')}`,
				'--headless',
				`--infilter=${FRENCH}`,
				'--convert-to',
				'fods',
				'--outdir',
				folder,
				file
			],
			{ timeout: 200_000 }
		);
		document = readFileSync(path.join(folder, 'structures.fods'), 'utf8');
	}, 240_000);

	it('keeps FINESS numbers and codes as texts, with their zeros', () => {
		expect(document).toMatch(/office:value-type="string"[^>]*>\s*<text:p>010000024<\/text:p>/);
		expect(document).toMatch(/office:value-type="string"[^>]*>\s*<text:p>01<\/text:p>/);
		expect(document).not.toMatch(/office:value="10000024"/);
	});

	it('reads amounts and decimals as numbers, and accents as they are', () => {
		expect(document).toContain('office:value="12.5"');
		expect(document).toContain('Résidence « Les Érables » &amp; Cie');
	});

	it('runs no formula', () => {
		expect(document).not.toContain('table:formula');
		expect(document).toContain('&apos;=cmd|calc');
	});
});
