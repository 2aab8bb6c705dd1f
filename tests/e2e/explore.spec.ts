import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { DIALOG, expectNoAxeViolations, expectSoundInEveryLook } from './support/axe';
import { expect, test } from './support/test';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const chart = (page: Page, label: string): Locator => page.getByRole('group', { name: label, exact: true });
const chips = (page: Page): Locator => page.getByRole('group', { name: 'Filtres en vigueur' });
const finding = (page: Page): Locator => page.getByRole('heading', { level: 1 });
/** The frame around a chart: its title, its table and its downloads. */
const frameOf = (page: Page, label: string): Locator =>
	page.getByRole('figure').filter({ has: page.locator(`[aria-label="${label}"]`) });

/** Opens the dashboard and waits until the browser computes views itself. */
async function open(page: Page, address = '/'): Promise<void> {
	await page.goto(address, { waitUntil: 'networkidle' });
	await expect(finding(page)).toBeVisible();
}

interface Chart {
	readonly label: string;
	/** Start of the accessible name of one of its marks. */
	readonly mark: RegExp;
	readonly chip: string;
	/** Another chart, and what it is told by: it has to change. */
	readonly file: string;
}

const CHARTS: readonly Chart[] = [
	{
		label: 'Structures par champ, segment et cible',
		mark: /^Personnes handicapées\s:/,
		chip: 'Personnes handicapées',
		file: 'segments-par-champ'
	},
	{
		label: 'Carte des structures par département',
		mark: /^56 – Morbihan\s:/,
		chip: '56 – Morbihan',
		file: 'structures-par-departement'
	},
	{
		label: 'Structures par catégorie et segment',
		mark: /^500 – EHPAD\s:/,
		chip: '500 – EHPAD',
		file: 'segments-par-categorie'
	},
	{
		label: 'Organismes par taille',
		mark: /organismes?, de 15 à 24 ESMS/,
		chip: '15 à 24',
		file: 'tailles-des-organismes'
	},
	{
		label: 'Structures par certitude du segment',
		mark: /^Estimé\s:/,
		chip: 'Estimé',
		file: 'certitude-des-segments'
	},
	{
		label: 'Professionnels par segment, du moins au plus',
		mark: /^Structures à MIE digitalisé/,
		chip: 'MIE digitalisé',
		file: 'professionnels-par-segment'
	}
];

async function triesMouse(page: Page, { label, mark, chip }: Chart): Promise<void> {
	const before = await finding(page).textContent();
	const one = chart(page, label).getByRole('button', { name: mark });
	await expect(one).toHaveAttribute('aria-pressed', 'false');
	await one.click();
	await expect(one).toHaveAttribute('aria-pressed', 'true');
	await expect(chips(page)).toContainText(chip);
	await expect(finding(page)).toContainText('retenue');
	await one.click();
	await expect(one).toHaveAttribute('aria-pressed', 'false');
	await expect(finding(page)).toHaveText(before ?? '');
	await expect(page).toHaveURL(/\/$/);
}

/** Arrows, Enter and Space. */
async function triesKeyboard(page: Page, { label }: Chart): Promise<void> {
	const marks = chart(page, label).locator('[data-mark]');
	await expect(chart(page, label).locator('[data-mark][tabindex="0"]')).toHaveCount(1);
	await chart(page, label).locator('[data-mark][tabindex="0"]').focus();
	await page.keyboard.press('End');
	await page.keyboard.press('Home');
	await expect(marks.first()).toBeFocused();
	const pressed = page.locator(':focus');
	await page.keyboard.press('Enter');
	await expect(pressed).toHaveAttribute('aria-pressed', 'true');
	await expect(page.getByRole('button', { name: 'Tout effacer' })).toBeVisible();
	await page.keyboard.press('Space');
	await expect(pressed).toHaveAttribute('aria-pressed', 'false');
	const name = await pressed.getAttribute('aria-label');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowRight');
	await expect(page.locator(':focus')).not.toHaveAttribute('aria-label', name ?? '');
	await expect(page.locator(':focus')).toHaveAttribute('data-mark');
}

