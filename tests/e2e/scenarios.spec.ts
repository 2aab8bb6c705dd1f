import type { Page } from '@playwright/test';
import { DIALOG, expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

test.use({ apart: 'scenarios' });
test.describe.configure({ mode: 'serial' });

async function create(page: Page, name: string, base = 'Base'): Promise<void> {
	await page.goto('/financement/scenarios');
	await page.getByLabel('À partir de').selectOption({ label: base });
	await page.getByLabel('Nom', { exact: true }).fill(name);
	await page.getByRole('button', { name: 'Créer la variante' }).click();
	await expect(page.getByText(`«\u00a0${name}\u00a0» est créée`)).toBeVisible();
}

test('an installation starts with the product’s scenario alone, and offers a variant', async ({ page }) => {
	await page.goto('/financement/scenarios');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Un seul scénario');
	await expect(page.getByText('Aucune variante')).toBeVisible();
	await expectNoAxeViolations(page);
});

test('a variant is created from a base, under a name that nobody else uses', async ({ page }) => {
	await create(page, 'Rythme soutenu');
	await create(page, 'Rythme soutenu, sans aide', 'Rythme soutenu');
	await page.goto('/financement/scenarios');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('3\u00a0scénarios');
	const line = page.getByRole('listitem').filter({ hasText: 'sans aide' });
	await expect(line).toContainText('identique à «\u00a0Rythme soutenu\u00a0»');
	await page.getByLabel('Nom', { exact: true }).fill('rythme SOUTENU');
	await page.getByRole('button', { name: 'Créer la variante' }).click();
	await expect(page.getByText('Un scénario s’appelle déjà')).toBeVisible();
	await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('rythme SOUTENU');
	await expectNoAxeViolations(page);
});

test('a variant is asked from the menu of the funding page, and compared to its base from its own page', async ({
	page
}) => {
	await page.goto('/financement');
	await page.getByRole('button', { name: 'Scénario\u00a0: Base' }).click();
	await page.getByRole('menuitem', { name: 'Créer une variante de «\u00a0Base\u00a0»…' }).click();
	await expect(page.getByLabel('À partir de')).toHaveValue('base');
	await page.getByRole('link', { name: 'Rythme soutenu', exact: true }).click();
	await page.getByRole('link', { name: 'Comparer à «\u00a0Base\u00a0»' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('donne les mêmes montants');
});

test('a scenario is renamed, put away, and taken out again', async ({ page }) => {
	await page.goto('/financement/scenarios');
	const line = (text: string) => page.getByRole('listitem').filter({ hasText: text });
	await line('sans aide').getByRole('button', { name: 'Actions' }).click();
	await page.getByRole('menuitem', { name: 'Renommer…' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Nom', { exact: true }).fill('Sans aide');
	await expectNoAxeViolations(page, DIALOG);
	await dialog.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(page.getByText('«\u00a0Sans aide\u00a0» est enregistré')).toBeVisible();
	await line('Sans aide').getByRole('button', { name: 'Actions' }).click();
	await page.getByRole('menuitem', { name: 'Archiver' }).click();
	await expect(page.getByText('«\u00a0Sans aide\u00a0» est archivé')).toBeVisible();
	await expect(page.getByRole('heading', { name: '1\u00a0scénario archivé' })).toBeVisible();
	await page.getByRole('button', { name: 'Annuler l’archivage' }).click();
	await expect(page.getByText('«\u00a0Sans aide\u00a0» est sorti des archives')).toBeVisible();
});

test('scenarios are compared: same amounts while a variant changes nothing', async ({ page }) => {
	await page.goto('/financement/scenarios');
	await page.getByRole('checkbox', { name: 'Comparer «\u00a0Sans aide\u00a0»' }).check();
	await page.getByRole('button', { name: 'Comparer', exact: true }).click();
	await expect(page).toHaveURL(/comparaison\?.*avec=\d+/);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('donne les mêmes montants');
	await expect(
		page.getByRole('heading', { name: 'Les deux scénarios ont les mêmes réglages' })
	).toBeVisible();
	await page.getByRole('link', { name: 'Par année' }).click();
	await expect(page).toHaveURL(/par=annee/);
	await expectNoAxeViolations(page);
});

test('an address of unknown scenarios says so and offers a choice', async ({ page }) => {
	await page.goto('/financement/scenarios/comparaison?base=base&avec=9999');
	await expect(page.getByText('scénario n°\u00a09999')).toBeVisible();
	await expect(page.getByText('Choisissez ce qui est comparé')).toBeVisible();
	await expectNoAxeViolations(page);
});
