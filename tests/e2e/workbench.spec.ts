import type { Page } from '@playwright/test';
import type { RunningServer } from '../support/server';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

test.use({ apart: 'workbench' });

/** Makes a variant of the product's own scenario and opens its workbench, once it is computed. */
async function openVariant(page: Page, server: RunningServer, name: string): Promise<string> {
	const made = await page.request.post('/financement/scenarios?/creer', {
		headers: { origin: server.url, accept: 'application/json', 'x-sveltekit-action': 'true' },
		form: { nom: name, description: '', base: 'base' }
	});
	const { data }: { readonly data: string } = await made.json();
	const id = /"created","(\d+)"/.exec(data)?.[1];
	expect(id, data).toBeDefined();
	await page.goto(`/financement/scenarios/${id}`);
	await expect(score(page)).toContainText('Coût probable');
	return `/financement/scenarios/${id}`;
}

const score = (page: Page) => page.locator('.score');
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Enregistré/ });

test('a price that is changed moves the totals, is undone, saved by itself, there on return, reset, and told with its reason', async ({
	page,
	server
}) => {
	const path = await openVariant(page, server, 'Clés chères');
	await expect(score(page)).toContainText('comme « Base »');
	const price = page.getByLabel('Clé de sécurité FIDO2 (USB et NFC), valeur probable', { exact: true });
	await price.fill('60');
	await price.press('Tab');
	await expect(score(page)).toContainText('par rapport à');
	const row = page.getByRole('row').filter({ has: price });
	await expect(row).toContainText('hypothèse');
	await expect(row).toContainText('Modifiée dans ce scénario');
	await expect(row.locator('.status')).not.toHaveText('décidée');
	const moved = (await score(page).textContent()) ?? '';
	await page.getByRole('button', { name: 'Annuler', exact: true }).click();
	await expect(score(page)).toContainText('comme « Base »');
	await page.locator('h1').click();
	await page.keyboard.press('Control+Shift+Z');
	await expect(score(page)).toHaveText(moved);
	await expect(saved(page)).toBeVisible();

	await page.goto(path);
	await expect(score(page)).toHaveText(moved);
	await expect(price).toHaveValue('60');
	await page.getByRole('button', { name: /^Rétablir « Clé de sécurité FIDO2 \(USB/ }).click();
	await expect(score(page)).toContainText('comme « Base »');

	// A reason is kept with what is changed while it stands, and told in the history.
	await page.getByLabel('Motif').fill('Devis du fournisseur');
	await price.fill('41');
	await price.press('Tab');
	await expect(page.getByText('Modifiée dans ce scénario')).toBeVisible();
	await expect(saved(page)).toBeVisible();
	await page.goto(`${path}/historique`);
	await expect(
		page.getByRole('row').filter({ hasText: 'Clé de sécurité FIDO2' }).filter({ hasText: '41\u00a0€' })
	).toContainText('Devis du fournisseur');
});

test('what cannot be used is told beside its field, the scenario keeps what it had, and the totals cover no field', async ({
	page,
	server
}) => {
	await openVariant(page, server, 'Saisies fausses');
	const low = page.getByLabel('Perte et casse, valeur basse');
	await low.fill('deux');
	await low.press('Tab');
	await expect(page.getByRole('alert')).toContainText('Écrivez un nombre');
	await low.fill('300');
	await low.press('Tab');
	await expect(page.getByRole('alert').first()).toContainText(/Perte et casse/);
	await expect(score(page)).toContainText('comme « Base »');

	// What is reached by the keyboard is never under the totals.
	await page.setViewportSize({ width: 1280, height: 720 });
	const fields = page.getByLabel(/, valeur haute$/);
	await fields.last().focus();
	const under = page.locator('.score');
	for (let press = 0; press < 40; press++) {
		await page.keyboard.press('Shift+Tab');
		const top = await page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? 0);
		const box = await under.boundingBox();
		expect(top).toBeGreaterThanOrEqual((box?.y ?? 0) + (box?.height ?? 0));
	}
});

test('every part is reached by the keyboard and has no accessibility fault', async ({ page, server }) => {
	const path = await openVariant(page, server, 'Toutes les parties');
	for (const part of ['hypotheses', 'cibles', 'calendrier', 'aides', 'financeurs', 'montants']) {
		await page.goto(`${path}?volet=${part}`);
		await expect(score(page)).toContainText('Coût probable');
		await expectNoAxeViolations(page);
	}
});

test('an envelope that is too small is shared, and the best allocation is found and kept', async ({
	page,
	server
}) => {
	const path = await openVariant(page, server, 'Enveloppe courte');
	await page.goto(`${path}?volet=financeurs`);
	const envelope = page.getByLabel('ARS (FIR), AE 2027, en euros');
	await envelope.fill('200 000');
	await envelope.press('Tab');
	await expect(score(page)).toContainText('par rapport à');
	await page.getByRole('button', { name: 'Chercher la meilleure répartition' }).click();
	await expect(page.getByText('Répartition trouvée et enregistrée.')).toBeVisible({ timeout: 40_000 });
	await expect(page.getByText(/^Répartition enregistrée/)).toBeVisible();
	await page.goto(`${path}?volet=financeurs`);
	await expect(page.getByRole('radio', { name: /À l’optimum/ })).toBeChecked();
});

