import type { Page } from '@playwright/test';
import { DIALOG, expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

const offer = (page: Page) => page.getByRole('complementary', { name: 'Première visite' });
const step = (page: Page) => page.getByRole('dialog');

test('the tour is offered once, walked with the keyboard, and never offered again', async ({ page }) => {
	await page.goto('/');
	await offer(page).getByRole('button', { name: 'Faire la visite' }).focus();
	await page.keyboard.press('Enter');
	await expect(step(page).getByRole('heading', { name: 'La phrase d’abord' })).toBeVisible();
	await expect(page.locator('[data-tour-shown]')).toHaveAttribute('data-tour', 'finding');
	await expectNoAxeViolations(page, DIALOG);
	const next = step(page).getByRole('button', { name: 'Suivant' });
	while (await next.isVisible()) {
		await next.focus();
		await page.keyboard.press('Enter');
	}
	await expect(page.locator('[data-tour-shown]')).toHaveAttribute('data-tour', 'help');
	await step(page).getByRole('button', { name: 'Terminer' }).click();
	await expect(step(page)).toHaveCount(0);
	await page.reload();
	await expect(page.getByRole('button', { name: 'Télécharger' }).first()).toBeVisible();
	await expect(offer(page)).toHaveCount(0);
});

test('a tour that is refused is not offered again, starts again from the help, and may be forgotten on the privacy page', async ({
	page
}) => {
	await page.goto('/');
	await offer(page).getByRole('button', { name: 'Non merci' }).click();
	await expect(offer(page)).toHaveCount(0);
	expect(await page.evaluate(() => Object.entries(localStorage))).toEqual([['cible-2028:visite', 'vue']]);
	expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['cible']);
	await page.reload();
	await expect(page.getByRole('button', { name: 'Télécharger' }).first()).toBeVisible();
	await expect(offer(page)).toHaveCount(0);
	await page.getByRole('link', { name: 'Aide de cet écran' }).click();
	await page.getByRole('link', { name: 'Toute l’aide' }).click();
	await page.getByRole('link', { name: 'Faire la visite guidée' }).click();
	await expect(step(page).getByRole('heading', { name: 'La phrase d’abord' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(step(page)).toHaveCount(0);
	await expect(page).toHaveURL(/\/$/);

	// What the browser keeps is told there.
	await page.goto('/confidentialite');
	await page.getByRole('button', { name: 'Effacer la note de la visite' }).click();
	expect(await page.evaluate(() => localStorage.length)).toBe(0);
	await page.goto('/');
	await expect(offer(page)).toBeVisible();
});

test('the question mark opens the help of the screen, and the foot of every page leads to what the law and courtesy ask for', async ({
	page
}) => {
	await page.goto('/structures?segment=large-group');
	const foot = page.getByRole('navigation', { name: 'Pied de page' });
	for (const name of [
		'Aide',
		'Glossaire',
		'Accessibilité',
		'Mentions légales',
		'Confidentialité',
		'Licences'
	])
		await expect(foot.getByRole('link', { name }).first()).toBeAttached();
	await page.getByRole('link', { name: 'Aide de cet écran' }).click();
	await expect(page).toHaveURL(/\/aide\/structures$/);
	await expect(page.getByRole('heading', { level: 1, name: 'Structures' })).toBeVisible();
	await expect(page.getByRole('term').filter({ hasText: 'Autorité de tarification' }).last()).toBeVisible();
	await page.getByRole('link', { name: 'Autorité de tarification' }).click();
	await expect(page).toHaveURL(/\/aide\/glossaire#tariff-authority$/);
	await expect(page.locator('#tariff-authority')).toBeInViewport();
	await foot.getByRole('link', { name: /Accessibilité/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('partiellement conforme');
	expect(await page.locator('main tbody tr').count()).toBe(106);
});

test('help that does not exist says where the help is', async ({ page, problems }) => {
	await page.goto('/aide/rien');
	await expect(page.getByText('L’aide entière est à l’adresse /aide')).toBeVisible();
	problems.length = 0;
});
