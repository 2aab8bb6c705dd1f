import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { unzipSync, zipSync } from 'fflate';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

test.describe.configure({ mode: 'serial' });
test.use({ apart: 'workshop-prepare' });

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function verify(page: Page, archive: Uint8Array): Promise<void> {
	await page.goto('/verifier');
	await page.getByLabel('L’archive ZIP, telle qu’elle a été téléchargée').setInputFiles({
		name: 'releve.zip',
		mimeType: 'application/zip',
		buffer: Buffer.from(archive)
	});
	await page.getByRole('button', { name: 'Vérifier' }).click();
}
const saved = (page: Page) => expect(page.getByText(/^Enregistré le/)).toBeVisible();

test('invites to a rehearsal where nothing was held, and prepares a workshop that saves itself', async ({
	page
}) => {
	await page.goto('/ateliers');
	await expect(page.getByRole('button', { name: 'Répéter en cinq minutes' })).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByLabel('Titre').fill('Atelier de Vannes');
	await page.getByRole('button', { name: 'Préparer', exact: true }).click();
	await expect(title(page)).toHaveText('Atelier de Vannes');
	await expectNoAxeViolations(page);

	await page.getByRole('spinbutton', { name: /Minutes de .*Présentation/ }).fill('12');
	await page.getByRole('button', { name: /Descendre .*Présentation/ }).press('Enter');
	await page.getByRole('button', { name: /Retirer .*Conclusion/ }).click();
	await page.getByLabel('Nom du sous-groupe 2').fill('Domicile et établissements');
	await page.getByRole('checkbox', { name: 'ce que coûte un seul organisme' }).check();
	await page.getByLabel('Titre', { exact: true }).fill('Atelier de Lorient');
	await saved(page);
	await page.reload();
	await expect(title(page)).toHaveText('Atelier de Lorient');
	const steps = page.getByRole('textbox', { name: /Titre de l’étape/ });
	await expect(steps.nth(0)).toHaveValue('Répartition en sous-groupes');
	await expect(steps.nth(1)).toHaveValue('Présentation');
	await expect(steps).toHaveCount(7);
	await expect(page.getByRole('spinbutton', { name: /Minutes de .*Présentation/ })).toHaveValue('12');
	await expect(page.getByRole('checkbox', { name: 'ce que coûte un seul organisme' })).toBeChecked();
});

