/**
 * Takes the pictures of docs/workshop.md: a rehearsal on the demonstration territory, its three surfaces at each step, from the built
 * product: `node tests/support/run-typescript.mjs tests/e2e/workshop-screens.ts`.
 */
import { mkdirSync } from 'node:fs';
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test';
import { ensureChromium } from '../../scripts/steps/chromium.mjs';
import { inRoot } from '../../scripts/steps/root.mjs';
import { ADMIN } from '../support/people';
import { startServer } from '../support/server';
import { signedInAs } from './support/signed-in';

const server = await startServer({ dataset: 'demo', people: [ADMIN] });
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });

async function screen(options: BrowserContextOptions): Promise<Page> {
	const context = await browser.newContext({
		baseURL: server.url,
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		reducedMotion: 'reduce',
		...options
	});
	await context.addInitScript(() => localStorage.setItem('cible-2028:visite', 'vue'));
	return context.newPage();
}

const signedIn = { storageState: signedInAs(server, 0) };
const picture = (name: string) => inRoot('docs', 'screens', `atelier-${name}.png`);

mkdirSync(inRoot('docs', 'screens'), { recursive: true });
try {
	const desk = await screen({ ...signedIn, viewport: { width: 1366, height: 900 } });
	await desk.goto('/ateliers');
	await desk.screenshot({ path: picture('liste') });
	await desk.getByRole('button', { name: 'Répéter en cinq minutes' }).first().click();
	await desk.waitForURL(/\/salle\/\w+\/animation$/);
	const room = new URL(desk.url()).pathname.replace(/\/animation$/, '');
	const projector = await screen({ ...signedIn, viewport: { width: 1920, height: 1080 } });
	await projector.goto(`${room}/ecran`);
	const phone = await screen({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
	await phone.goto(room);
	await phone.screenshot({ path: picture('1-telephone'), fullPage: true });
	await phone.getByLabel('Grands groupes').check();
	await phone.getByRole('button', { name: 'Entrer' }).click();
	await phone.getByText('En direct').waitFor();

	let step = 0;
	/** The three surfaces, once they say the same. */
	const shoot = async (full = false): Promise<void> => {
		step++;
		await desk.waitForTimeout(1500);
		await desk.screenshot({ path: picture(`${step}-pupitre`), fullPage: full });
		await projector.screenshot({ path: picture(`${step}-ecran`) });
		if (step > 1) await phone.screenshot({ path: picture(`${step}-telephone`) });
	};
	const guide = desk.getByRole('region', { name: 'Répétition' });
	const button = (name: string | RegExp) => desk.getByRole('button', { name }).first();
	const answer = async (): Promise<void> => {
		await button(/^Faire répondre/).click();
		await desk.waitForTimeout(2500);
	};
	const next = (): Promise<void> => button('Étape suivante').click();
	await shoot();
	await button('Commencer').click();
	await shoot();
	await answer();
	await button(/^Tout révéler/).click();
	await shoot();
	await next();
	await desk.getByRole('heading', { level: 1, name: /Question 2/ }).waitFor();
	await answer();
	await button(/^Tout révéler/).click();
	await shoot();
	await guide.getByRole('button', { name: 'Prévoir l’effet' }).click();
	await desk.getByRole('button', { name: 'Appliquer devant la salle' }).waitFor();
	await shoot();
	await desk.getByRole('button', { name: 'Appliquer devant la salle' }).click();
	await desk.getByRole('dialog').waitFor({ state: 'hidden' });
	await shoot();
	await next();
	await desk.getByRole('heading', { level: 1, name: /Question 3/ }).waitFor();
	await answer();
	await button(/^Tout révéler/).click();
	await shoot();
	await next();
	await desk.getByRole('heading', { level: 1, name: /plénière/ }).waitFor();
	await desk.getByLabel('Texte de la note').fill('Descendre le seuil d’ESMS, et le relire dans un an');
	await desk.getByRole('button', { name: 'Noter' }).click();
	await shoot();
	await next();
	await desk.getByRole('heading', { level: 1, name: /Conclusion/ }).waitFor();
	await answer();
	await button(/^Tout révéler/).click();
	await shoot();
	await button('Terminer').click();
	await desk.getByRole('button', { name: 'Oui, terminer' }).click();
	await phone
		.getByText(/terminé/)
		.first()
		.waitFor();
	await shoot();
	await desk.goto('/ateliers');
	const record = await desk
		.getByRole('link', { name: /ompte rendu/ })
		.first()
		.getAttribute('href');
	await desk.goto(record ?? '/ateliers');
	await desk.screenshot({ path: picture('compte-rendu'), fullPage: true });
	await desk.setViewportSize({ width: 794, height: 1123 });
	await desk.emulateMedia({ media: 'print' });
	await desk.screenshot({ path: picture('releve') });
} finally {
	await browser.close();
	await server.stop();
}
