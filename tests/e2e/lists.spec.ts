import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const firstRow = (page: Page) => page.getByRole('row').nth(1);
const filter = (page: Page, name: string) =>
	page.getByRole('group', { name: 'Filtres' }).getByRole('button', { name, exact: true });

test('search, filter, sort and their address make one view, which survives a reload and the back button', async ({
	page
}) => {
	await page.goto('/structures');
	const all = (await title(page).textContent()) ?? '';
	await filter(page, 'Segment').click();
	await page.getByRole('checkbox', { name: /Grands groupes/ }).check();
	await page.keyboard.press('Escape');
	await expect(page).toHaveURL(/segment=large-group/);
	await page.getByRole('searchbox').fill('EHPAD');
	await expect(page).toHaveURL(/q=EHPAD/);
	await page.getByRole('columnheader', { name: 'Structure' }).getByRole('button').click();
	await expect(page.getByRole('columnheader', { name: 'Structure' })).toHaveAttribute(
		'aria-sort',
		'ascending'
	);
	const shown = (await title(page).textContent()) ?? '';
	const first = (await firstRow(page).textContent()) ?? '';
	expect(shown).not.toBe(all);

	await page.reload();
	await expect(title(page)).toHaveText(shown);
	await expect(firstRow(page)).toHaveText(first);

	await firstRow(page).getByRole('link').click();
	await expect(page).toHaveURL(/\/structures\/[0-9A-Z]{9}$/);
	await page.goBack();
	await expect(title(page)).toHaveText(shown);
	await expect(page.getByRole('searchbox')).toHaveValue('EHPAD');
});

test('a list on one visit: filters, sources, the keyboard, and the way back', async ({ page }) => {
	await page.goto('/structures');
	await test.step('a filter clicked twice is there, then is not, and says so both times', async () => {
		const all = (await title(page).textContent()) ?? '';
		await filter(page, 'Champ').click();
		const option = page.getByRole('checkbox', { name: /Personnes âgées/ });
		await option.click();
		await expect(option).toBeChecked();
		await expect(page.getByRole('button', { name: /Retirer le filtre Champ/ })).toBeVisible();
		await option.click();
		await expect(option).not.toBeChecked();
		await expect(page.getByRole('button', { name: /Retirer le filtre Champ/ })).toHaveCount(0);
		await expect(title(page)).toHaveText(all);
	});
	await page.keyboard.press('Escape');
	await test.step('the source of a figure is told by the keyboard as by a click, without leaving the list', async () => {
		const figure = firstRow(page).getByRole('gridcell').nth(5).getByRole('button');
		const source = page.getByRole('dialog', { name: /Précision\s: Professionnels/ });
		await firstRow(page).focus();
		for (let stop = 0; stop < 3; stop++) await page.keyboard.press('ArrowRight');
		await expect(figure).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(source).toHaveText(/^(déclaré|estimé|inconnu)/);
		await page.keyboard.press('Escape');
		await expect(source).toHaveCount(0);
		await expect(figure).toBeFocused();
		for (let stop = 0; stop < 3; stop++) await page.keyboard.press('ArrowLeft');
		await expect(firstRow(page)).toBeFocused();
		await figure.click();
		await expect(source).toBeVisible();
		await expect(page).toHaveURL(/\/structures$/);
		// One stop of the Tab key for the whole list, as before.
		await expect(page.getByRole('grid').locator('.body [tabindex="0"]')).toHaveCount(1);
	});
	await page.keyboard.press('Escape');
	await test.step('the list is walked with the keyboard and opens a structure', async () => {
		await expect(filter(page, 'Segment')).toBeEnabled();
		await firstRow(page).focus();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		await expect(page.locator('[aria-rowindex="4"]')).toBeFocused();
		await page.keyboard.press('End');
		const last = await page.getByRole('grid').getAttribute('aria-rowcount');
		await expect(page.locator(`[aria-rowindex="${last}"]`)).toBeFocused();
		await page.keyboard.press('Home');
		await expect(page.locator('[aria-rowindex="2"]')).toBeFocused();
		const name = (await page.locator('[aria-rowindex="2"]').getByRole('link').textContent()) ?? '';
		await page.keyboard.press('Enter');
		await expect(title(page)).toHaveText(name);
	});
	await page.goBack();
	await test.step('going back to a list brings its place back', async () => {
		await expect(filter(page, 'Segment')).toBeEnabled();
		await page.evaluate(() => window.scrollTo(0, 20_000));
		const row = page.locator('[data-index="400"]');
		await expect(row).toBeVisible();
		await row.getByRole('link').click();
		await expect(page).toHaveURL(/\/structures\/[0-9A-Z]{9}$/);
		await page.goBack();
		await expect(row).toBeInViewport();
	});
});