test('an amount that a person decided is shown with its reason and its history, and read on the page of its structure', async ({
	page,
	server,
	problems
}) => {
	const path = await openVariant(page, server, 'Décisions suivies');
	await page.goto(`${path}?volet=montants`);
	const line = page.getByRole('row').nth(1);
	const name = (await line.getByRole('link').textContent()) ?? '';
	await line.getByRole('button').click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Montant, toutes taxes comprises').fill('1 234,56');
	await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await expect(dialog.getByRole('alert')).toContainText('motif');
	expect(problems.splice(0)).toEqual([expect.stringContaining('400')]);
	await dialog.getByLabel('Motif').fill('Décision du comité du 12/01/2027');
	await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await expect(dialog).toBeHidden();
	await expect(page.getByText('1 montant décidé')).toBeVisible();
	await expect(page.getByRole('row', { name }).first()).toContainText('1 234,56');
	await expect(page.getByRole('row', { name }).first()).toContainText('Décision du comité');

	// It has a history of its own, and what it gives is read on the page of its structure.
	await page
		.getByRole('button', { name: /^Enregistrer un montant pour/ })
		.first()
		.click();
	await dialog.getByLabel('Montant, toutes taxes comprises').fill('9000');
	await dialog.getByLabel('Motif').fill('Accord revu');
	await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
	await expect(dialog).toBeHidden();
	await expect(page.getByText('Accord revu')).toBeVisible();
	await page.getByRole('link', { name: /^Historique des montants de/ }).click();
	const rows = page.getByRole('table', { name: 'Montants enregistrés ou retirés' }).getByRole('row');
	await expect(rows.nth(1)).toContainText(/9\s000,00.*Accord revu/);
	await expect(rows.nth(2)).toContainText(/1\s234,56.*Décision du comité/);
	await expect(page.getByRole('link', { name: 'Tout l’historique du scénario' })).toBeVisible();
	await expectNoAxeViolations(page);

	const finess = new URL(page.url()).searchParams.get('finess') ?? '';
	await page.goto(`/structures/${finess}`);
	const funding = page.getByRole('region', { name: 'Financement' });
	await expect(funding).toContainText('Scénario de base');
	await funding.getByRole('button', { name: 'Scénario\u00a0: Base' }).click();
	await page.getByRole('menuitem', { name: 'Décisions suivies' }).click();
	await expect(funding).toContainText('Scénario «\u00a0Décisions suivies\u00a0»');
	await expect(funding).toContainText(/Aide.*9\s000,00/);
	await expectNoAxeViolations(page);
});

test('two persons who change the same setting are told, and nothing is overwritten unseen', async ({
	page,
	server,
	context,
	problems
}) => {
	const path = await openVariant(page, server, 'À deux');
	const other = await context.newPage();
	await other.goto(path);
	const price = (of: Page) => of.getByLabel('Formation, valeur probable', { exact: true });
	await expect(price(other)).toBeVisible();
	await price(other).fill('30');
	await price(other).press('Tab');
	await expect(saved(other)).toBeVisible();
	await price(page).fill('20');
	await price(page).press('Tab');
	await expect(page.getByText(/a changé les mêmes réglages/)).toBeVisible();
	expect(problems.splice(0)).toEqual([expect.stringContaining('409')]);
	await page.getByRole('button', { name: 'Prendre les leurs' }).click();
	await expect(price(page)).toHaveValue('30');
	await other.close();
});

test('an organisation asks with others: its grouping is declared, kept, and told in the history with who and when', async ({
	page,
	server
}) => {
	const path = await openVariant(page, server, 'En groupement');
	await page.goto(`${path}?volet=aides`);
	await expect(page.getByText('Aucune règle d’aide ne demande de groupement')).toBeVisible();
	const picker = page.getByRole('combobox', { name: 'Organisme qui demande en groupement' });
	await picker.click();
	await picker.fill('a domicile');
	await expect(page.locator('[role=option]').first()).toBeVisible();
	await picker.press('ArrowDown');
	await page.keyboard.press('Enter');
	const esms = page.getByLabel(/^ESMS du groupement de/);
	await esms.fill('18');
	await esms.press('Tab');
	await expect(saved(page)).toBeVisible();
	await expectNoAxeViolations(page);

	await page.getByRole('link', { name: 'Historique', exact: true }).click();
	const last = page.getByRole('table', { name: 'Changements de réglages' }).getByRole('row').nth(1);
	await expect(last).toContainText(/Groupement de .*18\sESMS/);
	await expect(last).toContainText('Camille Essai');
	await expectNoAxeViolations(page);
	await page.goto(`${path}?volet=aides`);
	await expect(page.getByLabel(/^ESMS du groupement de/)).toHaveValue('18');
});
