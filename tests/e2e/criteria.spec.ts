import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { inRoot } from '../../scripts/steps/root.mjs';
import type { RunningServer } from '../support/server';
import { expectSoundInEveryLook } from './support/axe';
import { expect, test } from './support/test';

test.describe.configure({ mode: 'serial' });

interface Written {
	readonly segments: readonly unknown[];
}

const TEXT = fs.readFileSync(inRoot('data', 'criteria', 'default.json'), 'utf8');
const DEFAULT: Written = JSON.parse(TEXT);
// A server of its own: drafts are counted, and what is published here is in force for nobody else.
test.use({ apart: 'criteria' });

/** The default criteria with a lower threshold of ESMS for large groups. */
const CHANGED: Written = JSON.parse(TEXT.replace('"op": "gte", "value": 50', '"op": "gte", "value": 15'));

/** Makes a draft as the editor does. @returns its number */
async function draft(page: Page, server: RunningServer, content: object): Promise<number> {
	const response = await page.request.post('/api/criteria/drafts', {
		headers: { origin: server.url },
		data: { name: 'Seuil de 15 ESMS', criteria: CHANGED, tests: [], origin: 1, ...content }
	});
	expect(response.status()).toBe(201);
	const { id }: { id: number } = await response.json();
	return id;
}

/** The number of the first structure of a list. */
async function firstStructure(page: Page, list: string): Promise<string> {
	await page.goto(list);
	const href = await page.getByRole('row').nth(1).getByRole('link').getAttribute('href');
	return href?.split('/').at(-1) ?? '';
}

test('a wrong file of criteria is refused with every problem, a right one becomes a draft', async ({
	page
}) => {
	await page.goto('/criteres');
	const wrong = { ...DEFAULT, level: 'region', couleur: 'bleu', segments: [] };
	await page.getByLabel('Choisir un fichier de critères').setInputFiles({
		name: 'essai.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(wrong))
	});
	const refusal = page.getByRole('alert');
	await expect(refusal).toContainText('«\u00a0essai.json\u00a0» est refusé\u00a0: 3\u00a0problèmes');
	await expect(refusal.getByRole('listitem')).toHaveText([
		/propriété inconnue \(«\u00a0couleur\u00a0»\)/,
		/«\u00a0level\u00a0»\u00a0: valeur refusée \(«\u00a0region\u00a0»\)/,
		/«\u00a0segments\u00a0» est vide/
	]);
	await page.getByLabel('Choisir un fichier de critères').setInputFiles({
		name: 'coupé.json',
		mimeType: 'application/json',
		buffer: Buffer.from('{\n\t"id" "default"')
	});
	await expect(refusal).toContainText('ligne 2, colonne 7');
	await expect(page.getByRole('heading', { name: 'Aucun brouillon' })).toBeVisible();
	await page.getByLabel('Choisir un fichier de critères').setInputFiles({
		name: 'bon.json',
		mimeType: 'application/json',
		buffer: Buffer.from(JSON.stringify(DEFAULT))
	});
	await page.waitForURL(/\/criteres\/brouillons\/\d+$/);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a deleted draft can be brought back', async ({ page, server }) => {
	await draft(page, server, { name: 'À jeter' });
	await page.goto('/criteres');
	await expect(page.getByText('1\u00a0changement depuis la version 1')).toBeVisible();
	await page.getByRole('button', { name: 'Supprimer «\u00a0À jeter\u00a0»' }).click();
	await expect(page.getByText('«\u00a0À jeter\u00a0» est supprimé')).toBeVisible();
	await expect(page.getByRole('link', { name: 'À jeter' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Annuler la suppression' }).click();
	await expect(page.getByRole('link', { name: 'À jeter' })).toBeVisible();
});

test('a draft is published once its failing case is accepted, and the former version comes back', async ({
	page,
	server
}) => {
	const finess = await firstStructure(page, '/structures?segment=large-group');
	const tests = [
		{ finess, expected: 'digital-mie', reason: 'Le terrain le dit', waiver: null },
		{ finess: '999999999', expected: 'digital-mie', reason: 'Ailleurs', waiver: null }
	];
	const id = await draft(page, server, { tests });
	await page.goto(`/criteres/brouillons/${id}/publier`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Si .*\sstructures changent de segment$/);
	await expect(
		page.getByText('Seuil de «\u00a0ESMS de l’organisme\u00a0»\u00a0: 50 → 15 ESMS')
	).toBeVisible();
	await expect(page.getByRole('heading', { name: '1\u00a0échoue et 1\u00a0introuvable' })).toBeVisible();
	const publish = page.getByRole('button', { name: 'Publier la version 2' });
	await expect(publish).toBeDisabled();
	await page.getByRole('button', { name: 'Accepter l’écart…' }).click();
	await page.getByLabel('Pourquoi cet écart est acceptable').fill('Revu en comité');
	await page.getByRole('button', { name: 'Accepter l’écart', exact: true }).click();
	await expect(page.getByText('Revu en comité')).toBeVisible();
	await page.getByLabel('Pourquoi ces critères').fill('Décision du comité');
	await publish.click();

	await expect(page.getByText('La version 2 est publiée')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('version\u00a02');
	await page.getByRole('button', { name: 'Revenir à la version 1…' }).click();
	await expect(page.getByText('Ce brouillon reprend la version 1 telle quelle')).toBeVisible();
	await page.getByRole('button', { name: 'Publier la version 3' }).click();
	await expect(page.getByText('La version 3 est publiée')).toBeVisible();

	await page.goto('/criteres/versions/3?avec=1');
	await expect(page.getByRole('heading', { name: 'Les mêmes critères que la version 1' })).toBeVisible();
	const file = await page.request.get('/criteres/versions/2/criteres.json');
	expect(file.headers()['content-disposition']).toContain('criteres-v2.json');
	expect(await file.json()).toMatchObject({
		version: 2,
		segments: CHANGED.segments
	});
});

test('the screens of criteria are accessible in every look', async ({ page, server }) => {
	const id = await draft(page, server, {
		tests: [{ finess: '999999999', expected: 'digital-mie', reason: 'Ailleurs', waiver: null }]
	});
	for (const address of ['/criteres', '/criteres/versions/2?avec=1', `/criteres/brouillons/${id}/publier`]) {
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expectSoundInEveryLook(page);
	}
});