async function triesTableAndDownloads(page: Page, { label, file }: Chart): Promise<void> {
	const frame = frameOf(page, label);
	const title = (await frame.getByRole('heading').first().textContent()) ?? '';
	await frame.getByRole('button', { name: 'Télécharger' }).click();
	await expect(page.getByRole('menuitem')).toHaveText(['Image PNG', 'Dessin SVG', 'Données CSV']);
	const download = page.waitForEvent('download');
	// The pictures of each chart are taken away in exports.spec.ts.
	await page.getByRole('menuitem', { name: 'Données CSV' }).click();
	expect((await download).suggestedFilename()).toBe(`${file}.csv`);
	await frame.getByRole('button', { name: 'Voir le tableau' }).click();
	// The drawing is gone: the frame is found by its title.
	const same = page
		.getByRole('figure')
		.filter({ has: page.getByRole('heading', { name: title, exact: true }) });
	await expect(
		same
			.getByRole('region', { name: /^Tableau/ })
			.or(same.getByRole('table'))
			.first()
	).toBeVisible();
	await expect(same.getByRole('button', { name: 'Voir le graphique' })).toBeVisible();
}

// One visit for all charts: opening the dashboard costs more than what is asked of one.
test('each chart filters by mouse and by keyboard, toggles back visibly, and has a table and three downloads', async ({
	page
}) => {
	test.setTimeout(180_000);
	await open(page);
	for (const each of CHARTS) {
		await test.step(`« ${each.label} », by mouse`, () => triesMouse(page, each));
		await test.step(`« ${each.label} », by keyboard`, () => triesKeyboard(page, each));
		await test.step(`« ${each.label} », its table and downloads`, () => triesTableAndDownloads(page, each));
	}
});

test('what is declared, and single sign-on, have their tables, pictures and data with their source', async ({
	page
}) => {
	await open(page);
	const declared = frameOf(page, 'Part des valeurs déclarées');
	await declared.getByRole('button', { name: 'Télécharger' }).click();
	await expect(page.getByRole('menuitem')).toHaveText(['Image PNG', 'Dessin SVG', 'Données CSV']);
	await page.keyboard.press('Escape');
	await declared.getByRole('button', { name: 'Voir le tableau' }).click();
	await expect(page.getByRole('rowheader', { name: 'Capacité installée' })).toBeVisible();

	const sso = page.getByRole('figure').filter({ hasText: 'Organismes par réponse sur le SSO' });
	const drawing = page.waitForEvent('download');
	await sso.getByRole('button', { name: 'Télécharger' }).click();
	await page.getByRole('menuitem', { name: 'Dessin SVG' }).click();
	const svg = await readFile(await (await drawing).path(), 'utf8');
	const names = await sso.locator('.answers .who a').allTextContents();
	expect(names.length).toBeGreaterThanOrEqual(3);
	expect(names.filter((name) => !svg.includes(name.replaceAll('&', '&amp;')))).toEqual([]);
	expect(svg.match(/<svg/g)).toHaveLength(names.length + 2);
	expect(/\d\u00a0soumis, \d+\u00a0indéterminés?/.test(svg)).toBe(true);
	await sso.getByRole('button', { name: 'Télécharger' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: 'Données CSV' }).click();
	const file = await download;
	expect(file.suggestedFilename()).toBe('sso-des-organismes.csv');
	const [head = '', ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
	expect(head).toMatch(/;Source$/);
	for (const line of lines) expect(line).toMatch(/Cible 2028.*données arrêtées au .*version 1/);
});

test('filters of the dashboard, on one visit', async ({ page }) => {
	await open(page);
	const map = chart(page, 'Carte des structures par département');
	const finistere = map.getByRole('button', { name: /^29 – Finistère/ });
	const before = await finistere.getAttribute('aria-label');
	/** Charts out of sight follow a little later. */
	const clear = async (): Promise<void> => {
		await page.getByRole('button', { name: 'Tout effacer' }).click();
		await expect(page).toHaveURL(/\/$/);
		await expect(finistere).toHaveAttribute('aria-label', before ?? '');
	};
	await test.step('what is out of sight follows the view without being gone to', async () => {
		const last = page.getByRole('region', { name: /^[\d\s]+ structures?$/ });
		await expect(last).not.toBeInViewport();
		const title = await last.getByRole('heading').textContent();
		await chart(page, 'Structures par champ, segment et cible')
			.getByRole('button', { name: /^Personnes handicapées\s:/ })
			.first()
			.click();
		await expect(last.getByRole('heading')).not.toHaveText(title ?? '');
		await expect(last.getByRole('link', { name: 'Voir la liste' })).toHaveAttribute(
			'href',
			'/structures?structure.sector=PH'
		);
		await expect(last).not.toBeInViewport();
	});
	await clear();
	await test.step('the sentence on top follows a click made far below it', async () => {
		const said = await finding(page).textContent();
		const sure = chart(page, 'Structures par certitude du segment');
		await sure.getByRole('button').first().click();
		await expect(finding(page)).not.toBeInViewport();
		await expect(finding(page)).not.toHaveText(said ?? '');
		await expect(finding(page)).toContainText('structures retenues');
		await expect(finding(page)).not.toBeInViewport();
	});
	await clear();
	await test.step('a chart leaves out its own filter, so that its other marks can be added', async () => {
		await map.getByRole('button', { name: /^56 – Morbihan/ }).click();
		await expect(chips(page)).toContainText('Morbihan');
		await expect(finistere).toHaveAttribute('aria-label', before ?? '');
		await finistere.click();
		await expect(chips(page)).toContainText('Finistère');
		await expect(chips(page)).toContainText('Morbihan');
	});
	await clear();
	await test.step('a band filters two fields at once, and its second click frees both', async () => {
		const flows = chart(page, 'Structures par champ, segment et cible');
		const band = flows.getByRole('button', { name: /^Personnes âgées → Grands groupes/ });
		await band.focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/segment=large-group/);
		await expect(page).toHaveURL(/structure\.sector=PA/);
		await expect(band).toHaveAttribute('aria-pressed', 'true');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/$/);
	});
	await test.step('a list that the dashboard leads to opens at its top, however far down its link is', async () => {
		await page.getByRole('link', { name: 'Voir tous les organismes à suivre' }).click();
		await expect(page).toHaveURL(/\/organisations\?sso=/);
		await expect(finding(page)).toContainText('organismes');
		expect(await page.evaluate(() => window.scrollY)).toBe(0);
	});
});

