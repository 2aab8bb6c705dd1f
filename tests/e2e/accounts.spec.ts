import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Person } from '../support/people';
import { expectSoundInEveryLook } from './support/axe';
import { signedInAs } from './support/signed-in';
import { expect, test } from './support/test';

const PEOPLE: readonly Person[] = [
	{ role: 'admin', scope: 'national' },
	{ role: 'analyst', scope: ['53'] },
	{ role: 'admin', scope: ['53'] }
];

test.use({ dataset: 'demo', people: [PEOPLE, { scope: 'test' }] });

const PASSWORD = 'quatre chevaux vert pomme';

/** Invites somebody by the form. @returns the address of the link, shown once */
async function invite(page: Page, name: string, email: string, role: string): Promise<string> {
	await page.goto('/comptes');
	await page.getByText('Inviter quelqu’un', { exact: true }).click();
	await page.getByLabel('Nom', { exact: true }).fill(name);
	await page.getByLabel(/^Adresse électronique/).fill(email);
	await page.getByRole('radio', { name: role }).check();
	await page.getByRole('checkbox', { name: 'Bretagne' }).check();
	await page.getByRole('button', { name: 'Créer le lien d’invitation' }).click();
	await expect(page.getByText(`Lien d’invitation de ${name}`)).toBeVisible();
	return page.getByLabel('Adresse du lien').inputValue();
}

