import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

/** The address behind the first row of a list. */
async function firstOf(page: Page, list: string): Promise<string> {
	await page.goto(list);
	return (await page.getByRole('row').nth(1).getByRole('link').getAttribute('href')) ?? list;
}

const PAGES: readonly [name: string, address: (page: Page) => Promise<string>][] = [
	['the dashboard', () => Promise.resolve('/')],
	['the structures', () => Promise.resolve('/structures?segment=large-group')],
	['a structure', (page) => firstOf(page, '/structures?segment=undetermined')],
	['the organisations', () => Promise.resolve('/organisations')],
	['an organisation', (page) => firstOf(page, '/organisations?sso=mandatory')],
	['the conformity', () => Promise.resolve('/conformite')],
	['the funding', () => Promise.resolve('/financement')],
	['the criteria', () => Promise.resolve('/criteres')],
	['the groups', () => Promise.resolve('/criteres/groupes?effet=1')],
	['the collection', () => Promise.resolve('/collecte')],
	['the comparison', () => Promise.resolve('/comparaison?kind=territory&id=dep:22&id=dep:56&id=dep:35')],
	['the committee dossier', () => Promise.resolve('/financement/dossier')],
	['the accounts', () => Promise.resolve('/comptes')],
	['the journal', () => Promise.resolve('/journal')],
	['the data', () => Promise.resolve('/donnees')],
	['a version', () => Promise.resolve('/donnees/versions/1')],
	['the accessibility statement', () => Promise.resolve('/accessibilite')],
	['the help of a screen', () => Promise.resolve('/aide/structures')]
];

/** Pixels that one would have to scroll sideways to see the page. */
const overflow = (page: Page): Promise<number> =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Texts cut by their own box, without a way to scroll it. */
const cutTexts = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[
			...document.querySelectorAll<HTMLElement>(
				'main h1, main h2, main h3, main p, main dd, main li, main button'
			)
		]
			.filter((element) => {
				const { overflowX, overflowY, clipPath } = getComputedStyle(element);
				if (clipPath !== 'none' || element.clientWidth < 2) return false;
				const hides = overflowX === 'hidden' || overflowY === 'hidden';
				return (
					hides &&
					(element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
				);
			})
			.map((element) => element.textContent.trim().slice(0, 60))
	);

for (const [name, addressOf] of PAGES) {
	test(`${name} fits 320 pixels, and text twice as big or wider apart`, async ({ page }) => {
		const address = await addressOf(page);
		await page.setViewportSize({ width: 320, height: 640 });
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(await overflow(page)).toBeLessThanOrEqual(0);

		// A window of 1,280 pixels zoomed twice.
		await page.setViewportSize({ width: 640, height: 400 });
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		expect(await cutTexts(page)).toEqual([]);

		// The text alone twice as big.
		await page.setViewportSize({ width: 1280, height: 800 });
		await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
		expect(await cutTexts(page)).toEqual([]);

		// The spacing that WCAG 1.4.12 and RGAA 10.12 ask pages to bear.
		await page.evaluate(() => {
			document.documentElement.style.removeProperty('font-size');
			for (const element of document.querySelectorAll<HTMLElement>('body *')) {
				element.style.lineHeight = '1.5';
				element.style.letterSpacing = '0.12em';
				element.style.wordSpacing = '0.16em';
			}
		});
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		expect(await cutTexts(page)).toEqual([]);
	});

	test(`${name} has headings that never skip a level, tables with a title and fields with a label`, async ({
		page
	}) => {
		await page.goto(await addressOf(page));
		const levels = await page
			.locator('h1:visible, h2:visible, h3:visible, h4:visible')
			.evaluateAll((headings) => headings.map((heading) => Number(heading.tagName.slice(1))));
		expect(levels[0]).toBe(1);
		for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
		const untitled = await page.locator('table:not(:has(caption))').count();
		expect(untitled).toBe(0);
		const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
		expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
	});
}

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
