import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

test.use({ apart: 'overrides' });

test.describe.configure({ mode: 'serial' });

const REASON = 'Constat de la visite : gestion locale des comptes';
const panel = (page: Page) => page.getByRole('region', { name: 'Dérogation' });

/** A structure that the criteria surely have in the physical segment; its address once it is open. */
async function openPhysical(page: Page): Promise<string> {
	await page.goto('/structures?segment=physical-mie&certainty=certain');
	await page.getByRole('row').nth(1).getByRole('link').click();
	await expect(page).toHaveURL(/\/structures\/[0-9A-Z]{9}$/);
	return new URL(page.url()).pathname;
}

let address = '';

test('a structure says what would change its result and why not each other segment', async ({ page }) => {
	address = await openPhysical(page);
	const others = page.getByRole('region', { name: 'Ce qui changerait le résultat' });
	await expect(others.getByRole('listitem').first()).toContainText('donnerait');
	await others.getByText('Pourquoi pas « MIE digitalisé » ?').click();
	await expect(
		others
			.getByText(/Il faudrait/)
			.filter({ visible: true })
			.first()
	).toBeVisible();
	await expect(others.getByText(/«\sMIE physique\s» convient au même rang/)).toBeVisible();
	await expectNoAxeViolations(page);
});

test('a person moves a structure, and it shows on its page, in the list, on the dashboard and in the export', async ({
	page
}) => {
	await page.goto(address);
	await panel(page).getByText('Décider un autre segment').click();
	await panel(page).getByLabel('Segment').selectOption('digital-mie');
	await panel(page).getByLabel('Motif').fill(REASON);
	await panel(page).getByRole('button', { name: 'Enregistrer la dérogation' }).click();
	await expect(panel(page).getByText('C’est fait')).toBeVisible();
	await expect(panel(page)).toContainText(REASON);
	await expect(page.getByRole('heading', { name: /Structures à MIE digitalisé/ }).first()).toBeVisible();
	await expect(page.getByText('Les critères donnent')).toContainText('MIE physique');
	await expectNoAxeViolations(page);

	await page.goto('/structures?override=structure');
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/^1\s/);
	await expect(page.getByRole('row').nth(1)).toContainText(/Dérogation, calculé\s: MIE physique/);
	const download = page.waitForEvent('download');
	await page.goto('/export/structures.csv?override=structure').catch(() => null);
	const text = await readFile(await (await download).path(), 'utf8');
	expect(text).toContain(REASON);
	expect(text).toContain('Segment calculé par les critères');

	await page.goto('/');
	await page.getByRole('link', { name: 'Ne voir que celles-là' }).click();
	await expect(page.getByRole('button', { name: /Retirer le filtre Dérogation/ }).first()).toBeVisible();
	await expect(page.getByRole('link', { name: /Lister 1\sstructure/ })).toBeVisible();
});

test('the list of overrides says which are in force, and one that is withdrawn no longer moves anything', async ({
	page
}) => {
	await page.goto('/criteres/derogations');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		/1\sdérogation en vigueur, aucune à revoir/
	);
	await expectNoAxeViolations(page);
	await page.getByRole('row').nth(1).getByRole('link').click();
	await panel(page).getByText('Retirer la dérogation').click();
	await panel(page).getByLabel('Motif du retrait').fill('Erreur de site');
	await panel(page).getByRole('button', { name: 'Retirer' }).click();
	await expect(panel(page).getByText('les critères décident de nouveau')).toBeVisible();
	await expect(page.getByRole('heading', { name: /Structures à MIE physique/ }).first()).toBeVisible();
	await page.goto('/criteres/derogations?voir=retirees');
	await expect(page.getByRole('row').nth(1)).toContainText('Erreur de site');
});

test('a refusal keeps what was written and says what to do', async ({ page }) => {
	await page.goto(address);
	await panel(page).getByText('Décider un autre segment').click();
	await panel(page).getByLabel('Segment').selectOption('physical-mie');
	await panel(page).getByLabel('Motif').fill(REASON);
	await panel(page).getByRole('button', { name: 'Enregistrer la dérogation' }).click();
	await expect(panel(page).getByRole('alert')).toContainText('Les critères donnent déjà ce segment');
	await expect(panel(page).getByLabel('Motif')).toHaveValue(REASON);
});
