import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './support/test';

test.use({ dataset: 'empty', apart: 'bare-register' });

const DEMO = path.resolve('data/demo');
const register = readdirSync(DEMO).find((name) => /^etalab-cs1100502-fictif-\d+\.csv$/.test(name)) ?? '';

test('from an empty product to a segmented territory with one register file', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du registre au plan d’accompagnement');
	await page.getByRole('link', { name: 'Importer des fichiers' }).click();
	await expect(page).toHaveURL('/donnees');

	await page.getByLabel('Choisir des fichiers').setInputFiles(path.join(DEMO, register));
	await expect(page).toHaveURL(/\/donnees\/imports\/\d+$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^1.\d{3}.ajouts$/);
	await expect(page.getByText('lignes lues')).toBeVisible();
	await page.getByRole('button', { name: 'Publier la version' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Version 1 publiée');

	await page.getByRole('link', { name: 'Voir le tableau de bord' }).click();
	const finding = page.getByRole('heading', { level: 1 });
	await expect(finding).toHaveText(/structures, .*indéterminées/);
	await expect(finding).toHaveText(/aucun organisme connu comme soumis au SSO/);
	await expect(page.getByText('Aucun effectif n’est déclaré')).toBeVisible();
	await expect(page.getByText('À importer ensuite')).toBeVisible();
});
