import { readFile } from 'node:fs/promises';
import { tableFromIPC } from '@uwdata/flechette';
import type { Locator, Page } from '@playwright/test';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from './support/test';

/** What a click gives to keep: the name proposed, and the bytes. */
async function downloaded(
	page: Page,
	from: Locator,
	item: string | RegExp
): Promise<{ name: string; bytes: Buffer }> {
	await from.click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: item }).click();
	const file = await download;
	return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

const csvRows = (bytes: Buffer): string[][] =>
	Papa.parse<string[]>(bytes.toString('utf8').replace(/^\ufeff/, ''), {
		delimiter: ';',
		newline: '\r\n',
		skipEmptyLines: true
	}).data;

for (const [list, sheet] of [
	['structures', 'Structures'],
	['organisations', 'Organismes']
] as const) {
	test(`the list of ${list} is exported in three formats that hold the rows of the screen`, async ({
		page
	}) => {
		await page.goto(`/${list}?q=association`);
		await expect(page.getByRole('grid')).toBeVisible();
		const shown = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
		const menu = page.getByRole('button', { name: 'Exporter' });
		const csv = await downloaded(page, menu, /Tableau CSV/);
		const xlsx = await downloaded(page, menu, 'Classeur Excel, toutes les colonnes');
		const arrow = await downloaded(page, menu, /Table Arrow/);
		const rows = csvRows(csv.bytes);
		expect(rows).toHaveLength(shown + 1);
		expect(csv.bytes.toString('utf8').startsWith('\ufeff')).toBe(true);
		expect(csv.name).toMatch(new RegExp(`^${list}-fictives-version-\\d+\\.csv$`));
		const first = (await page.getByRole('row').nth(1).getByRole('link').textContent()) ?? '';
		expect(rows[1]?.join(' ')).toContain(first.trim());

		expect(xlsx.name).toMatch(new RegExp(`^${list}-fictives-version-\\d+\\.xlsx$`));
		const cells = await readSheet(xlsx.bytes, sheet);
		expect(cells.map((row) => String(row[0]))).toEqual(rows.map((row) => row[0]));
		expect(cells[0]).toHaveLength(rows[0]?.length ?? 0);
		const manifest = new Map((await readSheet(xlsx.bytes, 'Manifeste')).map(([key, value]) => [key, value]));
		expect(manifest.get('Données fictives')).toBe('Oui');
		expect(manifest.get('Lignes')).toBe(String(shown));
		expect(manifest.get('Recherche')).toBe('association');

		const table = tableFromIPC(arrow.bytes);
		expect(table.numRows).toBe(shown);
		expect(table.names.map(String)).toEqual(rows[0]);
	});
}

test('the columns of the screen alone are exported, in its order', async ({ page }) => {
	await page.goto('/structures?col=segment&col=structure.city');
	await expect(page.getByRole('grid')).toBeVisible();
	const menu = page.getByRole('button', { name: 'Exporter' });
	const { bytes } = await downloaded(page, menu, 'Classeur Excel, colonnes affichées');
	const [header] = await readSheet(bytes, 1);
	expect(header).toEqual([
		'N° FINESS ET',
		'Nom de la structure',
		'Segment ou état',
		'Segments possibles',
		'Segment calculé par les critères',
		'Ville'
	]);
});

test('the manifest has one name, and names the file it goes with', async ({ page }) => {
	await page.goto('/structures');
	await expect(page.getByRole('grid')).toBeVisible();
	const { name, bytes } = await downloaded(page, page.getByRole('button', { name: 'Exporter' }), /Manifeste/);
	expect(name).toMatch(/^structures-fictives-version-\d+\.manifeste\.json$/);
	expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({
		file: name.replace('manifeste.json', 'csv'),
		level: 'structure',
		dataset: { fictional: true }
	});
});

test('an export that does not exist says so', async ({ request, server }) => {
	expect((await request.get(`${server.url}/export/structures.ods`)).status()).toBe(404);
});

test.describe('in the dark theme', () => {
	test.use({ colorScheme: 'dark' });

	test('a chart is drawn on white, with its title, its source, its typeface and the fictional mention', async ({
		page
	}) => {
		await page.goto('/');
		// Single sign-on is a list of small drawings: only its table and its data are taken away.
		const charts = page.getByRole('figure').filter({ hasNotText: 'Organismes par réponse sur le SSO' });
		await expect(charts.first().getByRole('button', { name: 'Télécharger' })).toBeVisible();
		const names: string[] = [];
		for (const chart of await charts.all()) {
			const menu = chart.getByRole('button', { name: 'Télécharger' });
			const title = (await chart.getByRole('heading').first().textContent()) ?? '';
			const drawing = await downloaded(page, menu, 'Dessin SVG');
			expect(drawing.name).toMatch(/^[a-z-]+\.svg$/);
			names.push(drawing.name);
			const svg = drawing.bytes.toString('utf8');
			// Titles are cut into lines: what matters is that their words are there.
			const words = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text).join(' ');
			for (const word of title.split(' ')) expect(words.includes(word), word).toBe(true);
			expect(words.includes('données fictives')).toBe(true);
			expect(/<rect[^>]*fill="#f{3}(?:f{3})?"/.test(svg)).toBe(true);
			expect(svg.includes('@font-face')).toBe(true);
			expect(svg.includes('var(--')).toBe(false);
			expect(svg.includes(' class=')).toBe(false);

			const { name, bytes: png } = await downloaded(page, menu, 'Image PNG');
			expect(name).toBe(drawing.name.replace('.svg', '.png'));
			const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
			const [, drawn = '0'] = /^<svg[^>]* width="([\d.]+)"/.exec(svg) ?? [];
			expect(Math.abs(width - 2 * Number(drawn))).toBeLessThanOrEqual(2);
			expect(height).toBeGreaterThan(100);
		}
		expect(names).toContain('segments-par-champ.svg');
	});
});

test('on paper a list is a table that holds the rows of the screen, with the source and the address', async ({
	page
}) => {
	await page.goto('/structures?segment=large-group&q=ehpad');
	await expect(page.getByRole('grid')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Segment', exact: true })).toBeEnabled();
	const shown = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
	await page.emulateMedia({ media: 'print' });
	await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
	await expect(page.getByRole('grid')).toHaveCount(0);
	await expect(page.locator('table tbody tr')).toHaveCount(shown);
	await expect(page.getByRole('columnheader', { name: 'Structure' })).toBeVisible();
	const foot = await page.evaluate(() =>
		getComputedStyle(document.documentElement).getPropertyValue('--print-foot')
	);
	expect(foot).toContain('données fictives');
	expect(foot).toContain('/structures?segment=large-group&q=ehpad');
	await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
	await page.emulateMedia({ media: 'screen' });
	await expect(page.getByRole('grid')).toBeVisible();
});
