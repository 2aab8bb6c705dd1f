import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const tree = (page: Page) => page.getByRole('group', { name: 'Utilisateurs à chaque sortie de l’arbre' });

test('says in one sentence how much is known, where the territory stands and what blocks', async ({
	page
}) => {
	await page.goto('/');
	await page
		.getByRole('navigation', { name: 'Lieux du produit' })
		.getByRole('link', { name: 'Conformité' })
		.click();
	await expect(title(page)).toHaveText(
		/^Renseigné\u00a0: 41\u00a0% des structures\u202f; entre 20\u00a0% et 27\u00a0% des accès déclarés conformes au 31\/12\/2028\u202f; ce qui bloque d’abord\u00a0: un seul facteur, 27\u202f129\u00a0accès\.$/
	);
	await expect(page.getByText(/undefined|NaN|Infinity/)).toHaveCount(0);
	await page.getByRole('link', { name: /Au 31\/12\/2026/ }).click();
	await expect(page).toHaveURL(/jalon=reservations-allowed/);
	await expect(page.getByRole('heading', { name: 'Ce qui bloque au 31/12/2026' })).toBeVisible();
	await expectNoAxeViolations(page);
});

test('the tree and the lists, on one visit', async ({ page }) => {
	await page.goto('/conformite');
	await test.step('the tree is walked with the keyboard, and an exit opens its operators', async () => {
		const marks = tree(page).getByRole('button');
		expect(await marks.count()).toBeGreaterThan(4);
		await marks.first().focus();
		for (
			let i = 0;
			i < 20 &&
			!(await marks
				.filter({ hasText: /^Un seul facteur/ })
				.evaluate((mark) => mark === document.activeElement));
			i++
		)
			await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/sortie=two-factors\.one-factor\.fails/);
		await expect(page.getByRole('heading', { name: /^Un seul facteur\s: 111\susages/ })).toBeVisible();
		await expectNoAxeViolations(page);
		await marks.filter({ hasText: /Un seul facteur/ }).click();
		await expect(page.getByRole('heading', { name: /^Un seul facteur/ })).toHaveCount(0);
	});
	await test.step('each list of operators leaves as a file with one line for each', async () => {
		const list = page.getByRole('region', { name: 'Doivent attester ou lever des réserves' });
		const operators = Number(/^(\d+)/.exec((await list.locator('.count strong').textContent()) ?? '')?.[1]);
		expect(operators).toBeGreaterThan(5);
		const download = page.waitForEvent('download');
		await list.getByRole('link', { name: /: CSV$/ }).click();
		const file = await download;
		expect(file.suggestedFilename()).toMatch(/^conformite-attestations-fictif-version-\d+\.csv$/);
		const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
		expect(lines).toHaveLength(operators + 1);
		const manifest = await page.request.get('/conformite/attestations.manifeste.json');
		expect(await manifest.json()).toMatchObject({ rows: operators, rules: { status: 'project' } });
		expect((await page.request.get('/conformite/inconnu.csv')).status()).toBe(404);
	});
	await test.step('on paper there is no button, and the tree is drawn', async () => {
		await page.emulateMedia({ media: 'print' });
		await expect(tree(page)).toBeVisible();
		await expect(page.getByRole('button', { name: 'Voir le tableau' })).toHaveCount(0);
		await expect(page.getByRole('link', { name: /: CSV$/ })).toHaveCount(0);
	});
	await page.emulateMedia({ media: 'screen' });
	await test.step('the table twin of the tree adds up to the declared uses, and leaves as CSV', async () => {
		await page.getByRole('button', { name: 'Voir le tableau' }).first().click();
		const rows = page.getByRole('region', { name: /^Tableau/ }).getByRole('row');
		const uses = await rows
			.locator('td:nth-child(4)')
			.evaluateAll((cells) => cells.reduce((sum, cell) => sum + Number(cell.textContent), 0));
		expect(uses).toBeGreaterThan(200);
		await page.getByRole('button', { name: 'Télécharger' }).first().click();
		const download = page.waitForEvent('download');
		await page.getByRole('menuitem', { name: 'Données CSV' }).click();
		expect(await readFile(await (await download).path(), 'utf8')).toContain('Un seul facteur');
	});
});

test('the page of an organisation tells each use with its way, and both targets', async ({ page }) => {
	await page.goto('/organisations?sso=mandatory');
	await page.getByRole('row').nth(1).getByRole('link').first().click();
	const block = page.getByRole('region', { name: 'Conformité' });
	await expect(block.getByText('Au 31/12/2028')).toBeVisible();
	await block.getByText('Son chemin dans l’arbre de décision').first().click();
	await expect(block.getByText('Service sensible').first()).toBeVisible();
	await expect(block.getByText('Cible minimum')).toBeVisible();
	await expectNoAxeViolations(page);
});

test('an address that names no milestone and no exit shows the last milestone, without detail', async ({
	page
}) => {
	await page.goto('/conformite?jalon=&sortie=n%27importe%3Cquoi%3E');
	await expect(page.getByRole('heading', { name: 'Ce qui bloque au 31/12/2028' })).toBeVisible();
	await page.goto('/conformite?jalon=inconnu');
	await expect(title(page)).toBeVisible();
});
