import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import type { Person } from '../support/people';
import type { RunningServer } from '../support/server';
import { expectNoAxeViolations } from './support/axe';
import { signedInAs } from './support/signed-in';
import { expect, test } from './support/test';

const DEFAULT: unknown = JSON.parse(readFileSync('data/criteria/default.json', 'utf8'));

const [NATIONAL, BRETON, READER] = [0, 1, 2];
const PEOPLE: readonly Person[] = [
	{ role: 'admin', scope: 'national' },
	{ role: 'analyst', scope: ['53'] },
	{ role: 'reader', scope: 'national' }
];

test.use({ people: [PEOPLE, { scope: 'test' }], apart: 'criteria-read-only' });

/** A page of somebody. */
async function openAs(browser: Browser, server: RunningServer, person: number, path: string): Promise<Page> {
	const storageState = signedInAs(server, person);
	const context = await browser.newContext({ storageState, baseURL: server.url });
	const page = await context.newPage();
	await page.goto(path);
	return page;
}

async function nationalDraft(page: Page, server: RunningServer, name: string): Promise<string> {
	const made = await page.request.post('/api/criteria/drafts', {
		data: { name, criteria: DEFAULT, tests: [], origin: 1 },
		headers: { origin: server.url, cookie: server.cookies[NATIONAL] ?? '' }
	});
	expect(made.status()).toBe(201);
	const { id }: { id: number } = await made.json();
	return `/criteres/brouillons/${id}`;
}

test('a draft of other territories is looked at and tried, never changed, and copied to go on', async ({
	page,
	browser,
	server
}) => {
	const path = await nationalDraft(page, server, 'Essai national');
	const breton = await openAs(browser, server, BRETON, path);
	await expect(breton.getByText('En lecture seule')).toBeVisible();
	await expect(breton.getByRole('textbox', { name: 'Nom du brouillon' })).toHaveAttribute('readonly', '');
	await expect(breton.getByRole('button', { name: 'Ajouter un segment' })).toHaveCount(0);
	const finding = breton.getByRole('region', { name: 'Ce que font ces critères' }).locator('p').first();
	await expect(finding).toContainText('les mêmes résultats que la version 1 en vigueur');
	await expectNoAxeViolations(breton);

	const condition = breton.getByRole('treeitem', { name: /^ESMS de l’organisme ≥/ });
	await condition.click();
	const threshold = breton.getByLabel('Seuil, en ESMS');
	await threshold.fill('30');
	await expect(condition).toContainText('30 ESMS');
	await threshold.press('Enter');
	await expect(breton.getByText('faites-en une copie pour le changer').first()).toBeVisible();
	await condition.press('Delete');
	await expect(condition).toBeVisible();
	await breton.reload();
	await expect(breton.getByRole('treeitem', { name: /ESMS de l’organisme ≥ 50/ })).toBeVisible();

	await breton.getByRole('button', { name: 'En faire une copie' }).click();
	await expect(breton.getByRole('textbox', { name: 'Nom du brouillon' })).toHaveValue(
		'Essai national (copie)'
	);
	await expect(breton.getByText('En lecture seule')).toHaveCount(0);
	await breton.context().close();
});

test('a reader sees that a draft is there, and nothing to open or change it', async ({
	page,
	browser,
	server
}) => {
	const path = await nationalDraft(page, server, 'Essai fermé');
	const reader = await openAs(browser, server, READER, '/criteres');
	await expect(reader.getByText('Essai fermé')).toBeVisible();
	await expect(reader.getByRole('link', { name: 'Essai fermé' })).toHaveCount(0);
	await expect(reader.getByRole('button', { name: 'Modifier les critères' })).toHaveCount(0);
	const response = await reader.request.get(path);
	expect(response.status()).toBe(403);
	await reader.context().close();
});

test('the number of a threshold follows the handle that is dragged', async ({ page, server }) => {
	const path = await nationalDraft(page, server, 'À la main');
	await page.goto(path);
	await page.getByRole('treeitem', { name: /Professionnels de l’organisme ≥/ }).click();
	const slider = page.getByRole('slider', { name: /Professionnels de l’organisme/ });
	const field = page.getByLabel('Seuil, en professionnels');
	await expect(field).toHaveValue('1000');
	const picture = page.locator('svg:has([role=slider])');
	await picture.scrollIntoViewIfNeeded();
	const box = await picture.boundingBox();
	if (!box) throw new Error('The threshold is not drawn');
	await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
	await page.mouse.down();
	for (const share of [0.45, 0.4, 0.3]) {
		await page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
		const now = (await slider.getAttribute('aria-valuenow')) ?? '';
		await expect(field).toHaveValue(now.replace('.', ','));
		expect(Number(now)).toBeLessThan(1000);
	}
	await page.mouse.up();
	const kept = (await slider.getAttribute('aria-valuenow')) ?? '';
	await expect(field).toHaveValue(kept.replace('.', ','));
	// What is typed stays as it is typed until it is settled.
	await field.fill('12,');
	await expect(field).toHaveValue('12,');
	await expect(slider).toHaveAttribute('aria-valuenow', '12');
	await field.press('Enter');
	await expect(field).toHaveValue('12');
});
