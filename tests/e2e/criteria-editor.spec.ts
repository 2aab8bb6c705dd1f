import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { DIALOG, expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

test.use({ apart: 'criteria-editor' });

const DEFAULT: unknown = JSON.parse(readFileSync('data/criteria/default.json', 'utf8'));

/** Makes a draft of the default criteria and opens it, once the territory is counted. */
async function openDraft(page: Page, baseURL: string | undefined, name: string): Promise<string> {
	const made = await page.request.post('/api/criteria/drafts', {
		data: { name, criteria: DEFAULT, tests: [], origin: 1 },
		headers: { origin: baseURL ?? '' }
	});
	const { id } = (await made.json()) as { readonly id: number };
	const path = `/criteres/brouillons/${id}`;
	await page.goto(path);
	await expect(finding(page)).toContainText('les mêmes résultats que la version 1 en vigueur');
	return path;
}

const finding = (page: Page) =>
	page.getByRole('region', { name: 'Ce que font ces critères' }).locator('p').first();
const row = (page: Page, name: RegExp | string) => page.getByRole('treeitem', { name });
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Enregistré à/ });
const rowsOf = (page: Page): Promise<string[]> =>
	page
		.getByRole('treeitem')
		.evaluateAll((rows) => rows.map((each) => (each.getAttribute('aria-label') ?? '').split('. ')[0] ?? ''));

test('a threshold that is changed moves every count at once, is undone, saved by itself and there on return', async ({
	page,
	baseURL
}) => {
	await openDraft(page, baseURL, 'Dès 30 ESMS');
	const before = (await finding(page).textContent()) ?? '';
	await row(page, /ESMS de l’organisme ≥ 50/).click();
	const threshold = page.getByLabel('Seuil, en ESMS');
	await threshold.fill('30');
	await expect(finding(page)).toContainText('changent de résultat par rapport à la version 1');
	await expect(row(page, /ESMS de l’organisme ≥ 30/)).toContainText('30 ESMS');
	await threshold.press('Enter');
	await expect(row(page, /ESMS de l’organisme ≥ 30/)).toBeVisible();
	const after = (await finding(page).textContent()) ?? '';

	await page.getByRole('button', { name: 'Annuler le dernier changement' }).click();
	await expect(finding(page)).toHaveText(before);
	await row(page, /ESMS de l’organisme ≥ 50/).focus();
	await page.keyboard.press('Control+Shift+Z');
	await expect(finding(page)).toHaveText(after);

	await threshold.fill('trente');
	await threshold.press('Enter');
	await expect(page.getByRole('alert')).toContainText('Écrivez un nombre');
	await page.getByRole('tab', { name: 'Options' }).click();
	await page.getByLabel(/Tenues pour inconnues/).check();
	await expectNoAxeViolations(page);

	await page.getByRole('textbox', { name: 'Nom du brouillon' }).fill('Grands groupes dès 30 ESMS');
	await page.getByRole('textbox', { name: 'Nom du brouillon' }).press('Enter');
	await expect(saved(page)).toBeVisible();
	await page.reload();
	await expect(page.getByRole('textbox', { name: 'Nom du brouillon' })).toHaveValue(
		'Grands groupes dès 30 ESMS'
	);
	await expect(row(page, /ESMS de l’organisme ≥ 30/)).toBeVisible();
	await expect(finding(page)).toContainText('changent de résultat');
});

test('the whole tree is written from the keyboard: add, group, move, duplicate, delete', async ({
	page,
	baseURL
}) => {
	await openDraft(page, baseURL, 'Au clavier');
	await row(page, /^Segment Grands groupes/).focus();
	for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'])
		await page.keyboard.press(key);
	await expect(row(page, /DSI centralisée/)).toBeFocused();
	await page.keyboard.press('Alt+ArrowUp');
	await expect(row(page, /DSI centralisée/)).toBeFocused();
	await page.keyboard.press('Alt+ArrowUp');
	expect((await rowsOf(page)).slice(1, 4).map((text) => text.slice(0, 8))).toEqual([
		'toutes c',
		'DSI cent',
		'et Champ'
	]);

	await page.keyboard.press('+');
	await expect(page.getByRole('combobox', { name: 'Donnée' })).toBeFocused();
	await page.keyboard.type('capacite');
	await expect(page.getByRole('option', { name: /Capacité installée/ })).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	const value = page.getByLabel('Seuil, en places');
	await expect(value).toBeFocused();
	await value.fill('80');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await expect(row(page, /Capacité installée ≥ 80/)).toBeFocused();

	await page.keyboard.press('Control+d');
	await expect(row(page, /Capacité installée ≥ 80/)).toHaveCount(2);
	await page.keyboard.press('Delete');
	await expect(row(page, /Capacité installée ≥ 80/)).toHaveCount(1);
	await page.keyboard.press('Control+z');
	await expect(row(page, /Capacité installée ≥ 80/)).toHaveCount(2);

	await row(page, /^Segment Structures à MIE physique/).focus();
	await page.keyboard.press('End');
	await page.keyboard.press('Delete');
	await expect(page.getByText('C’est la dernière condition du segment')).toBeVisible();
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Raccourcis du clavier' })).toBeVisible();
	await expectNoAxeViolations(page, DIALOG);
});

