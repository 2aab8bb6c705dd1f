import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { DIALOG, expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Chercher ou agir' });

/** Opens the palette by its keys, once the page is alive. */
async function openPalette(page: Page): Promise<void> {
	await expect(page.locator('.open kbd')).not.toBeEmpty();
	await page.keyboard.press('Control+k');
	await expect(palette(page)).toBeVisible();
}

/** The first FINESS numbers of the list of structures. */
async function someFiness(page: Page, count: number): Promise<string[]> {
	const csv = await (await page.request.get('/export/structures.csv')).text();
	return csv
		.split('\n')
		.slice(1, count + 1)
		.map((line) => /[0-9][0-9A-Z][0-9]{7}/.exec(line)?.[0] ?? '');
}

async function createList(page: Page, name: string, numbers: readonly string[]): Promise<void> {
	await page.goto('/listes/nouvelle');
	await page.getByLabel('Numéros FINESS à coller').fill(numbers.join(' ; '));
	await page.getByRole('button', { name: 'Vérifier les numéros' }).click();
	await page.getByLabel('Nom de la liste').fill(name);
	await page.getByRole('button', { name: /^Garder/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

test('the palette finds a structure by keyboard alone, and remembers it', async ({ page }) => {
	await page.goto('/');
	await openPalette(page);
	await page.keyboard.type('brest');
	const first = palette(page).getByRole('option').first();
	await expect(first).toContainText(/brest/i);
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/structures\/[0-9A-Z]{9}$/);
	const name = await page.getByRole('heading', { level: 1 }).innerText();
	await openPalette(page);
	await expect(palette(page).getByRole('group').first()).toContainText(name);
	await page.keyboard.press('Escape');
	await expect(palette(page)).toBeHidden();
});

test('the palette offers pages, actions, départements and organisations, without accents', async ({
	page
}) => {
	await page.goto('/structures');
	await page.getByRole('button', { name: 'Chercher ou agir' }).click();
	await page.keyboard.type('donnees');
	await expect(palette(page).getByRole('option', { name: 'Données', exact: true })).toBeVisible();
	await palette(page).getByRole('combobox').fill('finistere');
	await expect(palette(page).getByRole('option', { name: /29 – Finistère/ })).toBeVisible();
	await palette(page).getByRole('combobox').fill('exporter csv');
	await expect(palette(page).getByRole('option', { name: /Tableau CSV/ })).toBeVisible();
	await palette(page).getByRole('combobox').fill('zzzzz');
	await expect(palette(page)).toContainText('Rien ne correspond');
	await palette(page).getByRole('combobox').fill('association');
	await expect(palette(page)).toContainText('Organismes');
	await expectNoAxeViolations(page, DIALOG);
});

test('a view is kept for oneself, then for all; a second one under its name is refused', async ({
	page,
	problems
}) => {
	await page.goto('/structures?structure.sector=PH');
	const dialog = page.getByRole('dialog');
	const openDialog = async (): Promise<void> => {
		await page.getByRole('button', { name: 'Vues' }).click();
		await page.getByRole('menuitem', { name: 'Enregistrer cette vue…' }).click();
		await expect(dialog).toBeVisible();
	};
	await openDialog();
	await dialog.getByLabel('Nom').fill('Les PH');
	await expectNoAxeViolations(page, DIALOG);
	await dialog.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(dialog.getByRole('status')).toContainText('Les PH');
	await dialog.getByRole('button', { name: 'Fermer' }).last().click();
	for (const expected of ['est gardée', 'porte déjà le nom']) {
		await openDialog();
		await dialog.getByLabel('Pour tous').check();
		await dialog.getByLabel('Nom').fill('Les PH');
		await dialog.getByRole('button', { name: 'Enregistrer' }).click();
		await expect(dialog).toContainText(expected);
		await page.keyboard.press('Escape');
	}
	// The refusal is told on the page; the browser tells it to its console too.
	expect(problems.splice(0)).toEqual([expect.stringContaining('409')]);
	await page.goto('/vues');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('2 vues');
	await page.getByRole('region', { name: 'Mes vues' }).getByRole('link', { name: 'Les PH' }).click();
	await expect(page).toHaveURL(/structure\.sector=PH/);
});

test('a shared view is renamed, deleted and brought back', async ({ page }) => {
	const made = await page.request.post('/api/views', {
		headers: { origin: new URL((await page.goto('/vues'))?.url() ?? '').origin },
		data: { name: '<img src=x onerror=alert(1)>', path: '/structures', query: 'q=ehpad' }
	});
	expect(made.status()).toBe(201);
	await page.reload();
	const shared = page.getByRole('region', { name: 'Vues de tous' });
	await shared.getByRole('button', { name: 'Renommer « <img src=x onerror=alert(1)> »' }).click();
	await shared.getByRole('textbox').fill('Mes EHPAD');
	await page.keyboard.press('Enter');
	await expect(shared.getByRole('link', { name: 'Mes EHPAD' })).toBeVisible();
	await shared.getByRole('button', { name: 'Supprimer « Mes EHPAD »' }).click();
	await expect(shared.getByRole('link', { name: 'Mes EHPAD' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Annuler la suppression' }).click();
	await expect(shared.getByRole('link', { name: 'Mes EHPAD' })).toBeVisible();
	await expectNoAxeViolations(page);
});

test('a view whose field and list are gone opens on the rest, and says what is left out', async ({
	page
}) => {
	await page.goto(
		'/structures?structure.sector=PA&structure.abandonne=oui&list=999&col=structure.name&col=disparue'
	);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('correspondent');
	const notice = page.getByText('Une partie de ce que demande cette adresse n’existe plus').locator('..');
	await expect(notice).toContainText('structure.abandonne');
	await expect(notice).toContainText('n° 999');
	await expect(notice).toContainText('disparue');
	await expect(page).toHaveURL(/structure\.abandonne=oui/);
	await expectNoAxeViolations(page);
});

test('a list is pasted, reported on, filters screens and exports, and changes with undo', async ({
	page
}) => {
	await page.goto('/');
	const numbers = await someFiness(page, 4);
	const [first = '', ...others] = numbers;
	await page.goto('/listes/nouvelle');
	await page
		.getByLabel('Numéros FINESS à coller')
		.fill([...numbers, first, '750000018', '26290001700012', 'une remarque'].join('\n'));
	await page.getByRole('button', { name: 'Vérifier les numéros' }).click();
	const report = page.getByRole('region', { name: 'Ce qui a été lu' });
	await expect(report).toContainText('7 numéros donnés');
	await expect(report).toContainText('4 reconnus');
	await expect(report).toContainText('1 inconnu');
	await expect(report).toContainText('1 en double');
	await expect(report).toContainText('1 illisible');
	await expectNoAxeViolations(page);
	await page.getByLabel('Nom de la liste').fill('Comité');
	await page.getByRole('button', { name: 'Garder 5 numéros' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Comité');
	await expect(page.getByText('Un numéro n’est pas dans la version en vigueur')).toBeVisible();
	await expectNoAxeViolations(page);

	await page.getByRole('link', { name: 'Voir les structures' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('4 structures');
	await expect(page.getByRole('button', { name: /Retirer le filtre Liste.*Comité/ })).toBeVisible();
	const query = new URL(page.url()).search;
	const csv = await (await page.request.get(`/export/structures.csv${query}`)).text();
	expect(csv.trim().split('\n')).toHaveLength(5);
	const manifest: unknown = await (
		await page.request.get(`/export/structures.manifeste.json${query}`)
	).json();
	expect(manifest).toMatchObject({ rows: 4, lists: [{ name: 'Comité' }] });

	await page.goBack();
	await page.getByRole('button', { name: `Retirer ${first} de la liste` }).click();
	await expect(page.getByText('1 numéro retiré')).toBeVisible();
	await page.getByRole('button', { name: 'Annuler', exact: true }).click();
	await expect(page.getByRole('rowheader', { name: first })).toBeVisible();
	await page.getByRole('button', { name: 'Supprimer la liste' }).click();
	await page.getByRole('button', { name: 'Annuler la suppression' }).click();
	await expect(page.getByRole('link', { name: 'Comité', exact: true })).toBeVisible();
	expect(others).toHaveLength(3);
});

test('a list comes from a file with a FINESS column among others, and can be downloaded', async ({
	page
}) => {
	await page.goto('/listes/nouvelle');
	const [first = '', second = ''] = await someFiness(page, 2);
	const text = `Export Helios\n\nRaison sociale;N° FINESS;Capacité\nA;${first};10\nB;${second};20\n`;
	await page.locator('input[type=file]').setInputFiles({
		name: 'helios.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(text, 'latin1')
	});
	await expect(page.getByText('dans la colonne « N° FINESS »')).toBeVisible();
	await page.getByLabel('Nom de la liste').fill('Depuis Helios');
	await page.getByRole('button', { name: 'Garder 2 numéros' }).click();
	await page.getByRole('button', { name: 'Télécharger' }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('menuitem', { name: 'Les numéros (CSV)' }).click()
	]);
	const csv = readFileSync(await download.path(), 'utf8');
	expect(csv).toContain(first);
	expect(csv).toContain(second);
});

test('structures are compared by search, from the address alone, with what differs marked in words', async ({
	page
}) => {
	await page.goto('/comparaison');
	await expectNoAxeViolations(page);
	const input = page.getByLabel('Ajouter à la comparaison');
	for (const name of ['brest', 'quimper']) {
		await expect(input).toBeEnabled();
		await input.fill(name);
		await page.getByRole('option').first().click();
		await expect(input).toHaveValue('');
	}
	await expect(page.getByRole('heading', { level: 1 })).toContainText('entre 2 structures');
	await expect(page.getByRole('rowheader', { name: /Diffère/ }).first()).toBeVisible();
	await expectNoAxeViolations(page);
	const address = page.url();
	await page.getByLabel('Seulement les différences').check();
	await expect(page).toHaveURL(/diff=1/);
	await page.goto(address);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('entre 2 structures');
	const csv = await (
		await page.request.get(address.replace('/comparaison', '/comparaison/tableau.csv'))
	).text();
	expect(csv).toContain('Segment');
	await page.goto(`${address}&id=000000000`);
	await expect(page.getByText('La version en vigueur ne contient pas')).toContainText('000000000');
});

test('territories are compared with the sectors of Helios or of the product', async ({ page }) => {
	await page.goto('/comparaison?kind=territory&id=dep:29&id=dep:56&id=tout');
	const older = page
		.getByRole('row', { name: /Personnes âgées/ })
		.getByRole('cell')
		.first();
	const own = await older.innerText();
	await page.getByLabel('Regroupement Helios des champs').check();
	await expect(page).toHaveURL(/helios=1/);
	await expect(older).not.toHaveText(own);
	await expect(page.getByText('La segmentation n’en dépend pas')).toBeVisible();
	await expectNoAxeViolations(page);
});

test('a list that another page made filters the organisations and counts the same everywhere', async ({
	page
}) => {
	await page.goto('/');
	await createList(page, 'Deux', await someFiness(page, 2));
	await page.getByRole('link', { name: 'Voir leurs organismes' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/[12]\sorganisme/);
	await expect(page.getByRole('row').nth(1)).toBeVisible();
});

test('what writes has to come from a page of the product', async ({ request, server }) => {
	const foreign: readonly Record<string, string>[] = [
		{},
		{ origin: 'https://evil.example' },
		{ origin: 'null' }
	];
	for (const headers of foreign) {
		for (const [method, path] of [
			['POST', '/api/views'],
			['POST', '/api/lists'],
			['POST', '/listes/lecture'],
			['PATCH', '/api/views/1'],
			['DELETE', '/api/lists/1']
		] as const) {
			const response = await request.fetch(server.url + path, { method, headers, data: {} });
			expect([method, path, response.status()]).toEqual([method, path, 403]);
		}
	}
	const malformed = await request.post(`${server.url}/api/views`, {
		headers: { origin: server.url },
		data: []
	});
	expect(malformed.status()).toBe(400);
});
