/**
 * Takes the pictures of docs/screens on the demonstration territory, from the built product, then those of the journey of
 * docs/studio.md:
 * `node tests/support/run-typescript.mjs tests/e2e/screens.ts`; with names after it, only the pictures whose names begin by one of them
 * (`parcours` for the journey).
 */
import { mkdirSync } from 'node:fs';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { ensureChromium } from '../../scripts/steps/chromium.mjs';
import { inRoot } from '../../scripts/steps/root.mjs';
import { startServer, type RunningServer } from '../support/server';
import { signedInAs } from './support/signed-in';

interface Picture {
	readonly name: string;
	readonly address: (page: Page) => Promise<string>;
	readonly context?: BrowserContextOptions;
	readonly print?: boolean;
	readonly fullPage?: boolean;
	/** On an installation that nobody has an account on, by somebody who is not signed in. */
	readonly signedOut?: boolean;
}

const at = (address: string) => () => Promise.resolve(address);

/** The address behind the first row of a list. */
const firstOf =
	(list: string) =>
	async (page: Page): Promise<string> => {
		await page.goto(list);
		return (await page.getByRole('row').nth(1).getByRole('link').getAttribute('href')) ?? list;
	};

const PHONE: BrowserContextOptions = {
	viewport: { width: 390, height: 844 },
	hasTouch: true,
	isMobile: true
};
const DARK: BrowserContextOptions = { colorScheme: 'dark' };
const PROJECTOR: BrowserContextOptions = { viewport: { width: 1920, height: 1080 } };
/** A4 at 96 dots an inch. */
const PAPER: BrowserContextOptions = { viewport: { width: 794, height: 1123 } };

const structure = firstOf('/structures?segment=undetermined&structure.sector=PH');
const organisation = firstOf('/organisations?sso=undetermined');

/** The dashboard with the first structure of its list in the drawer. */
async function drawer(page: Page): Promise<string> {
	const finess = (await structure(page)).split('/').at(-1) ?? '';
	return `/?fiche=${finess}`;
}

const PICTURES: readonly Picture[] = [
	{ name: 'tableau-de-bord', address: at('/') },
	{ name: 'tableau-de-bord-sombre', address: at('/'), context: DARK },
	{ name: 'tableau-de-bord-telephone', address: at('/'), context: PHONE },
	{ name: 'tableau-de-bord-projecteur', address: at('/?projection'), context: PROJECTOR },
	{ name: 'tableau-de-bord-impression', address: at('/'), context: PAPER, print: true, fullPage: true },
	{
		name: 'tableau-de-bord-filtre',
		address: at('/?structure.department=56&segment=physical-mie'),
		fullPage: true
	},
	{ name: 'tableau-de-bord-fiche', address: drawer },
	{ name: 'comparaison', address: at('/comparaison?kind=territory&id=dep:22&id=dep:56&id=dep:35') },
	{ name: 'vues', address: at('/vues') },
	{ name: 'conformite', address: at('/conformite'), fullPage: true },
	{ name: 'conformite-sombre', address: at('/conformite'), context: DARK },
	{ name: 'conformite-telephone', address: at('/conformite'), context: PHONE, fullPage: true },
	{ name: 'conformite-projecteur', address: at('/conformite?projection'), context: PROJECTOR },
	{ name: 'conformite-impression', address: at('/conformite'), context: PAPER, print: true, fullPage: true },
	{ name: 'financement-scenarios', address: at('/financement/scenarios'), fullPage: true },
	{ name: 'dossier', address: at('/financement/dossier'), fullPage: true },
	{ name: 'verifier', address: at('/verifier'), fullPage: true },
	{ name: 'financement', address: at('/financement'), fullPage: true },
	{ name: 'financement-sombre', address: at('/financement'), context: DARK, fullPage: true },
	{ name: 'financement-telephone', address: at('/financement'), context: PHONE, fullPage: true },
	{ name: 'financement-projecteur', address: at('/financement?projection'), context: PROJECTOR },
	{
		name: 'financement-impression',
		address: at('/financement'),
		context: PAPER,
		print: true,
		fullPage: true
	},
	{
		name: 'financement-calcul',
		address: at('/financement?calcul=cout,segment:physical-mie,poste:fido-key,annee:2027')
	},
	{ name: 'collecte', address: at('/collecte'), fullPage: true },
	{ name: 'collecte-telephone', address: at('/collecte'), context: PHONE },
	{ name: 'collecte-noms', address: at('/collecte/noms') },
	{ name: 'criteres', address: at('/criteres'), fullPage: true },
	{ name: 'criteres-telephone', address: at('/criteres'), context: PHONE },
	{ name: 'criteres-version', address: at('/criteres/versions/1'), fullPage: true },
	{ name: 'criteres-version-impression', address: at('/criteres/versions/1'), context: PAPER, print: true },
	{ name: 'derogations', address: at('/criteres/derogations') },
	{ name: 'groupes', address: at('/criteres/groupes?effet=1'), fullPage: true },
	{ name: 'groupes-telephone', address: at('/criteres/groupes?effet=1'), context: PHONE },
	{ name: 'aide', address: at('/aide') },
	{ name: 'accessibilite', address: at('/accessibilite') },
	{ name: 'structures', address: at('/structures?segment=large-group') },
	{ name: 'structures-telephone', address: at('/structures'), context: PHONE },
	{ name: 'structure', address: structure },
	{ name: 'structure-sombre', address: structure, context: DARK },
	{ name: 'structure-telephone', address: structure, context: PHONE },
	{ name: 'organisations', address: at('/organisations') },
	{ name: 'organisation', address: organisation },
	{ name: 'organisation-impression', address: organisation, context: PAPER, print: true },
	{ name: 'donnees', address: at('/donnees') },
	{ name: 'comptes', address: at('/comptes'), fullPage: true },
	{ name: 'comptes-telephone', address: at('/comptes'), context: PHONE },
	{ name: 'compte', address: at('/compte'), fullPage: true },
	{ name: 'journal', address: at('/journal') },
	{ name: 'journal-sombre', address: at('/journal'), context: DARK },
	{ name: 'connexion', address: at('/connexion'), signedOut: true },
	{ name: 'connexion-telephone', address: at('/connexion'), context: PHONE, signedOut: true },
	{ name: 'connexion-sombre', address: at('/connexion'), context: DARK, signedOut: true }
];

