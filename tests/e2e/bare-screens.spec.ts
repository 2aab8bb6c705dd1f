import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

const DEMO = path.resolve('data/demo');
const register = readdirSync(DEMO).find((name) => /^etalab-cs1100502-fictif-\d+\.csv$/.test(name)) ?? '';

test.use({ dataset: { files: [path.join(DEMO, register)] } });

test('each count of the dashboard leads to the list that has as many rows', async ({ page }) => {
	await page.goto('/');
	const finding = page.getByRole('heading', { level: 1 });
	const whole = (await finding.textContent()) ?? '';
	for (const name of ['Grands groupes', 'MIE physique', 'MIE digitalisé']) {
		const card = page.locator('a.card').filter({ hasText: name });
		const count = (await card.locator('.count').textContent()) ?? '';
		await card.click();
		await expect(finding).toContainText(`${count}\u00a0structures`);
		await page.goBack();
		await expect(finding).toHaveText(whole);
	}
	const undetermined = page.locator('.states').getByRole('button', { name: /^Indéterminé, / });
	const count = (await undetermined.textContent()) ?? '';
	await undetermined.click();
	await expect(finding).toContainText(`${count}\u00a0structures`);
});

test('a structure says why, what is missing, and what each answer would decide', async ({ page }) => {
	await page.goto('/structures?segment=undetermined');
	await page.getByRole('grid').getByRole('link').first().click();
	await expect(page.getByRole('heading', { level: 2, name: 'Indéterminé' })).toBeVisible();
	await expect(page.getByText('Restent possibles')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Ce qui manque pour trancher' })).toBeVisible();
	await expect(page.getByText('Si oui').first()).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Les critères, un par un' })).toBeVisible();
	await page.getByRole('link', { name: 'Organismes' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('organismes gestionnaires');
});

for (const address of [
	'/',
	'/structures',
	'/organisations',
	'/conformite',
	'/financement',
	'/collecte',
	'/collecte/noms',
	'/criteres/groupes',
	'/criteres/groupes/composer',
	'/donnees'
]) {
	test(`${address} is accessible and complete with one register alone`, async ({ page }) => {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.getByText(/undefined|NaN|Infinity|null/)).toHaveCount(0);
		await expectNoAxeViolations(page);
	});
}