test('chips are accessible in every look, removed one by one or all at once, and go with the link to the list', async ({
	page
}) => {
	await open(page, '/?structure.department=56&segment=physical-mie&segment=digital-mie');
	await expectSoundInEveryLook(page);
	await page.setViewportSize({ width: 1280, height: 800 });
	await chips(page)
		.getByRole('button', { name: /MIE digitalisé/ })
		.click();
	await expect(page).not.toHaveURL(/digital-mie/);
	await page.getByRole('link', { name: /^Lister/ }).click();
	await expect(page).toHaveURL('/structures?segment=physical-mie&structure.department=56');
	await page.getByRole('link', { name: 'Voir en graphiques' }).click();
	await expect(page).toHaveURL('/?segment=physical-mie&structure.department=56');
	await page.getByRole('button', { name: 'Tout effacer' }).click();
	await expect(page).toHaveURL(/\/$/);
});

test('undo and redo follow the view, by buttons, by keys and by the browser', async ({ page }) => {
	await open(page);
	const undo = page.getByRole('button', { name: 'Annuler le dernier changement' });
	const redo = page.getByRole('button', { name: 'Rétablir le changement annulé' });
	await expect(undo).toBeDisabled();
	const map = chart(page, 'Carte des structures par département');
	await map.getByRole('button', { name: /^56 – Morbihan/ }).click();
	await map.getByRole('button', { name: /^22 – / }).click();
	await expect(page).toHaveURL(/=56&structure\.department=22/);
	await page.keyboard.press('Control+z');
	await expect(page).toHaveURL('/?structure.department=56');
	await undo.click();
	await expect(page).toHaveURL(/\/$/);
	await page.keyboard.press('Control+Shift+Z');
	await expect(page).toHaveURL('/?structure.department=56');
	await redo.click();
	await expect(page).toHaveURL(/department=22/);
	await expect(redo).toBeDisabled();
	await page.goBack();
	await expect(page).toHaveURL('/?structure.department=56');
	await map.getByRole('button', { name: /^29 – / }).click();
	await expect(redo).toBeDisabled();
});

