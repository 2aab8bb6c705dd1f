import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Texts that would be cut by the right edge of the sheet. */
const cutBySheet = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, p, li, td, th, dd)')]
			.filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
			.map((element) => element.textContent.slice(0, 60))
	);

/** Shows a page as A4 paper does. */
async function onPaper(page: Page): Promise<void> {
	await page.setViewportSize({ width: 794, height: 1123 });
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
}

test('what is folded on screen is read on paper: every « pourquoi pas » of a structure', async ({ page }) => {
	await page.goto('/structures?segment=physical-mie&certainty=certain');
	await page.getByRole('row').nth(1).getByRole('link').click();
	const others = page.getByRole('region', { name: 'Ce qui changerait le résultat' });
	const reasons = others.locator('details > .tree');
	await expect(reasons).toHaveCount(2);
	for (const reason of await reasons.all()) await expect(reason).toBeHidden();
	await onPaper(page);
	for (const reason of await reasons.all()) {
		await expect(reason).toBeVisible();
		expect((await reason.boundingBox())?.height ?? 0).toBeGreaterThan(10);
	}
	expect(await cutBySheet(page)).toEqual([]);
	await expect(page.getByRole('button', { name: /Décider|Retirer/ })).toHaveCount(0);
});

test('criteria are printed whole: the version, a draft and what it would move, without what is for the screen', async ({
	page
}) => {
	await page.goto('/criteres');
	await page.getByRole('button', { name: 'Modifier les critères' }).click();
	await page.getByRole('treeitem', { name: /ESMS de l’organisme ≥ 50/ }).waitFor();
	const draft = new URL(page.url()).pathname;
	for (const address of [draft, '/criteres/versions/1', '/criteres/impact']) {
		await page.emulateMedia({ media: 'screen' });
		await page.goto(address);
		await onPaper(page);
		await expect(
			page.getByText('ESMS de l’organisme').or(page.getByText('Rien ne bouge')).first()
		).toBeVisible();
		expect(await cutBySheet(page)).toEqual([]);
		const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
		expect(ground).toBe('rgb(255, 255, 255)');
	}
	await page.emulateMedia({ media: 'print' });
	await page.goto(draft);
	await expect(page.getByRole('complementary', { name: 'Ce qui est sélectionné' })).toBeHidden();
	await expect(page.getByRole('button', { name: 'Ajouter un segment' })).toBeHidden();
});
