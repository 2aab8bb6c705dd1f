import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { criteriaWithEsms } from '../support/criteria-with-esms';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

test.use({ apart: 'impact', contextOptions: { reducedMotion: 'reduce' } });

/** Makes a draft with another threshold of ESMS; its number. */
async function draftWithEsms(page: Page, threshold: number): Promise<number> {
	const data = {
		name: `Seuil à ${threshold} ESMS`,
		criteria: criteriaWithEsms(threshold),
		tests: [],
		origin: 1
	};
	const headers = { origin: new URL(page.url()).origin };
	const made = await page.request.post('/api/criteria/drafts', { data, headers });
	expect(made.status()).toBe(201);
	const { id }: { id: number } = await made.json();
	return id;
}

test('what a draft would move is told in words, drawn, filtered by keyboard, and taken away', async ({
	page,
	problems
}) => {
	await page.goto('/criteres/impact');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Rien ne bouge/);
	await expectNoAxeViolations(page);

	await draftWithEsms(page, 30);
	await page.goto('/criteres/impact');
	const title = page.getByRole('heading', { level: 1 });
	await expect(title).toHaveText(/^\d+\sstructures changent de segment$/);

	const drawn = page.getByRole('group', { name: 'Structures par segment, avant et après' });
	const band = drawn.getByRole('button', { name: /Indéterminé → Grands groupes/ });
	await band.focus();
	await page.keyboard.press('Space');
	await expect(page).toHaveURL(/de=undetermined&vers=large-group/);
	await expect(band).toHaveAttribute('aria-pressed', 'true');
	await expect(page.getByRole('heading', { name: /Indéterminé → Grands groupes$/ })).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'seuil de 50 à 30' }).first()).toBeVisible();
	await expectNoAxeViolations(page);

	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'CSV' }).click();
	const text = await readFile(await (await download).path(), 'utf8');
	const lines = text.trimEnd().split('\r\n');
	const [count = ''] = /\d+/.exec((await page.locator('#movers-title').textContent()) ?? '') ?? [];
	expect(lines.length - 1).toBe(Number(count));
	expect(lines[1]).toContain('Grands groupes, cible maximale');

	await page.keyboard.press('Escape');
	await band.focus();
	await page.keyboard.press('Enter');
	await expect(page).not.toHaveURL(/vers=/);

	await page.setViewportSize({ width: 390, height: 844 });
	await page.emulateMedia({ colorScheme: 'dark' });
	await expect(page.getByRole('link', { name: /Indéterminé\s+vers\s+Grands groupes/ })).toBeVisible();
	await expectNoAxeViolations(page);

	await page.goto('/criteres/impact?avant=v1&apres=b999');
	await expect(page.getByText('Ce brouillon n’existe pas, ou a été supprimé.')).toBeVisible();
	expect(problems.splice(0)).toHaveLength(1);
});

test('a threshold is moved on the data of the draft that is edited, and their coverage stands beside', async ({
	page
}) => {
	await page.goto('/criteres');
	const id = await draftWithEsms(page, 45);
	await page.goto(`/criteres/brouillons/${id}`);
	const condition = page.getByRole('treeitem', { name: /^ESMS de l’organisme/ });
	await condition.click();
	const slider = page.getByRole('slider', { name: /ESMS de l’organisme/ });
	await slider.focus();
	await page.keyboard.press('Shift+ArrowLeft');
	await expect(slider).toHaveAttribute('aria-valuenow', '35');
	await expect(condition).toContainText('35');
	await expect(page.getByText(/^Enregistré/)).toBeVisible();
	await expectNoAxeViolations(page);

	await page.getByRole('tab', { name: 'Couverture' }).click();
	await expect(page.getByRole('heading', { name: /à aucun segment$/ })).toBeVisible();
	await expectNoAxeViolations(page);
});
