import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

test.use({ dataset: 'empty' });

test('criteria are written before any import: nothing is counted, and nothing reads as zero', async ({
	page
}) => {
	await page.goto('/criteres');
	await page.getByRole('button', { name: 'Modifier les critères' }).click();
	const summary = page.getByRole('region', { name: 'Ce que font ces critères' });
	await expect(summary).toContainText('Aucune donnée importée');
	await expect(summary).not.toContainText(/\b0\b/);
	await expectNoAxeViolations(page);

	await page.getByRole('treeitem', { name: /ESMS de l’organisme ≥ 50/ }).click();
	await expect(page.getByRole('slider')).toHaveCount(0);
	const threshold = page.getByLabel('Seuil, en ESMS');
	await threshold.fill('30');
	await threshold.press('Enter');
	await expect(page.getByRole('treeitem', { name: /ESMS de l’organisme ≥ 30/ })).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: /^Enregistré à/ })).toBeVisible();
	for (const tab of ['Couverture', 'Contrôles']) {
		await page.getByRole('tab', { name: tab }).click();
		await expect(
			page.getByRole('tabpanel', { name: tab }).getByText('Rien à compter pour l’instant')
		).toBeVisible();
	}
	await page.reload();
	await expect(page.getByRole('treeitem', { name: /ESMS de l’organisme ≥ 30/ })).toBeVisible();
});

test('without any data the page of conformity offers to import some, and gives no file', async ({ page }) => {
	await page.goto('/conformite');
	await expect(page.getByRole('link', { name: 'Importer des fichiers' })).toBeVisible();
	await expectNoAxeViolations(page);
	expect((await page.request.get('/conformite/attestations.csv')).status()).toBe(404);
});