test('undo works on the lists too, but leaves a field that is typed in alone', async ({ page }) => {
	await open(page, '/structures?segment=large-group');
	await page.getByRole('button', { name: 'Retirer le filtre' }).click();
	await expect(page).toHaveURL('/structures');
	await page.getByRole('searchbox').focus();
	await page.keyboard.press('Control+z');
	await expect(page).toHaveURL('/structures');
	await page.getByRole('button', { name: 'Annuler le dernier changement' }).click();
	await expect(page).toHaveURL('/structures?segment=large-group');
});

test('a mark leads where the present view says, however it is followed', async ({ page }) => {
	await open(page, '/');
	const areas = chart(page, 'Carte des structures par département').locator('[data-mark]');
	const sectors = chart(page, 'Structures par champ, segment et cible').getByRole('button', {
		name: /^Personnes handicapées\s:/
	});
	const held = (): Promise<(string | null)[]> =>
		page.locator('[data-mark][href]').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('href')));
	await areas.first().hover();
	const [before, ...none] = await held();
	expect(before).toMatch(/^\/\?structure\.department=/);
	expect(none).toEqual([]);

	// The view changes with the pointer still on the mark, and its address with it.
	await areas.first().focus();
	await sectors
		.first()
		.evaluate((mark) => mark.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })));
	await expect(page).toHaveURL('/?structure.sector=PH');
	await expect.poll(held).not.toContain(before);
	for (const href of await held()) expect(href === '/' || href?.includes('structure.sector=PH')).toBe(true);

	// In another tab.
	const opened = page.context().waitForEvent('page');
	await areas.first().click({ modifiers: ['ControlOrMeta'] });
	const tab = await opened;
	await expect(tab).toHaveURL(/structure\.department=.*structure\.sector=PH/);
	await tab.close();

	// By the keyboard, while the pointer is on another mark.
	await areas.first().focus();
	await sectors.first().hover();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/structure\.department=.*structure\.sector=PH/);
	await expect(areas.first()).toBeFocused();
});

test('the same address gives the same picture, from the server and from the browser', async ({
	page,
	browser,
	server
}) => {
	const address =
		'/?structure.department=56&organisation.esms=1..1&par=structure.legal_status&taille=organisation.professionals';
	const labels = (from: Page): Promise<(string | null)[]> =>
		from.locator('[data-mark]').evaluateAll((marks) =>
			marks
				.filter((mark) => mark.checkVisibility())
				.map((mark) => mark.getAttribute('aria-label'))
				.sort()
		);
	await open(page, address);
	const computed = await labels(page);
	const context = await browser.newContext({ javaScriptEnabled: false });
	const plain = await context.newPage();
	await plain.goto(`${server.url}${address}`);
	expect(await labels(plain)).toEqual(computed);
	// Marks are links: they filter without any script.
	await plain
		.getByRole('button', { name: /^Personnes handicapées\s:/ })
		.first()
		.click();
	await expect(plain).toHaveURL(/structure\.sector=PH/);
	await context.close();
	await page.reload({ waitUntil: 'networkidle' });
	expect(await labels(page)).toEqual(computed);
});

test('a structure opens in a drawer that is in the address, and its place is kept', async ({ page }) => {
	await open(page, '/?structure.department=56');
	const link = page.locator('a[data-fiche]').first();
	const name = (await link.textContent()) ?? '';
	await link.click();
	await expect(page).toHaveURL(/fiche=/);
	const drawer = page.getByRole('dialog', { name });
	await expect(drawer).toContainText('Identité et lieu');
	await expect(drawer).toContainText('registre');
	await expectNoAxeViolations(page, DIALOG);
	await page.reload({ waitUntil: 'networkidle' });
	await expect(drawer).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(drawer).toHaveCount(0);
	await expect(page).toHaveURL('/?structure.department=56');
	await expect(link).toBeFocused();
});

test('a drawer for a number that nobody has says so and offers the list', async ({ page }) => {
	await open(page, '/?fiche=999999999');
	await expect(page.getByRole('dialog')).toContainText('Aucune structure du numéro 999999999');
});

test('a filter that leaves nothing says so, and offers the next step', async ({ page }) => {
	await open(page, '/?structure.department=56&structure.category=0000');
	await expect(finding(page)).toHaveText('Aucune structure ne passe ces filtres.');
	await page.locator('.empty').getByRole('link', { name: 'Tout effacer' }).click();
	await expect(finding(page)).toContainText('structures');
	await expect(page).toHaveURL(/\/$/);
});