test('says what is missing before it opens, and refuses to write over what somebody else saved', async ({
	page,
	context
}) => {
	await page.goto('/ateliers');
	await page.getByRole('link', { name: 'Atelier de Lorient', exact: true }).click();
	const large = page.getByRole('group', { name: 'Sous-groupe 1' }).getByRole('checkbox').first();
	await large.uncheck();
	await expect(page.getByText('Choisissez les segments de')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Ouvrir l’atelier' })).toBeDisabled();
	await large.check();
	await saved(page);

	const other = await context.newPage();
	await other.goto(page.url());
	await other.getByLabel('Titre', { exact: true }).fill('Atelier de Quimper');
	await saved(other);
	await page.getByLabel('Titre', { exact: true }).fill('Atelier de Brest');
	await expect(page.getByText(/Quelqu’un a enregistré cet atelier/)).toBeVisible();
	await other.close();
	await page.getByRole('button', { name: 'Recharger la page' }).click();
	await expect(title(page)).toHaveText('Atelier de Quimper');
});

test('prints what a room without network needs, then opens with a code, and is fixed', async ({ page }) => {
	await page.goto('/ateliers');
	await page.getByRole('link', { name: 'Atelier de Quimper', exact: true }).click();
	await page.getByRole('link', { name: 'Support à imprimer' }).click();
	await expect(page.getByRole('heading', { name: /Question 1.*qui fait partie/ })).toHaveCount(2);
	await expect(page.getByText('Leur DSI est centralisée et dispose de quelques moyens.')).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByRole('link', { name: 'Atelier de Quimper' }).click();
	await page.getByRole('button', { name: 'Ouvrir l’atelier' }).click();
	await expect(page.getByLabel('Code de la salle')).toHaveText(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
	await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
	await expect(page.getByLabel('Titre', { exact: true })).toHaveCount(0);
	await expectNoAxeViolations(page);
});

test('rehearses in one click, with people who are said to be fictional, and leaves nothing behind', async ({
	page
}) => {
	await page.goto('/ateliers');
	await page.getByRole('button', { name: 'Répéter en cinq minutes' }).click();
	await expect(page).toHaveURL(/\/salle\/[2-9A-Z]{8}\/animation/);
	await expect(page.getByText('répétition', { exact: true }).first()).toBeVisible();
	await page.goto('/ateliers');
	const rehearsal = page.getByRole('listitem').filter({ hasText: 'Répétition du' });
	await rehearsal.getByRole('button', { name: /^Supprimer/ }).click();
	await rehearsal.getByRole('button', { name: /pour de bon/ }).click();
	await expect(page.getByText('L’atelier est supprimé')).toBeVisible();
	await expect(rehearsal).toHaveCount(0);
	await page.goto('/financement/scenarios');
	await expect(page.getByText(/Répétition du .* Grands groupes/)).toHaveCount(1);
});

test('is rehearsed to its end from one place, and its record is verified to be identical, or not', async ({
	page,
	context
}) => {
	test.setTimeout(180_000);
	await page.goto('/ateliers');
	await page.getByRole('button', { name: 'Répéter en cinq minutes' }).click();
	const guide = page.getByRole('region', { name: 'Répétition' });
	const opened = context.waitForEvent('page');
	await guide.getByRole('link', { name: 'Ouvrir un téléphone' }).click();
	const phone = await opened;
	await phone.getByLabel('Grands groupes').check();
	await phone.getByRole('button', { name: 'Entrer' }).click();
	await expect(phone.getByText('En direct')).toBeVisible();
	await page.bringToFront();
	await expectNoAxeViolations(page);
	const does = (name: RegExp) => guide.getByRole('button', { name }).click();
	const step = async (title: RegExp): Promise<void> => {
		await does(/^Aller à/);
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	};
	const answered = async (): Promise<void> => {
		await does(/^Faire répondre/);
		await does(/^Tout révéler/);
	};
	await step(/Question 1/);
	await answered();
	await step(/Question 2/);
	await answered();
	await expect(guide).toContainText('Prévoir l’effet');
	await does(/^Prévoir l’effet/);
	await expect(page.getByRole('dialog')).toContainText(/structures? changent? de segment/);
	await page.getByRole('button', { name: 'Appliquer devant la salle' }).click();
	await expect(guide).toContainText('Cette étape est faite');
	await step(/Question 3/);
	await answered();
	await step(/plénière/);
	await expect(page.getByRole('link', { name: 'Projeter la comparaison' })).toBeVisible();
	await expect(guide).toContainText('Notez ci-dessous une décision');
	await step(/Conclusion/);
	await answered();
	await step(/satisfaction/);
	await answered();
	await does(/^Finir/);
	await page.getByRole('button', { name: 'Oui, terminer' }).click();
	await expect(phone.getByText(/terminé/).first()).toBeVisible();
	await phone.close();

	await page.getByRole('link', { name: 'Lire le compte rendu' }).click();
	const waited = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Relevé et tableaux (ZIP)' }).click();
	const archive = readFileSync(await (await waited).path());
	await verify(page, archive);
	await expect(title(page)).toContainText('identique à ce que redonnent les événements de l’atelier');
	await expect(page.getByText('Répétition du').first()).toBeVisible();
	await expectNoAxeViolations(page);

	// A figure is changed together with its hash.
	const files = unzipSync(archive);
	const before = files['resultats.csv'] ?? new Uint8Array();
	const after = Buffer.from(
		Buffer.from(before)
			.toString('utf8')
			.replace(/;(\d)\r\n/, (_, figure) => `;${(Number(figure) + 1) % 10}\r\n`)
	);
	expect(after.equals(before)).toBe(false);
	const manifest = Buffer.from(files['manifest.json'] ?? []).toString('utf8');
	await verify(
		page,
		zipSync({
			...files,
			'resultats.csv': after,
			'manifest.json': Buffer.from(manifest.replace(sha256(before), sha256(after)))
		})
	);
	await expect(title(page)).toContainText('n’est pas identique');
	await expect(page.getByText('resultats.csv').first()).toBeVisible();
	await expectNoAxeViolations(page);
});