/** A browser of the first person of a server, to whom the tour was offered already. */
async function contextOf(
	browser: Browser,
	server: RunningServer,
	options: BrowserContextOptions = {}
): Promise<BrowserContext> {
	const context = await browser.newContext({
		baseURL: server.url,
		storageState: signedInAs(server, 0),
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		viewport: { width: 1440, height: 900 },
		reducedMotion: 'reduce',
		...options
	});
	// The offer of the tour is for a first visit only.
	await context.addInitScript(() => localStorage.setItem('cible-2028:visite', 'vue'));
	return context;
}

async function take(browser: Browser, server: RunningServer, picture: Picture): Promise<void> {
	const context = await contextOf(browser, server, picture.context);
	const page = await context.newPage();
	await page.goto(await picture.address(page), { waitUntil: 'networkidle' });
	await page.evaluate(() => document.fonts.ready);
	if (picture.print) await page.emulateMedia({ media: 'print' });
	await page.screenshot({
		path: inRoot('docs', 'screens', `${picture.name}.png`),
		fullPage: picture.fullPage ?? false
	});
	await context.close();
}

/** From the criteria in force to others that are published, and back, one picture a step. */
async function journey(browser: Browser, server: RunningServer): Promise<void> {
	const context = await contextOf(browser, server);
	const page = await context.newPage();
	let step = 0;
	const shoot = async (fullPage = false): Promise<void> => {
		await page.waitForLoadState('networkidle');
		step++;
		await page.screenshot({ path: inRoot('docs', 'screens', `parcours-${step}.png`), fullPage });
	};
	await page.goto('/criteres');
	await shoot();
	await page.getByRole('button', { name: 'Modifier les critères' }).click();
	await page.getByRole('treeitem', { name: /ESMS de l’organisme ≥ 50/ }).click();
	await page.getByRole('slider', { name: /ESMS de l’organisme/ }).waitFor();
	await shoot();
	const draft = new URL(page.url()).pathname;
	await page.getByLabel('Seuil, en ESMS').fill('30');
	await page.getByLabel('Seuil, en ESMS').press('Enter');
	await page
		.getByRole('status')
		.filter({ hasText: /^Enregistré à/ })
		.waitFor();
	await page.getByRole('button', { name: /±\s10\s%/ }).click();
	await page.getByText(/^Les \d+ structures$/).click();
	await shoot();
	await page.goto(`/criteres/impact?avant=v1&apres=b${draft.split('/').at(-1)}`);
	await shoot(true);
	await page.goto((await page.locator('table a[href^="/structures/"]').first().getAttribute('href')) ?? '/');
	await shoot(true);
	await page.goto(`${draft}/publier`);
	await page.getByLabel('Pourquoi ces critères').fill('Seuil retenu en atelier');
	await shoot(true);
	await page.getByRole('button', { name: 'Publier la version 2' }).click();
	await page.getByRole('button', { name: 'Revenir à la version 1…' }).waitFor();
	await shoot();
	await page.getByRole('button', { name: 'Revenir à la version 1…' }).click();
	await page.getByRole('button', { name: 'Publier la version 3' }).waitFor();
	await shoot(true);
	await context.close();
}

const wanted = process.argv.slice(2);
mkdirSync(inRoot('docs', 'screens'), { recursive: true });
const server = await startServer({ dataset: 'demo' });
const fresh = await startServer({ dataset: 'demo', people: [] });
const browser = await chromium.launch({
	executablePath: process.env['CHROMIUM_PATH'] ?? (await ensureChromium()),
	args: ['--no-sandbox', '--disable-gpu']
});
try {
	for (const picture of PICTURES) {
		if (wanted.length > 0 && !wanted.some((name) => picture.name.startsWith(name))) continue;
		await take(browser, picture.signedOut ? fresh : server, picture);
		process.stdout.write(`${picture.name}\n`);
	}
	if (wanted.length === 0 || wanted.includes('parcours')) await journey(browser, server);
} finally {
	await browser.close();
	await server.stop();
	await fresh.stop();
}
