import path from 'node:path';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

const DEMO = path.resolve('data/demo');

/** Without the table of aliases, names of one solution are several. */
test.use({
	dataset: {
		files: ['etalab-cs1100502-fictif-20260512.csv', 'usages-solutions-fictifs-20260930.csv'].map((name) =>
			path.join(DEMO, name)
		)
	}
});

test('names that look alike are proposed with their evidence, accepted or refused for good', async ({
	page
}) => {
	await page.goto('/collecte/noms');
	await expectNoAxeViolations(page);
	const before = await page.getByRole('button', { name: /^Refuser/ }).count();
	expect(before).toBeGreaterThan(1);
	await page
		.getByRole('button', { name: /^Refuser/ })
		.first()
		.click();
	await expect(page.getByRole('button', { name: /^Refuser/ })).toHaveCount(before - 1);
	await page.reload();
	await expect(page.getByRole('button', { name: /^Refuser/ })).toHaveCount(before - 1);
	await expect(page.getByRole('button', { name: /^Accepter/ }).first()).toBeDisabled();
	await page.getByLabel(/^Service qui décide/).fill('Direction de l’autonomie');
	await page
		.getByRole('button', { name: /^Accepter/ })
		.first()
		.click();
	await expect(page.getByRole('status').filter({ hasText: 'C’est fait' })).toBeVisible();
});