test('a condition is dragged by its handle into another group, and a segment is added, coloured and removed', async ({
	page,
	baseURL
}) => {
	await openDraft(page, baseURL, 'À la souris');
	await row(page, /DSI centralisée/).scrollIntoViewIfNeeded();
	const handle = await row(page, /DSI centralisée/)
		.locator('[data-grip]')
		.boundingBox();
	const target = await row(page, /Professionnels de l’organisme/).boundingBox();
	if (!handle || !target) throw new Error('Nothing to drag');
	await page.mouse.move(handle.x + 8, handle.y + handle.height / 2);
	await page.mouse.down();
	await page.mouse.move(target.x + 200, target.y + target.height - 3, { steps: 6 });
	await page.mouse.up();
	await expect(row(page, /^ou DSI centralisée/)).toHaveAttribute('aria-level', '4');
	await expect(row(page, /^ou DSI centralisée/)).toHaveAttribute('aria-selected', 'true');

	await page.getByRole('button', { name: 'Ajouter un segment' }).click();
	await page.getByLabel('Nom du segment').fill('Petits services');
	await page.getByLabel('Nom du segment').press('Enter');
	await expect(row(page, /^Segment Petits services, rang 3/)).toBeVisible();
	await page.getByRole('radio', { name: 'Olive, sablier', exact: true }).check({ force: true });
	await page.getByRole('button', { name: 'Supprimer le segment' }).click();
	await expect(row(page, /^Segment Petits services/)).toHaveCount(0);
	await page.getByRole('button', { name: 'Annuler le dernier changement' }).click();
	await expect(row(page, /^Segment Petits services/)).toBeVisible();
});

test('two people on one draft: the second save is refused, with what differs, and nothing is overwritten', async ({
	page,
	context,
	baseURL
}) => {
	const path = await openDraft(page, baseURL, 'À deux');
	const other = await context.newPage();
	await other.goto(path);
	await expect(finding(other)).toContainText('version 1 en vigueur');
	const change = async (on: Page, threshold: string): Promise<void> => {
		await row(on, /ESMS de l’organisme/)
			.first()
			.click();
		await on.getByLabel('Seuil, en ESMS').fill(threshold);
		await on.getByLabel('Seuil, en ESMS').press('Enter');
	};
	await change(page, '30');
	await expect(saved(page)).toBeVisible();
	await expect.poll(async () => (await page.request.get(path)).text()).toContain('30');
	await change(other, '40');
	const dialog = other.getByRole('dialog', { name: 'Ce brouillon a changé entre-temps' });
	await expect(dialog).toContainText('Seuil de « ESMS de l’organisme » : 40 → 30');
	await expectNoAxeViolations(other, DIALOG);
	await dialog.getByRole('button', { name: 'Garder la mienne en copie' }).click();
	await expect(other.getByRole('textbox', { name: 'Nom du brouillon' })).toHaveValue('À deux (copie)');
	await expect(row(other, /ESMS de l’organisme ≥ 40/)).toBeVisible();

	await page.reload();
	await expect(row(page, /ESMS de l’organisme ≥ 30/)).toBeVisible();
});

test('what could not be saved is kept by the browser and proposed on return', async ({ page, baseURL }) => {
	await openDraft(page, baseURL, 'Hors ligne');
	await page.evaluate(() => {
		const send = window.fetch.bind(window);
		window.fetch = (input, init) =>
			init?.method === 'PUT' ? Promise.reject(new TypeError('no network')) : send(input, init);
	});
	await row(page, /ESMS de l’organisme/)
		.first()
		.click();
	await page.getByLabel('Seuil, en ESMS').fill('20');
	await page.getByLabel('Seuil, en ESMS').press('Enter');
	await expect(page.getByText('le serveur ne répond pas')).toBeVisible();

	await page.reload();
	await expect(page.getByText('50 → 20')).toBeVisible();
	await expect(row(page, /ESMS de l’organisme ≥ 50/)).toBeVisible();
	await page.getByRole('button', { name: 'Les reprendre' }).click();
	await expect(row(page, /ESMS de l’organisme ≥ 20/)).toBeVisible();
	await expect(saved(page)).toBeVisible();
});
