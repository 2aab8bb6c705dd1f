import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { inRoot } from '../../scripts/steps/root.mjs';
import type { RunningServer } from '../support/server';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

// A server of its own: what is published here is in force for nobody else.
test.use({ apart: 'segment-names' });

interface Segment {
	readonly id: string;
	readonly [key: string]: unknown;
}

interface Written {
	readonly segments: readonly Segment[];
}

const DEFAULT: Written = JSON.parse(fs.readFileSync(inRoot('data', 'criteria', 'default.json'), 'utf8'));
const RENAMED = 'Carte en établissement';
const ADDED = 'Interventions à domicile';
const ofSector = (...value: string[]) => ({ field: 'structure.sector', op: 'in', value });

/** The default criteria where one segment is renamed and coloured anew, and two are split from another. */
const CHANGED: Written = {
	...DEFAULT,
	segments: [
		...DEFAULT.segments.map((segment) => {
			if (segment.id === 'physical-mie') return { ...segment, label: RENAMED, colour: 'olive' };
			return segment.id === 'digital-mie' ? { ...segment, when: ofSector('PDS') } : segment;
		}),
		{ id: 'segment-4', label: ADDED, rank: 2, target: 'minimum', when: ofSector('DOM') },
		{
			id: 'segment-5',
			label: 'Protection de l’enfance, à accompagner par les départements',
			rank: 2,
			target: 'minimum',
			colour: 'plum',
			when: ofSector('PDE')
		}
	]
};

/** Publishes criteria by the pages, as version 2. */
async function publish(page: Page, server: RunningServer): Promise<void> {
	const made = await page.request.post('/api/criteria/drafts', {
		headers: { origin: server.url },
		data: { name: 'Cinq segments', criteria: CHANGED, tests: [], origin: 1 }
	});
	expect(made.status()).toBe(201);
	const { id }: { id: number } = await made.json();
	await page.goto(`/criteres/brouillons/${id}/publier`);
	await page.getByLabel('Pourquoi ces critères').fill('Décision du comité');
	await page.getByRole('button', { name: 'Publier la version 2' }).click();
	await expect(page.getByText('La version 2 est publiée')).toBeVisible();
}

test('a segment has the name and the colour of the criteria in force, on every screen and in what is taken away', async ({
	page,
	server
}) => {
	await publish(page, server);
	await expect(page.getByText(RENAMED, { exact: true }).first()).toBeVisible();

	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toContainText(`en «\u00a0${RENAMED}\u00a0»`);
	const card = page.getByRole('button', { name: new RegExp(`^${RENAMED}`) }).first();
	await expect(card).toHaveAttribute('data-tone', 'olive');
	await expect(page.getByRole('button', { name: new RegExp(`^${ADDED}`) }).first()).toHaveAttribute(
		'data-tone',
		'physical-mie'
	);
	const flows = page.getByRole('group', { name: 'Structures par champ, segment et cible' });
	await expect(
		flows.getByRole('button', { name: new RegExp(`^${ADDED} : .*structures`.replace(' :', '\\s:')) })
	).toBeVisible();
	await expect(page.getByText(/MIE physique/)).toHaveCount(0);
	await expectNoAxeViolations(page);
	await card.click();
	await expect(
		page.getByRole('heading', { name: new RegExp(`« ${RENAMED} » pèse`.replace(/ /g, '\\s')) })
	).toBeVisible();

	await page.goto('/structures?segment=segment-4');
	await expect(page.getByRole('button', { name: new RegExp(`Segment.*${ADDED}`) })).toBeVisible();
	await expect(page.getByRole('row').nth(1)).toContainText(ADDED);
	// The menu lists values once the territory is there.
	await expect(async () => {
		if (!(await page.getByText(RENAMED).isVisible()))
			await page
				.getByRole('button', { name: /^Segment/ })
				.first()
				.click();
		await expect(page.getByText(RENAMED)).toBeVisible({ timeout: 2000 });
	}).toPass();
	const href = await page.getByRole('row').nth(1).getByRole('link').getAttribute('href');

	await page.goto(href ?? '');
	await expect(page.getByRole('heading', { name: ADDED, level: 2 })).toBeVisible();
	await expect(page.getByText(/MIE physique/)).toHaveCount(0);

	const csv = await page.request.get('/export/structures.csv?segment=segment-4');
	expect((await csv.text()).split('\r\n')[1]).toContain(ADDED);
});