test('an address that holds too much is kept in part, and says so', async ({ page }) => {
	const many = Array.from({ length: 600 }, (_, place) => `segment=x${place}`).join('&');
	await open(page, `/?structure.gone=1&${many}`);
	await expect(page.getByText('L’adresse en contenait trop')).toBeVisible();
	await expect(page.getByText(/600.*500/)).toBeVisible();
	await expect(page.getByText('structure.gone', { exact: false }).first()).toBeVisible();
	await page.getByRole('button', { name: 'Retirer tous les filtres' }).click();
	await expect(page).toHaveURL(/\/$/);
});

test('ten thousand filters followed inside the page neither hang nor break it', async ({ page }) => {
	await open(page);
	await page.evaluate(() => {
		const link = document.createElement('a');
		const many = Array.from({ length: 10_000 }, (_, place) => `structure.finess=${560_000_000 + place}`);
		link.href = `/?${many.join('&')}`;
		link.textContent = 'Beaucoup';
		document.querySelector('main')?.prepend(link);
		link.click();
	});
	await expect(page.getByText('L’adresse en contenait trop')).toBeVisible();
	await expect(chips(page)).toContainText(/[45]\d\d valeurs/);
});

test('ten thousand filters pasted as an address are answered in words', async ({ page, server }) => {
	const many = Array.from({ length: 10_000 }, (_, place) => `structure.finess=${560_000_000 + place}`);
	const response = await page.goto(`${server.url}/?${many.join('&')}`);
	expect(response?.status()).toBe(200);
	await expect(page.getByText('L’adresse en contenait trop')).toBeVisible();
	await expect(page).toHaveURL((url) => url.search.length < 13_000);
});

test('six questions of a newcomer, each in at most three actions', async ({ page }) => {
	await open(page);
	await test.step('which three operators of the Morbihan come nearest to the SSO obligation, and how sure is it?', async () => {
		await chart(page, 'Carte des structures par département')
			.getByRole('button', { name: /^56 – / })
			.click();
		const nearest = page.locator('.sso .answers li');
		expect(await nearest.count()).toBeGreaterThanOrEqual(3);
		for (const place of [0, 1, 2])
			await expect(nearest.nth(place).locator('p.sure')).toHaveText(/Soumis|Incertain|Non soumis/);
	});
	await page.getByRole('button', { name: 'Tout effacer' }).click();
	await test.step('how many EHPAD of the Finistère are in large groups?', async () => {
		await chart(page, 'Carte des structures par département')
			.getByRole('button', { name: /^29 – / })
			.click();
		await chart(page, 'Structures par catégorie et segment').getByRole('button', { name: /EHPAD/ }).click();
		await expect(page.getByRole('button', { name: /^Grands groupes \d+/ }).first()).toBeVisible();
	});
	await page.getByRole('button', { name: 'Tout effacer' }).click();
	await test.step('where does the digital means weigh most?', async () => {
		await page
			.getByRole('button', { name: /^MIE digitalisé \d+/ })
			.first()
			.click();
		await expect(page.getByRole('heading', { name: /« MIE digitalisé » pèse le plus dans/ })).toBeVisible();
	});
	await page.getByRole('button', { name: 'Tout effacer' }).click();
	await test.step('how many operators run 50 structures or more, and which is the largest?', async () => {
		await expect(page.getByRole('heading', { name: /en gèrent 50 ou plus/ })).toBeVisible();
		await expect(chart(page, 'Organismes par taille').locator('.named').first()).toBeVisible();
	});
	await test.step('how sure are the segments of the structures that a département alone funds?', async () => {
		await page.getByRole('link', { name: 'Autorité de tarification' }).click();
		await chart(page, 'Structures par autorité de tarification et segment')
			.getByRole('button', { name: /^Département\s:/ })
			.click();
		await expect(page.getByRole('heading', { name: /segment établi, .* un segment estimé/ })).toBeVisible();
	});
	await page.getByRole('button', { name: 'Tout effacer' }).click();
	await test.step('what would settle an undetermined structure for disabled people?', async () => {
		await chart(page, 'Structures par champ, segment et cible')
			.getByRole('button', { name: /^Personnes handicapées → Indéterminé/ })
			.focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/undetermined/);
		await page.locator('a[data-fiche]').first().click();
		await expect(page.getByRole('dialog')).toContainText('Ce qui manque pour trancher');
	});
});