test('the search ignores accents and case, in the address as in the field', async ({ page }) => {
	await page.goto('/structures?q=residence');
	const expected = (await title(page).textContent()) ?? '';
	await expect(filter(page, 'Segment')).toBeEnabled();
	for (const words of ['RÉSIDENCE', 'résidence']) {
		await page.getByRole('searchbox').fill(words);
		await expect(page).toHaveURL(`/structures?q=${encodeURIComponent(words)}`);
		await expect(title(page)).toHaveText(expected);
	}
	await page.goto(`/structures?q=${encodeURIComponent('Résidence')}`);
	await expect(title(page)).toHaveText(expected);
});

test('what matches nothing says so and offers the way out', async ({ page }) => {
	await page.goto('/structures?q=zzzzzz');
	await expect(page.getByText('Aucune ligne ne correspond')).toBeVisible();
	await page.getByRole('button', { name: 'Retirer tous les filtres' }).click();
	await expect(page.getByRole('grid')).toBeVisible();
});

test('the whole list scrolls without pages, a few rows at a time in the document', async ({ page }) => {
	await page.goto('/structures?all=1');
	await expect(filter(page, 'Segment')).toBeEnabled();
	const last = Number(await page.getByRole('grid').getAttribute('aria-rowcount'));
	await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
	await expect(page.locator(`[aria-rowindex="${last}"]`)).toBeVisible();
	expect(await page.getByRole('row').count()).toBeLessThan(80);
});

test('columns are chosen, kept in the address, and never lose the name', async ({ page }) => {
	await page.goto('/structures');
	await page.getByRole('button', { name: 'Colonnes' }).click();
	await page.getByRole('checkbox', { name: /^DUI/ }).first().check();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('columnheader', { name: 'DUI', exact: true })).toBeVisible();
	await expect(page).toHaveURL(/col=structure\.dui/);
	await page.reload();
	await expect(page.getByRole('columnheader', { name: 'DUI', exact: true })).toBeVisible();
	await expect(page.getByRole('columnheader', { name: 'Structure' })).toBeVisible();
});

test('an organisation above 5,000 users is mandatory, with and without external accounts', async ({
	page
}) => {
	await page.goto('/organisations?sso=mandatory');
	await firstRow(page).getByRole('link').click();
	await expect(page.getByText('Soumis', { exact: true }).first()).toBeVisible();
	await expect(page.getByText('avec les comptes externes').first()).toBeVisible();
	await expect(page.getByRole('img', { name: /utilisateurs, seuil 5.000/ }).first()).toBeVisible();
});

test('the picture of the dashboard, on one visit', async ({ page }) => {
	await page.goto('/');
	await test.step('it speaks of fictional data, and has a table', async () => {
		await expect(page.getByText('Données fictives', { exact: true })).toBeVisible();
		const chart = page.getByRole('figure').first();
		await chart.getByRole('button', { name: 'Voir le tableau' }).click();
		await expect(chart.getByRole('columnheader', { name: 'MIE physique' })).toBeVisible();
		await chart.getByRole('button', { name: 'Voir le graphique' }).click();
	});
	await test.step('a term is defined where it stands, by the keyboard too', async () => {
		const term = page.getByRole('button', { name: 'Sans segment', exact: true });
		await term.focus();
		await page.keyboard.press('Enter');
		await expect(page.getByText('Aucun segment des critères ne convient')).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByText('Aucun segment des critères ne convient')).toHaveCount(0);
	});
	await test.step('a band of the picture leads to the structures it is made of', async () => {
		const band = page.getByRole('button', { name: /Personnes âgées → MIE physique/ });
		const [, count = ''] = /:.(\d+)/.exec((await band.getAttribute('aria-label')) ?? '') ?? [];
		await band.focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/structure\.sector=PA/);
		await page.getByRole('link', { name: `Lister les ${count}` }).click();
		await expect(title(page)).toContainText(`${count}\u00a0structures`);
	});
});

test('the picture is projected alone, and Escape ends it', async ({ page }) => {
	await page.setViewportSize({ width: 1920, height: 1080 });
	await page.goto('/');
	await page.getByRole('link', { name: 'Projeter' }).click();
	await expect(page.getByRole('navigation', { name: 'Lieux du produit' })).toHaveCount(0);
	const box = await page.getByRole('figure').first().boundingBox();
	expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(1080 * 0.95);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('navigation', { name: 'Lieux du produit' })).toBeVisible();
});
