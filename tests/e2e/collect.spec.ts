import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { answered, answersOf } from '../support/answer-questionnaire';
import { editParts, typeIn } from '../support/edit-workbook';
import { DIALOG, expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

test.describe.configure({ mode: 'serial' });
test.use({ apart: 'collect' });

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const DAY_MS = 86_400_000;
/** Today as a spreadsheet counts days. */
const TODAY = Math.floor(Date.now() / DAY_MS) + 25_569;

async function give(page: Page, ...files: readonly string[]): Promise<void> {
	await page.goto('/donnees');
	await page.getByLabel('Choisir des fichiers').setInputFiles([...files]);
	await expect(page).toHaveURL(/\/donnees\/imports\/\d+$/);
}

/** The questionnaires of a campaign, by name. */
async function questionnairesOf(page: Page): Promise<Record<string, Uint8Array>> {
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: /questionnaires? \(ZIP\)/ }).click();
	return unzipSync(await readFile(await (await download).path()));
}

async function written(name: string, bytes: Uint8Array): Promise<string> {
	const file = test.info().outputPath(name);
	await writeFile(file, bytes);
	return file;
}

test('says in one sentence how few operators settle most, and shows it', async ({ page }) => {
	await page.goto('/');
	await page
		.getByRole('navigation', { name: 'Lieux du produit' })
		.getByRole('link', { name: 'Collecte' })
		.click();
	await expect(title(page)).toHaveText(
		/^218\u00a0structures indéterminées\u00a0: 7\u00a0organismes en régleraient 86\u00a0%\u202f; 21 réponses au SSO ouvertes\.$/
	);
	const bars = page.getByRole('group', { name: /Indéterminés réglés/ }).getByRole('link');
	expect(await bars.count()).toBe(10);
	await bars.first().focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/organisations\//);
	await page.goBack();
	await page.getByRole('button', { name: 'Voir le tableau' }).click();
	await expect(page.getByRole('region', { name: /^Tableau/ }).getByRole('row')).toHaveCount(11);
	await page.getByRole('button', { name: 'Télécharger' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: 'Données CSV' }).click();
	expect(await readFile(await (await download).path(), 'utf8')).toContain('Indéterminés réglés');
});

