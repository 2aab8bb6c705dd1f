import type { Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

test.use({ apart: 'groups' });
test.describe.configure({ mode: 'serial' });

const SERVICE = 'Direction de l’autonomie';

/** Counts of a title: « 40 groupes d’organismes à confirmer, dont 15 changeraient des résultats ». */
async function openCount(page: Page): Promise<number> {
	const title = await page.getByRole('heading', { level: 1 }).innerText();
	return Number(/^\d+/.exec(title)?.[0]);
}

test('a proposal shows its effect, is accepted, and the segments follow', async ({ page }) => {
	await page.goto('/criteres/groupes?effet=1&force=medium');
	await expectNoAxeViolations(page);
	const before = await openCount(page);
	const line = page
		.getByRole('list', { name: 'Propositions' })
		.getByRole('link')
		.filter({ hasText: 'changent de segment' })
		.first();
	await line.click();
	const sight = page.getByRole('article');
	await expect(sight.getByText(/structures? changent? de segment/)).toBeVisible();
	const moves = sight.getByRole('list', { name: 'Structures qui changent de segment' });
	const moved = await moves.getByRole('link').first().getAttribute('href');
	const [, to = ''] = (await moves.getByRole('listitem').first().locator('.move').innerText())
		.split('\n')
		.filter((text) => text.trim() !== '');
	await expect(sight.getByRole('button', { name: 'Accepter' })).toBeDisabled();
	await sight.getByLabel(/^Service qui décide/).fill(SERVICE);
	await sight.getByRole('button', { name: 'Accepter' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'C’est fait' })).toBeVisible();
	expect(await openCount(page)).toBe(before - 1);
	await page.goto(moved ?? '');
	await expect(page.locator('main').getByText(to).first()).toBeVisible();
});

test('what was accepted is undone after its effect was seen, and proposed again', async ({ page }) => {
	await page.goto('/criteres/groupes');
	const before = await openCount(page);
	await page.goto('/criteres/groupes/decisions');
	await page.getByRole('link', { name: /^Défaire/ }).click();
	await expect(page.getByText(/structures? changent? de segment/)).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByLabel(/^Service qui décide/).fill(SERVICE);
	await page.getByRole('button', { name: 'Défaire', exact: true }).click();
	await expect(page.getByRole('status').filter({ hasText: 'C’est défait' })).toBeVisible();
	await expect(page.getByText('remplacée depuis')).toBeVisible();
	await page.goto('/criteres/groupes');
	expect(await openCount(page)).toBe(before + 1);
});

test('a proposal refused is kept from the list until it is proposed again', async ({ page }) => {
	await page.goto('/criteres/groupes');
	const before = await openCount(page);
	await page.getByRole('button', { name: 'Refuser' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Refus retenu' })).toBeVisible();
	expect(await openCount(page)).toBe(before - 1);
	await page.goto('/criteres/groupes/decisions');
	await page.getByRole('button', { name: /^Reproposer/ }).click();
	await expect(page.getByText('Aucune proposition refusée')).toBeVisible();
	await page.goto('/criteres/groupes');
	expect(await openCount(page)).toBe(before);
});

test('a group is composed by hand with the keyboard, its effect shown before it is decided', async ({
	page
}) => {
	await page.goto('/criteres/groupes/composer');
	await page.getByLabel('Organisme, n° FINESS EJ, SIREN ou commune').fill('vannes');
	await page.keyboard.press('Enter');
	const found = page.getByRole('list', { name: 'Entités trouvées' });
	for (const count of [1, 2]) {
		await found
			.getByRole('link', { name: /^Ajouter/ })
			.first()
			.focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('list', { name: 'Entités choisies' }).getByRole('listitem')).toHaveCount(
			count
		);
	}
	await page.getByLabel('Nom du groupe nouveau').fill('Groupe de l’essai');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Effet, avant de décider')).toBeVisible();
	await expect(page.getByRole('rowheader', { name: /Groupe de l’essai/ })).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByLabel(/^Service qui décide/).fill(SERVICE);
	await page.getByRole('button', { name: 'Décider' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'C’est fait' })).toBeVisible();
});
