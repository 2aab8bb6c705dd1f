import type { Page } from '@playwright/test';
import { bundledForPage } from '../support/bundled-for-page';
import { expectNoAxeViolations } from './support/axe';
import { browserTest, expect } from './support/test';

let bundle: Promise<string> | null = null;

/** The panels of the studio on generated structures, without a server. */
const test = browserTest.extend<{ script: string }>({
	script: async ({}, use) =>
		use(await (bundle ??= bundledForPage('tests/e2e/support/threshold-page.svelte.ts')))
});

async function open(page: Page, script: string): Promise<void> {
	await page.setContent(
		'<!doctype html><html lang="fr"><head><title>Critères</title></head><body></body></html>'
	);
	await page.addScriptTag({ content: script });
}

const slider = (page: Page) => page.getByRole('slider', { name: /Professionnels de l’organisme/ });
const finding = (page: Page) => page.getByRole('heading', { name: /dans les grands groupes$/ });
const told = (page: Page) => page.evaluate(() => globalThis.told);

test('a threshold moves by keys, by typing and by the pointer; counts and lists follow', async ({
	page,
	script
}) => {
	await open(page, script);
	await expect(slider(page)).toHaveAttribute('aria-valuenow', '1000');
	const before = await finding(page).textContent();

	await slider(page).focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Shift+ArrowRight');
	await expect(slider(page)).toHaveAttribute('aria-valuenow', '1011');
	expect((await told(page)).filter(({ done }) => done).at(-1)?.what).toBe('1011');

	const typed = page.getByRole('spinbutton', { name: 'Seuil' });
	await typed.fill('400');
	await expect(slider(page)).toHaveAttribute('aria-valuenow', '400');
	await expect(finding(page)).not.toHaveText(before ?? '');
	await typed.press('Enter');
	expect((await told(page)).at(-1)).toEqual({ what: '400', done: true });

	const box = await slider(page).boundingBox();
	if (!box) throw new Error('The handle is drawn');
	await page.mouse.move(box.x + box.width / 2, box.y + 40);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width / 2 - 90, box.y + 40, { steps: 5 });
	const dragged = Number(await slider(page).getAttribute('aria-valuenow'));
	expect(dragged).toBeLessThan(400);
	await expect(typed).toHaveValue(String(dragged));
	expect((await told(page)).at(-1)?.done).toBe(false);
	await page.mouse.up();
	expect((await told(page)).at(-1)).toEqual({ what: String(dragged), done: true });

	await page.getByRole('button', { name: /±\s10\s%/ }).click();
	await expect(page.getByRole('heading', { name: /à ±\s10\s% du seuil/ })).toBeVisible();
});

test('the panels have tables and no fault of accessibility, in both schemes and on a narrow screen', async ({
	page,
	script
}) => {
	await open(page, script);
	for (const list of await page.locator('summary').all()) await list.click();
	await expectNoAxeViolations(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.setViewportSize({ width: 320, height: 700 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	const closed = page.getByRole('button', { name: 'Voir le tableau' });
	for (let left = await closed.count(); left > 0; left--) await closed.first().click();
	await expect(page.getByRole('columnheader', { name: 'Seuil' })).toBeVisible();
	await expectNoAxeViolations(page);
});
