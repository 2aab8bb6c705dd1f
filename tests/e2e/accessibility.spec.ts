import type { Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

/** The address behind the first row of a list. */
async function firstOf(page: Page, list: string): Promise<string> {
	await page.goto(list);
	const href = await page.getByRole('row').nth(1).getByRole('link').getAttribute('href');
	return href ?? list;
}

const PAGES: readonly [name: string, address: (page: Page) => Promise<string>][] = [
	['the dashboard', () => Promise.resolve('/')],
	['the projected dashboard', () => Promise.resolve('/?projection')],
	['the structures', () => Promise.resolve('/structures')],
	['the structures with filters', () => Promise.resolve('/structures?segment=large-group&q=ehpad')],
	['an undetermined structure', (page) => firstOf(page, '/structures?segment=undetermined')],
	['the organisations', () => Promise.resolve('/organisations')],
	['an organisation', (page) => firstOf(page, '/organisations?sso=mandatory')],
	['the conformity', () => Promise.resolve('/conformite')],
	['the projected conformity', () => Promise.resolve('/conformite?projection')],
	['the funding', () => Promise.resolve('/financement')],
	['the formula of a figure', () => Promise.resolve('/financement?calcul=cout,poste:enrolment,annee:2027')],
	['the projected funding', () => Promise.resolve('/financement?projection')],
	['the data', () => Promise.resolve('/donnees')],
	['a version', () => Promise.resolve('/donnees/versions/1')]
];

const LOOKS = [
	{ colorScheme: 'light', viewport: { width: 1280, height: 800 } },
	{ colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
	{ colorScheme: 'light', viewport: { width: 390, height: 844 } }
] as const;

for (const [name, addressOf] of PAGES) {
	test(`${name} is accessible in light, in the dark and on a phone`, async ({ page }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.goto(await addressOf(page));
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expect(page).toHaveTitle(/ · Cible 2028$/);
		for (const { colorScheme, viewport } of LOOKS) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await page.setViewportSize(viewport);
			await expectNoAxeViolations(page);
			const overflow = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(overflow).toBeLessThanOrEqual(0);
		}
	});
}

test('a button without a name, or pale words, would be found', async ({ page }) => {
	await page.goto('/licences');
	await page
		.locator('main')
		.evaluate((main) =>
			main.insertAdjacentHTML(
				'beforeend',
				'<button></button><p style="color: #ccc; background: #fff">Mots pâles</p>'
			)
		);
	const findings = await expectNoAxeViolations(page).catch(String);
	expect(findings).toContain('button-name');
	expect(findings).toContain('color-contrast');
});

test('an open filter menu and an open dialog are accessible', async ({ page }) => {
	await page.goto('/structures');
	await page.getByRole('group', { name: 'Filtres' }).getByRole('button', { name: 'Département' }).click();
	await expect(page.getByRole('checkbox').first()).toBeVisible();
	await expectNoAxeViolations(page);
});

test('the first key pressed offers to skip to the content', async ({ page }) => {
	await page.goto('/');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toBeFocused();
});

test('a page without JavaScript shows the same figures', async ({ browser, server }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${server.url}/`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('structures');
	await page.goto(`${server.url}/structures`);
	expect(await page.getByRole('row').count()).toBeGreaterThan(10);
	await page.getByRole('row').nth(1).getByRole('link').click();
	await expect(page.getByRole('heading', { name: 'Les critères, un par un' })).toBeVisible();
	await context.close();
});
