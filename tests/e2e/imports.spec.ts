import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

const DEMO = path.resolve('data/demo');
const register = readdirSync(DEMO).find((name) => /^etalab-cs1100502-fictif-\d+\.csv$/.test(name)) ?? '';
const registerPath = path.join(DEMO, register);

test.use({ dataset: { files: [registerPath] } });
test.describe.configure({ mode: 'serial' });

const folder = mkdtempSync(path.join(os.tmpdir(), 'cible-files-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, content: string): string {
	const file = path.join(folder, name);
	writeFileSync(file, content);
	return file;
}

const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function give(page: Page, ...files: string[]): Promise<void> {
	await page.goto('/donnees', { waitUntil: 'networkidle' });
	await page.getByLabel('Choisir des fichiers').setInputFiles(files);
	await expect(page).toHaveURL(/\/donnees\/imports\/\d+$/);
}

const lines = readFileSync(registerPath, 'utf8').split('\n');
const finess = lines
	.filter((line) => line.startsWith('structureet;'))
	.map((line) => line.split(';')[1] ?? '');

test('the columns of an unknown survey are proposed, put right, read and remembered', async ({ page }) => {
	const rows = finess.slice(0, 30).map((number, index) => `${number};${40 + index};Alpha;${index % 2}`);
	const survey = written('sondage.csv', ['Site;Combien;Outil;Truc', ...rows].join('\n'));
	await give(page, survey);
	await expect(title(page)).toHaveText('Confirmez ce que contiennent les colonnes');
	await expectNoAxeViolations(page);
	await page.getByLabel('Ce fichier contient').selectOption({ label: 'Enquête auprès des ESMS' });
	await page.getByLabel('Champ donné par la colonne Site').selectOption({ label: 'N° FINESS ET' });
	const heads = page.getByLabel('Champ donné par la colonne Combien');
	await heads.selectOption({ label: 'Professionnels (personnes physiques)' });
	await page.getByLabel('Champ donné par la colonne Outil').selectOption({ label: 'DUI' });
	await page.getByLabel('Données au').fill('2026-10-01');
	await page.getByRole('button', { name: 'Lire les fichiers' }).click();
	await expect(title(page)).toHaveText('30\u00a0modifications');
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Publier la version' }).click();
	await expect(title(page)).toHaveText('Version 2 publiée');

	await page.goto(`/structures/${finess[0]}`);
	await expect(page.getByText('déclaré, 01/10/2026').first()).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Ce qui a changé' })).toBeVisible();

	const again = written('sondage-2.csv', ['Site;Combien;Outil;Truc', `${finess[40]};55;Alpha;1`].join('\n'));
	await give(page, again);
	await expect(title(page)).toHaveText('1\u00a0modification');
	await page.getByRole('button', { name: 'Annuler l’import' }).click();
	await expect(title(page)).toHaveText('Import annulé');
});

test('a mapping that lacks a required column says which, and cannot be sent', async ({ page }) => {
	const rows = finess.slice(0, 5).map((number) => `${number};12`);
	await give(page, written('usages.csv', ['Lieu;Quantité', ...rows].join('\n')));
	await expect(title(page)).toHaveText('Confirmez ce que contiennent les colonnes');
	await page.getByLabel('Ce fichier contient').selectOption({ label: 'Usages des solutions numériques' });
	await expect(page.getByText(/Choisissez la colonne de.*Solution numérique/)).toBeVisible();
	await expect(page.getByRole('button', { name: 'Lire les fichiers' })).toBeDisabled();
	await page.getByRole('button', { name: 'Annuler l’import' }).click();
	await expect(title(page)).toHaveText('Import annulé');
});

test('the same files again change nothing', async ({ page }) => {
	await give(page, registerPath);
	await expect(title(page)).toHaveText(/^Rien de nouveau/);
});

test('a register that closes more than 2 % asks first, and can be declared partial', async ({ page }) => {
	const fewer = lines.filter((_, index) => index < 3 || index % 4 !== 0).join('\n');
	await give(page, written('registre-incomplet.csv', fewer.replace(/2026-05-12/, '2026-06-12')));
	await expect(title(page)).toContainText('fermetures');
	await page.getByRole('button', { name: 'Publier la version…' }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog).toContainText('du territoire couvert sont absentes de ce registre');
	await expectNoAxeViolations(page);
	await dialog.getByRole('button', { name: 'Déclarer le registre partiel' }).click();
	await page.getByRole('radio', { name: /^Partiel/ }).check();
	await page.getByRole('button', { name: 'Lire les fichiers' }).click();
	await expect(page.getByText('partiel, ')).toBeVisible();
	await expect(title(page)).not.toContainText('fermeture');
	await page.getByRole('button', { name: 'Annuler l’import' }).click();
	await expect(title(page)).toHaveText('Import annulé');
});

test('refused lines are counted, told and given back with their reasons', async ({ page }) => {
	const survey = written(
		'effectifs.csv',
		['FINESS;Effectif', `${finess[50]};12`, `${finess[51]};douze`, 'pas un numéro;3', ''].join('\n')
	);
	await give(page, survey);
	await expect(title(page)).toHaveText('1\u00a0modification');
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: /Télécharger les 2 lignes rejetées/ }).click();
	const text = await readFile(await (await download).path(), 'utf8');
	expect(text).toContain('FINESS;Effectif;Motif du rejet');
	expect(text).toContain('douze');
	expect(text).toContain('pas un numéro');
	await page.getByRole('button', { name: 'Annuler l’import' }).click();
});

test('files that cannot be read are refused in French, and the version stays', async ({ page }) => {
	const bad = [
		written('vide.csv', ''),
		written('image.csv', '\u0000\u0001\u0002\u0003PNG'),
		written('en-tete.csv', 'FINESS;Effectif\n')
	];
	await give(page, ...bad);
	await expect(title(page)).toHaveText('Import refusé');
	await expect(page.getByText(/^3 fichiers sur 3 sont refusés.*Rien n’a été importé\.$/)).toBeVisible();
	const reasonOf = (name: string) => page.getByRole('article', { name });
	await expect(reasonOf('vide.csv')).toContainText('Le fichier est vide');
	await expect(reasonOf('image.csv')).toContainText('contenu binaire');
	await expect(reasonOf('en-tete.csv')).toContainText('qu’une ligne d’en-tête');
	await page.goto('/donnees');
	await expect(title(page)).toContainText('Version 2');
});

test('versions are compared, and an old one is taken up again', async ({ page }) => {
	await page.goto('/donnees');
	await page.getByRole('link', { name: 'Version 2', exact: true }).click();
	await expect(title(page)).toContainText('30\u00a0modifications');
	await expect(page.getByRole('cell', { name: 'sondage.csv' }).first()).toBeVisible();
	await page.goto('/donnees');
	await page
		.getByRole('row', { name: /Version 1/ })
		.getByRole('button', { name: 'Rétablir' })
		.click();
	await page.getByRole('dialog').getByRole('button', { name: 'Rétablir cette version' }).click();
	await expect(title(page)).toContainText(/^Version [3-9]/);
	await page.goto('/donnees');
	await expect(page.getByRole('row', { name: /en vigueur.*retour à la version 1/ })).toBeVisible();
});