test('somebody invited comes in, and is out once their role changes or their account is closed', async ({
	page,
	browser,
	server
}) => {
	const link = await invite(page, 'Dominique Modèle', 'dominique.modele@exemple.fr', 'Lecteur');
	await expect(page.getByRole('row', { name: /Dominique Modèle.*Invité/ })).toBeVisible();

	const context = await browser.newContext({
		baseURL: server.url,
		storageState: { cookies: [], origins: [] }
	});
	const other = await context.newPage();
	await other.goto(link);
	for (const field of await other.locator('input[type=password]').all()) await field.fill(PASSWORD);
	await other.locator('main form').last().locator('button[type=submit]').click();
	await other.waitForURL((url) => !url.pathname.startsWith('/invitation'));
	await other.goto('/structures');
	await expect(other.getByRole('heading', { level: 1 })).toContainText('structures');
	await other.goto('/comptes');
	await expect(other.getByRole('heading', { level: 1 })).not.toContainText('administrateur');

	await page.goto('/comptes');
	await page.getByRole('link', { name: 'Dominique Modèle' }).click();
	await page.getByRole('radio', { name: 'Facilitateur' }).check();
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(page.getByText('Ses sessions sont fermées')).toBeVisible();
	await other.goto('/structures');
	await expect(other).toHaveURL(/\/connexion/);

	await page.getByText('Désactiver le compte', { exact: true }).click();
	await page.getByRole('button', { name: 'Désactiver', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Désactivé' })).toBeVisible();
	await page.getByText('Effacer les données personnelles', { exact: true }).click();
	await page.getByRole('button', { name: 'Effacer définitivement' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Compte effacé n°/);
	await expect(page.getByText('Dominique')).toHaveCount(0);

	await page.goto('/journal');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Journal intact/);
	for (const action of [
		'Invitation',
		'Compte activé',
		'Rôle ou territoires changés',
		'Compte désactivé',
		'Compte effacé'
	])
		await expect(page.getByRole('cell', { name: new RegExp(`^${action}, compte`) }).first()).toBeVisible();
	await context.close();
});

test('a refusal says what to do, and leaves what was typed', async ({ page }) => {
	await invite(page, 'Alex Exemple', 'alex@exemple.fr', 'Lecteur');
	await page.getByText('Inviter quelqu’un', { exact: true }).click();
	await page.getByLabel('Nom', { exact: true }).fill('Alex Encore');
	await page.getByLabel(/^Adresse électronique/).fill('ALEX@exemple.fr');
	await page.getByRole('checkbox', { name: 'Bretagne' }).check();
	await page.getByRole('button', { name: 'Créer le lien d’invitation' }).click();
	await expect(page.getByRole('alert')).toContainText('utilise déjà cette adresse');
	await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('Alex Encore');
});

test('accounts are administered without a script', async ({ browser, server }) => {
	const context = await browser.newContext({
		baseURL: server.url,
		storageState: signedInAs(server, 0),
		javaScriptEnabled: false
	});
	const page = await context.newPage();
	const link = await invite(page, 'Charlie Exemple', '', 'Lecteur');
	expect(link).toMatch(new RegExp(`^${server.url}/invitation/[\\w-]{43}$`));
	await page.getByRole('link', { name: 'Charlie Exemple' }).click();
	await page.getByText('Désactiver le compte', { exact: true }).click();
	await page.getByRole('button', { name: 'Désactiver', exact: true }).click();
	await expect(page.getByText('Le compte est désactivé')).toBeVisible();
	await context.close();
});

test('an export is in the journal, and the journal goes out as CSV', async ({ page }) => {
	await page.goto('/structures?segment=large-group');
	const csv = await page.request.get('/export/structures.csv?segment=large-group');
	expect(csv.ok()).toBe(true);
	await page.goto('/journal?action=exported');
	const row = page.getByRole('row', { name: /Fichier exporté, liste des structures/ }).first();
	await expect(row).toContainText('segment=large-group');
	await expect(row).toContainText('Camille Essai (admin)');

	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Télécharger en CSV' }).click();
	const text = readFileSync(await (await download).path(), 'utf8');
	const lines = text.trimEnd().split('\r\n');
	expect(lines[0]).toContain('Empreinte');
	expect(lines.slice(1).every((line) => line.includes(';exported;'))).toBe(true);
});

test('the filters of the journal are in its address', async ({ page }) => {
	// A choice made before the page is live would be undone when it becomes so.
	await page.goto('/journal', { waitUntil: 'networkidle' });
	await page.getByLabel('Action').selectOption({ label: 'Version publiée' });
	await page.getByRole('button', { name: 'Filtrer' }).click();
	await expect(page).toHaveURL(/action=version-published/);
	await expect(page.getByRole('cell', { name: /^Version publiée, version/ }).first()).toBeVisible();
	await page.goto('/journal?du=2000-01-01&au=2000-01-02');
	await expect(page.getByText('Aucune ligne ne répond à ces filtres')).toBeVisible();
	await page.getByRole('link', { name: 'Tout montrer' }).click();
	await expect(page).toHaveURL(/\/journal$/);
});

test('an administrator of Bretagne sees its accounts and lines only, and cannot give more', async ({
	browser,
	server
}) => {
	const context = await browser.newContext({ baseURL: server.url, storageState: signedInAs(server, 2) });
	const page = await context.newPage();
	await page.goto('/comptes');
	await expect(page.getByRole('row', { name: /Camille Essai \(analyst\)/ })).toBeVisible();
	await expect(page.getByRole('row', { name: /territoire national/ })).toHaveCount(0);
	expect((await page.goto('/comptes/1'))?.status()).toBe(404);
	await page.goto('/comptes');
	await page.getByText('Inviter quelqu’un', { exact: true }).click();
	await expect(page.getByRole('checkbox')).toHaveCount(1);
	const forced = await page.request.post('/comptes?/inviter', {
		headers: { origin: server.url },
		form: { nom: 'Sacha Test', courriel: '', role: 'reader', portee: 'national' }
	});
	expect(await forced.text()).toContain('que vous avez vous-même');
	await page.goto('/journal');
	await expect(page.getByRole('row', { name: /Version publiée/ })).toHaveCount(0);
	await context.close();
});

test('who does not administer finds neither place nor page', async ({ browser, server }) => {
	const context = await browser.newContext({ baseURL: server.url, storageState: signedInAs(server, 1) });
	const page = await context.newPage();
	await page.goto('/');
	const rail = page.getByRole('navigation', { name: 'Lieux du produit' });
	await expect(rail.getByRole('link', { name: 'Données' })).toBeVisible();
	await expect(rail.getByRole('link', { name: 'Comptes' })).toHaveCount(0);
	for (const path of ['/comptes', '/comptes/1', '/journal', '/journal/journal.csv'])
		expect((await page.request.get(path)).status(), path).toBe(403);
	await context.close();
});

for (const path of ['/comptes', '/comptes/1', '/comptes/2'])
	test(`${path} is accessible with all that it unfolds`, async ({ page }) => {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		for (const summary of await page.locator('summary').all()) await summary.click();
		await expectSoundInEveryLook(page);
	});
