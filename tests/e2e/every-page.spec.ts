import type { APIRequestContext, Page } from '@playwright/test';
import { DIALOG, expectSoundInEveryLook, overflowOf } from './support/axe';
import { expect, test } from './support/test';

/** The address behind the first row of a list. */
async function firstOf(request: APIRequestContext, list: string): Promise<string> {
	const html = await (await request.get(list)).text();
	const path = list.split('?')[0] ?? '';
	const found = new RegExp(`href="(?:\\./)*(${path}/\\d[^"]*)"`).exec(html)?.[1];
	expect(found, `a row in ${list}`).toBeDefined();
	return found ?? list;
}

/** Pages by what they are; a list stands for its first row, and of a page that another line has, what is over it is looked at. */
const PAGES: readonly [name: string, address: string, part?: 'first row' | 'dialog'][] = [
	['the dashboard', '/'],
	['the projected dashboard', '/?projection'],
	['the structures', '/structures'],
	['the structures with filters', '/structures?segment=large-group&q=ehpad'],
	['an undetermined structure', '/structures?segment=undetermined', 'first row'],
	['the organisations', '/organisations'],
	['an organisation', '/organisations?sso=mandatory', 'first row'],
	['the conformity', '/conformite'],
	['the projected conformity', '/conformite?projection'],
	['the funding', '/financement'],
	['the formula of a figure', '/financement?calcul=cout,poste:enrolment,annee:2027', 'dialog'],
	['the projected funding', '/financement?projection'],
	['the committee dossier', '/financement/dossier'],
	['the criteria', '/criteres'],
	['the groups', '/criteres/groupes?effet=1'],
	['the collection', '/collecte'],
	['the names of groups to settle', '/collecte/noms'],
	['the comparison', '/comparaison?kind=territory&id=dep:22&id=dep:56&id=dep:35'],
	['the accounts', '/comptes'],
	['the journal', '/journal'],
	['a journal without lines', '/journal?du=2000-01-01&au=2000-01-01'],
	['the data', '/donnees'],
	['a version', '/donnees/versions/1'],
	['the help', '/aide'],
	['the help of the dashboard', '/aide/tableau-de-bord'],
	['the help of the structures', '/aide/structures'],
	['the help of the data', '/aide/donnees'],
	['the glossary', '/aide/glossaire'],
	['the accessibility statement', '/accessibilite'],
	['the legal notice', '/mentions-legales'],
	['the privacy page', '/confidentialite'],
	['the licences', '/licences']
];

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

/** Headings that skip a level, tables without a title and names given twice are the same at every size. */
async function expectSoundStructure(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	await expect(page).toHaveTitle(/ · Cible 2028$/);
	const levels = await page
		.locator('h1:visible, h2:visible, h3:visible, h4:visible')
		.evaluateAll((headings) => headings.map((heading) => Number(heading.tagName.slice(1))));
	expect(levels[0]).toBe(1);
	for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
	expect(await page.locator('table:not(:has(caption))').count()).toBe(0);
	const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
	expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
}

// One visit a page: opening it costs more than anything that is asked of it here.
for (const [name, address, part] of PAGES) {
	test(`${name} is accessible in light, in the dark and on a phone, and bears zoom and wide text`, async ({
		page
	}) => {
		await page.goto(part === 'first row' ? await firstOf(page.request, address) : address);
		await expectSoundStructure(page);
		await expectSoundInEveryLook(page, part === 'dialog' ? DIALOG : undefined);

		// A window of 1,280 pixels zoomed twice.
		await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
		await page.setViewportSize({ width: 640, height: 400 });
		expect(await overflowOf(page)).toBeLessThanOrEqual(0);
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
		expect(await overflowOf(page)).toBeLessThanOrEqual(0);
		expect(await cutTexts(page)).toEqual([]);
	});
}
