import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync, zipSync } from 'fflate';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
/** How long a dossier may take to be computed again on a busy machine, in milliseconds. */
const RECOMPUTED_MS = 90_000;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let kept: Buffer | null = null;

/** The dossier of the product's own scenario, downloaded once: what is tried on its bytes needs no other. */
async function dossier(page: Page): Promise<Buffer> {
	kept ??= readFileSync(await downloaded(page));
	return kept;
}

/** Downloads the dossier of the product's own scenario. */
async function downloaded(page: Page): Promise<string> {
	await page.goto('/financement/dossier');
	const wait = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Préparer le dossier (ZIP)' }).click();
	const file = await (await wait).path();
	return file;
}

async function verify(page: Page, file: string): Promise<void> {
	await page.goto('/verifier');
	await page.getByLabel('L’archive ZIP, telle qu’elle a été téléchargée').setInputFiles({
		name: 'dossier.zip',
		mimeType: 'application/zip',
		buffer: readFileSync(file)
	});
	await page.getByRole('button', { name: 'Vérifier' }).click();
}

test('a dossier is prepared, downloaded, noted in the journal, and verified to be identical', async ({
	page
}) => {
	test.setTimeout(180_000);
	await page.goto('/financement/dossier');
	await expect(title(page)).toContainText('le dossier du comité');
	await expect(page.getByText('Aucun dossier n’est encore sorti')).toBeVisible();
	await expectNoAxeViolations(page);
	const file = await downloaded(page);
	kept = readFileSync(file);
	// The page received it itself: it says so, and shows what the journal now has without being opened again.
	await expect(page.getByRole('status').filter({ hasText: 'Dossier enregistré' })).toBeVisible();
	await expect(page.getByText('Aucun dossier n’est encore sorti')).toBeHidden();
	await page.reload();
	await expect(
		page.getByRole('table', { name: 'Dossiers sortis, du plus récent au plus ancien' }).getByRole('row')
	).toHaveCount(2);
	await verify(page, file);
	await expect(title(page)).toContainText('Ce dossier est identique à ce que le calcul redonne, au centime', {
		timeout: RECOMPUTED_MS
	});
	await expect(page.getByText('Recalculé depuis les données, les critères et le scénario')).toBeVisible();
	await expect(page.getByText('Ce manifeste est sorti d’ici le')).toBeVisible();
	await expectNoAxeViolations(page);
});

/** Writes the files of a dossier as a folder. @returns its path */
function unpacked(files: Readonly<Record<string, Uint8Array>>): string {
	const folder = path.join(mkdtempSync(path.join(tmpdir(), 'cible-dossier-')), 'dossier');
	mkdirSync(path.join(folder, 'entrees'), { recursive: true });
	for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
	return folder;
}

// One recomputation for both: a folder is read like an archive, which the test before gives.
test('a folder is verified like its archive: a missing file, and one cent changed though the hashes were changed with it, are found with their places', async ({
	page
}) => {
	test.setTimeout(180_000);
	const { 'jalons.csv': missing, ...files } = unzipSync(await dossier(page));
	expect(missing).toBeDefined();
	const lines = files['lignes.csv'] ?? new Uint8Array();
	const text = Buffer.from(lines).toString('utf8');
	const changed = Buffer.from(text.replace(/,(\d)0(?=;)/, ',$11'));
	expect(changed.equals(lines)).toBe(false);
	const manifest = Buffer.from(files['manifest.json'] ?? []).toString('utf8');
	files['lignes.csv'] = changed;
	files['manifest.json'] = Buffer.from(manifest.replace(sha256(lines), sha256(changed)));
	await page.goto('/verifier');
	await page.getByLabel('Ou le répertoire décompressé').setInputFiles(unpacked(files));
	await page.getByRole('button', { name: 'Vérifier' }).click();
	await expect(title(page)).toContainText('Ce dossier n’est pas identique', { timeout: RECOMPUTED_MS });
	// The file that is missing, the cent, and the manifest that was changed with it.
	await expect(title(page)).toContainText('3\u00a0différences');
	const differences = page.getByRole('table', { name: 'Différences' }).getByRole('row');
	await expect(differences.filter({ hasText: 'jalons.csv' })).toHaveCount(1);
	const row = differences.filter({ hasText: 'lignes.csv' }).first();
	await expect(row).toContainText('Coût');
	await expect(row).toContainText(/,\d0.*,\d1/);
	await expect(page.getByText('Ne connaît pas ce manifeste')).toBeVisible();
	await expectNoAxeViolations(page);
});

test('what is no dossier is refused in words', async ({ page }) => {
	const folder = mkdtempSync(path.join(tmpdir(), 'cible-dossier-'));
	const file = path.join(folder, 'liste.zip');
	writeFileSync(file, 'FINESS;Nom\n560000010;Les Lilas\n');
	await verify(page, file);
	await expect(page.getByRole('alert')).toContainText('n’est pas une archive ZIP');
	writeFileSync(file, zipSync({ 'a.txt': Buffer.from('rien') }));
	await verify(page, file);
	await expect(title(page)).toContainText('ne peut pas être recalculé');
	await page.goto('/verifier');
	await page.getByRole('button', { name: 'Vérifier' }).click();
	await expect(page.getByRole('alert')).toContainText('Choisissez l’archive ZIP');
});
