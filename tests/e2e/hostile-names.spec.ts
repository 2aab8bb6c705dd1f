import type { Page } from '@playwright/test';
import postgres from 'postgres';
import { HOSTILE_TEXTS, hostileFiles } from '../support/hostile-files';
import { ADMIN } from '../support/people';
import { startPostgres } from '../support/postgres';
import { startServer, type RunningServer } from '../support/server';
import { WHOLE_SWEEP } from './support/sweep';
import { expect, test as base } from './support/test';

/** A server of the only test of this file, whose names of structures, organisations, groups, solutions and accounts attack. */
const test = base.extend<{ server: RunningServer }>({
	server: [
		async ({}, use) => {
			const cluster = await startPostgres();
			const server = await startServer({
				dataset: { files: hostileFiles() },
				people: [ADMIN],
				env: { DATABASE_URL: cluster.url }
			});
			const sql = postgres(cluster.url, { max: 1, onnotice: () => undefined });
			await sql.unsafe('update accounts set name = $1', [HOSTILE_TEXTS[1] ?? '']);
			await sql.end();
			await use(server);
			await server.stop();
			await cluster.stop();
		},
		{ timeout: 240_000 }
	]
});

/** Has a page report what is done against its policy as an error, which fails the test. @returns the dialogs, as they open */
async function watch(page: Page): Promise<string[]> {
	const dialogs: string[] = [];
	page.on('dialog', (dialog) => {
		dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
			reportError(new Error(`${violatedDirective}: ${blockedURI} ${sample} at ${location.href}`));
		});
	});
	return dialogs;
}

/** Keeps a view and a list under each hostile name. */
async function keepUnderHostileNames(page: Page, finess: string): Promise<void> {
	await page.goto('/vues');
	const statuses = await page.evaluate(
		async ({ names, structure }) => {
			const post = async (path: string, body: unknown) => {
				const headers = { 'content-type': 'application/json', accept: 'application/json' };
				return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
			};
			const found: number[] = [];
			for (const name of names) {
				found.push(await post('/api/views', { name, path: '/structures', query: '' }));
				found.push(await post('/api/lists', { name, finess: [structure] }));
			}
			return found;
		},
		{ names: HOSTILE_TEXTS.map((text) => text.slice(0, 60)), structure: finess }
	);
	expect(new Set(statuses)).toEqual(new Set([201]));
}

/** What a page that is only read, not opened, would do beyond showing text: its markup is parsed by the browser and run by nobody. */
const attacksIn = (page: Page, address: string): Promise<string[]> =>
	page.evaluate(async (path) => {
		const response = await fetch(path, { headers: { accept: 'text/html' } });
		if (!response.ok) return [`${path}: ${response.status}`];
		const read = new DOMParser().parseFromString(await response.text(), 'text/html');
		const shown = /alert\(1\)|evil\.invalid/.test(read.body.innerText) ? [] : [`${path}: no name is shown`];
		const found = [...read.querySelectorAll('*')].filter(
			(element) =>
				element.matches('base, iframe, meta[http-equiv=refresh], math, style:not([nonce])') ||
				element.matches('script:not([src]):not([nonce])') ||
				[...element.attributes].some(
					({ name, value }) =>
						name.startsWith('on') ||
						(/^(href|xlink:href|src|action|formaction)$/.test(name) &&
							/^\s*(javascript:|\/\/evil)/i.test(value))
				)
		);
		return [...shown, ...found.map((element) => `${path}: ${element.outerHTML.slice(0, 100)}`)];
	}, address);

test('names that attack are text on every page', async ({ page }) => {
	test.setTimeout(240_000);
	const dialogs = await watch(page);
	await page.goto('/structures');
	const links = page.getByRole('row').getByRole('link');
	await expect(links.first()).toBeVisible();
	const structures = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
	await page.goto('/organisations');
	await expect(links.first()).toBeVisible();
	const organisations = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
	const first = structures.find((href) => /^\/structures\/\d/.test(href)) ?? '';
	await keepUnderHostileNames(page, first.split('/').at(-1) ?? '');

	const more = ['/?structure.sector=PA', '/listes/nouvelle', '/listes/3', '/donnees', '/compte'];
	// The page of each name is one page: some are opened, the others read.
	const opened = WHOLE_SWEEP ? HOSTILE_TEXTS.length : 2;
	const pages = [
		'/',
		'/structures',
		'/organisations',
		'/vues',
		'/listes/1',
		'/comparaison?kind=territory&id=dep:22&id=dep:56',
		'/collecte',
		'/collecte/noms',
		'/criteres/groupes',
		'/criteres/groupes/composer?q=e',
		'/donnees/imports/1',
		'/donnees/versions/1',
		'/comptes',
		'/journal',
		`/?fiche=${first.split('/').at(-1) ?? ''}`,
		...structures.slice(0, opened),
		...organisations.slice(0, opened),
		...(WHOLE_SWEEP ? more : [])
	];
	let shown = 0;
	for (const address of pages) {
		const response = await page.goto(address);
		expect(response?.status(), address).toBeLessThan(400);
		await page.waitForLoadState('networkidle');
		const text = await page.locator('body').innerText();
		if (/alert\(1\)|evil\.invalid/.test(text)) shown++;
		expect(await page.locator('script:not([src]):not([nonce])', { hasText: 'alert(1)' }).count()).toBe(0);
	}
	expect(shown).toBeGreaterThan(pages.length / 2);
	const others = [structures, organisations].flatMap((all) => all.slice(opened, HOSTILE_TEXTS.length));
	const attacks: string[] = [];
	for (const address of ['/listes/3', ...others]) attacks.push(...(await attacksIn(page, address)));
	expect(attacks).toEqual([]);

	await page.goto('/', { waitUntil: 'networkidle' });
	await page.keyboard.press('Control+k');
	await page.keyboard.type('alert');
	await expect(page.getByRole('dialog')).toContainText('alert(1)');
	expect(dialogs).toEqual([]);
});
