import { DIALOG, expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

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
	await expectNoAxeViolations(page, DIALOG);
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

test('every control of the dashboard is reached by Tab, shows its focus and leads on', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByRole('button', { name: 'Télécharger' }).first()).toBeVisible();
	const seen = new Set<string>();
	for (let press = 0; press < 200; press++) {
		await page.keyboard.press('Tab');
		const focus = await page.evaluate(() => {
			const element = document.activeElement;
			if (!element || element === document.body) return null;
			const own = getComputedStyle(element);
			const box = element.closest('label') ?? element;
			const around = getComputedStyle(box);
			return {
				name: `${element.tagName} ${element.textContent.trim()} ${element.getAttribute('aria-label') ?? ''} ${element.getAttribute('href') ?? ''}`,
				visible: own.outlineStyle !== 'none' || around.outlineStyle !== 'none' || own.boxShadow !== 'none'
			};
		});
		if (focus === null) break;
		expect(focus.visible, focus.name).toBe(true);
		seen.add(focus.name);
	}
	expect(seen.size).toBeGreaterThan(20);
	expect([...seen].some((name) => name.includes('Licences et sources'))).toBe(true);
});
