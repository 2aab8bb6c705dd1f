import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

test.use({ dataset: 'empty' });

test('without any data the page of conformity offers to import some, and gives no file', async ({ page }) => {
	await page.goto('/conformite');
	await expect(page.getByRole('link', { name: 'Importer des fichiers' })).toBeVisible();
	await expectNoAxeViolations(page);
	expect((await page.request.get('/conformite/attestations.csv')).status()).toBe(404);
});