test('a campaign without anybody cannot be made, nor one already over', async ({ page }) => {
	await page.goto('/collecte');
	await page.getByRole('button', { name: 'Aucun', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Créer la campagne' })).toBeDisabled();
	await page.getByRole('checkbox').first().check();
	await expect(page.getByRole('status').filter({ hasText: 'organisme choisi' })).toContainText(
		'1\u00a0organisme choisi'
	);
	await page.getByLabel('Retour avant le').evaluate((input) => input.removeAttribute('min'));
	await page.getByLabel('Retour avant le').fill('2020-01-01');
	await page.getByRole('button', { name: 'Créer la campagne' }).click();
	await expect(page.getByRole('alert')).toContainText('Choisissez une date de retour à venir');
});

test('operators are ranked by the euros that they make precise, and each amount opens to what it is made of', async ({
	page
}) => {
	await page.goto('/collecte');
	await page.getByRole('link', { name: 'Euros précisés', exact: true }).click();
	await expect(page).toHaveURL('/collecte?ordre=euros');
	await expect(page.getByRole('heading', { name: /organismes préciseraient .* des euros/ })).toBeVisible();
	const amounts = page.getByRole('region', { name: 'Organismes à interroger' }).locator('a[data-figure]');
	await amounts.first().click();
	const drawer = page.getByRole('dialog');
	await expect(drawer.getByRole('heading', { level: 2 })).toContainText('euros à préciser');
	await expect(drawer.getByRole('table', { name: 'Qui peut le dire' })).toContainText('Hors questionnaire');
	await drawer
		.getByRole('table', { name: /^Par structure/ })
		.getByRole('link')
		.first()
		.click();
	await expect(
		drawer.getByRole('table', { name: 'Coût de la structure, à mesure que l’inconnu s’ouvre' })
	).toBeVisible();
	await expectNoAxeViolations(page, DIALOG);
	await page.keyboard.press('Escape');
	await expect(page).toHaveURL('/collecte?ordre=euros');
	const list = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Liste des organismes\u00a0: CSV' }).click();
	const lines = (await readFile(await (await list).path(), 'utf8')).trim().split('\n');
	expect(lines[0]).toContain('Euros précisés');
	expect(lines.length).toBeGreaterThan(300);
});

test('the loop: ask ten operators, give their answers back, see what they settle', async ({ page }) => {
	await page.goto('/collecte');
	await expect(page.getByRole('status').filter({ hasText: 'choisis' })).toContainText(
		'au moins 218\u00a0indéterminés réglés'
	);
	await page.getByLabel('Nom de la campagne').fill('Automne');
	await page.getByRole('button', { name: 'Créer la campagne' }).click();
	await expect(title(page)).toHaveText('10\u00a0organismes interrogés, aucune réponse encore');
	await expectNoAxeViolations(page);
	const campaign = page.url();
	await page.getByRole('button', { name: 'Noter 10\u00a0envois' }).click();
	await expect(page.getByRole('status')).toContainText('10\u00a0envois notés');
	const list = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Liste de relance (CSV)' }).click();
	expect((await readFile(await (await list).path(), 'utf8')).trim().split('\n')).toHaveLength(11);

	const files = await questionnairesOf(page);
	expect(Object.keys(files)).toHaveLength(10);
	const random = answersOf('e2e');
	const paths: string[] = [];
	for (const [name, bytes] of Object.entries(files))
		paths.push(await written(name, answered(bytes, random, TODAY)));
	await give(page, ...paths);
	await expect(title(page)).toContainText('modifications');
	await expect(page.getByRole('heading', { name: /^218 structures changent de segment/ })).toBeVisible();
	await expect(page.getByText(/Questionnaire de .*, campagne «\u00a0Automne\u00a0»/)).toHaveCount(10);
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Publier la version' }).click();
	await expect(title(page)).toHaveText('Version 2 publiée');

	await page.goto(campaign);
	await expect(title(page)).toHaveText('10 organismes ont répondu sur 10');
	await expect(page.getByText('Réponse complète')).toHaveCount(10);
	await page.goto('/collecte');
	await expect(title(page)).toContainText('Aucune structure indéterminée');
	await expect(page.getByText('Données en partie fictives', { exact: true })).toBeVisible();
});

test('answers of a stranger, of an unknown campaign and given twice are told', async ({ page }) => {
	await page.goto('/collecte');
	await page.getByRole('link', { name: 'Automne' }).click();
	const files = await questionnairesOf(page);
	const [[name, bytes] = ['', new Uint8Array()]] = Object.entries(files);
	const strange = editParts(
		typeIn(bytes, { 2: { B11: TODAY }, 3: { A5: '010000024', G5: 12 } }),
		(part, xml) =>
			part.includes('sheet5')
				? xml.replace(/(>campagne<\/t><\/is><\/c><c [^>]*><is><t[^>]*>)\w+/, '$1deadbeef0000')
				: xml
	);
	await give(page, await written(`autre-${path.basename(name)}`, strange));
	await expect(page.getByText(/Cette campagne n’est pas de cette installation/)).toBeVisible();
	await expect(page.getByRole('link', { name: /Télécharger la ligne rejetée/ })).toBeVisible();
	await expect(page.getByText(/^Ligne 5.* numéro FINESS qui n’est pas de cet organisme/)).toBeVisible();
	await page.getByRole('button', { name: 'Annuler l’import' }).click();

	await give(page, await written(name, typeIn(bytes, { 2: { B11: TODAY }, 3: { G5: 77 } })));
	await expect(page.getByText(/Cet organisme a déjà répondu/)).toBeVisible();
	await page.getByRole('button', { name: 'Annuler l’import' }).click();
});

test('a value is corrected by hand with its source, and taken back', async ({ page }) => {
	await page.goto('/structures?segment=physical-mie');
	await page.getByRole('row').nth(1).getByRole('link').click();
	await page.getByText('Saisir une correction').click();
	await page.getByLabel('Valeur (professionnels)').fill('1234');
	await page.getByLabel('D’où vient-elle').fill('appel du siège');
	await page.getByLabel('Service qui décide').fill('Direction de l’autonomie');
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Enregistrer la correction' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'C’est fait' })).toBeVisible();
	await expect(
		page.getByText('Saisie à la main, Direction de l’autonomie : appel du siège').first()
	).toBeVisible();
	await page.getByRole('button', { name: 'Revenir à la valeur d’avant' }).click();
	await expect(page.getByRole('button', { name: 'Revenir à la valeur d’avant' })).toHaveCount(0);

	await page.getByText('Saisir une correction').click();
	await page.getByLabel('Valeur (professionnels)').fill('beaucoup');
	await page.getByLabel('D’où vient-elle').fill('rumeur');
	await page.getByLabel('Service qui décide').fill('x');
	await page.getByRole('button', { name: 'Enregistrer la correction' }).click();
	await expect(page.getByRole('alert')).toContainText('ce n’est pas un nombre');
});

test('what a register says is corrected by hand, stays in sight, and stands again', async ({ page }) => {
	await page.goto('/structures?segment=physical-mie');
	await page.getByRole('row').nth(2).getByRole('link').click();
	await expect(page).toHaveURL(/\/structures\/\w{9}$/);
	const before = (await title(page).textContent()) ?? '';
	const correct = async (field: string, value: string): Promise<void> => {
		await page.getByText('Saisir une correction').click();
		await page.getByRole('combobox', { name: /^Champ/ }).selectOption({ label: field });
		await page.getByRole('textbox', { name: /^Valeur/ }).fill(value);
		await page.getByLabel('D’où vient-elle').fill('visite sur place');
		await page.getByLabel('Service qui décide').fill('Direction de l’autonomie');
		await page.getByRole('button', { name: 'Enregistrer la correction' }).click();
	};
	await correct('Nom de la structure', 'Résidence du Vieux Port');
	await expect(title(page)).toHaveText('Résidence du Vieux Port');
	await expect(page.getByText(`Au registre\u00a0: ${before}`).first()).toBeVisible();
	await expect(
		page.getByText(/c’est par eux que chaque fichier dit de quelle structure il parle/)
	).toBeAttached();
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Revenir à la valeur d’avant' }).click();
	await expect(title(page)).toHaveText(before);
	await correct('Code postal', '560');
	await expect(page.getByRole('alert')).toContainText('donnez 5 chiffres');
});
