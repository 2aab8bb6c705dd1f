import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test';
import { ADMIN } from './support/people';
import { startServer } from './support/server';
import { signedInAs } from './e2e/support/signed-in';

const OUT = process.env.OUT ?? '/tmp/rooms-shots';
mkdirSync(OUT, { recursive: true });
const only = process.env.ONLY?.split(',');
const server = await startServer({ dataset: 'demo', people: [ADMIN] });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
async function screen(options: BrowserContextOptions): Promise<Page> {
	const context = await browser.newContext({ baseURL: server.url, locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce', ...options });
	await context.addInitScript(() => localStorage.setItem('cible-2028:visite', 'vue'));
	const p = await context.newPage();
	p.on('console', (m) => m.type() === 'error' && console.log('console error', m.text()));
	return p;
}
const signedIn = { storageState: signedInAs(server, 0) };
const pic = async (page: Page, name: string, full = false) => {
	if (only && !only.some((o) => name.includes(o))) return;
	await page.screenshot({ path: `${OUT}/${name}.png`, fullPage: full });
};
const wide = (page: Page) => page.evaluate(() => [document.documentElement.scrollWidth - document.documentElement.clientWidth, (() => { const m = document.querySelector('[data-projector] main'); return m ? [m.scrollHeight - m.clientHeight, m.scrollWidth - m.clientWidth, (m.firstElementChild as HTMLElement).style.zoom] : null; })()]);
try {
	const desk = await screen({ ...signedIn, viewport: { width: 1366, height: 900 } });
	await desk.goto('/ateliers');
	await desk.getByRole('button', { name: 'Répéter en cinq minutes' }).first().click();
	await desk.waitForURL(/\/salle\/\w+\/animation$/);
	const room = new URL(desk.url()).pathname.replace(/\/animation$/, '');
	const proj: Record<string, Page> = {};
	for (const [n, o] of Object.entries({
		p1920: { viewport: { width: 1920, height: 1080 } },
		p1366: { viewport: { width: 1366, height: 768 } },
		p1024: { viewport: { width: 1024, height: 768 } },
		p3840: { viewport: { width: 3840, height: 2160 } },
		pdark: { viewport: { width: 1920, height: 1080 }, colorScheme: 'dark' as const }
	})) { proj[n] = await screen({ ...signedIn, ...o }); await proj[n].goto(`${room}/ecran`); }
	const phone = await screen({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
	await phone.goto(room);
	await pic(phone, '0-phone', true);
	await phone.getByLabel('Grands groupes').check();
	await phone.getByRole('button', { name: 'Entrer' }).click();
	await phone.getByText('En direct').waitFor();
	const shoot = async (name: string) => {
		await desk.waitForTimeout(1800);
		for (const [n, p] of Object.entries(proj)) { console.log(name, n, JSON.stringify(await wide(p))); await pic(p, `${name}-${n}`); }
		await pic(phone, `${name}-phone`, true);
		await phone.emulateMedia({ colorScheme: 'dark' }); await pic(phone, `${name}-phonedark`); 
		await phone.emulateMedia({ colorScheme: 'light', media: 'print' }); await pic(phone, `${name}-phoneprint`, true);
		await phone.emulateMedia({ media: 'screen', colorScheme: 'light' });
		console.log(name, 'phone', JSON.stringify(await wide(phone)));
		await pic(desk, `${name}-desk`, true);
		await desk.emulateMedia({ colorScheme: 'dark' }); await pic(desk, `${name}-deskdark`); await desk.emulateMedia({ colorScheme: 'light' });
		await desk.setViewportSize({ width: 320, height: 640 }); await desk.waitForTimeout(300); console.log(name, 'desk320', JSON.stringify(await wide(desk))); await pic(desk, `${name}-desk320`, true);
		await desk.setViewportSize({ width: 1366, height: 900 });
	};
	const button = (name: string | RegExp) => desk.getByRole('button', { name }).first();
	const answer = async () => { await button(/^Faire répondre/).click(); await desk.waitForTimeout(2500); };
	const next = async () => { await button('Étape suivante').click(); await desk.getByRole('button', { name: 'Passer sans révéler' }).click({ timeout: 1500 }).catch(() => undefined); };
	await shoot('1');
	await button('Commencer').click();
	await shoot('2');
	await answer();
	writeFileSync(`${OUT}/desk.html`, await desk.content());
	await button('Révéler').click();
	await shoot('3');
	// every slide
	for (const [n, p] of Object.entries(proj)) {
		await p.keyboard.press('Home');
		for (let i = 0; i < 4; i++) { await p.keyboard.press('ArrowRight'); await p.waitForTimeout(500); console.log('3.' + i, n, p.url().split('?')[1], JSON.stringify(await wide(p))); }
		await p.keyboard.press('Escape');
	}
	// reveal all of step
	for (const b of await desk.getByRole('button', { name: /^Révéler/ }).all()) await b.click({ timeout: 1500 }).catch(() => undefined);
	await desk.waitForTimeout(800);
	for (const [n, p] of Object.entries(proj)) {
		await p.goto(`${room}/ecran`); await p.waitForTimeout(500);
		await p.keyboard.press('Home');
		for (let i = 0; i < 6; i++) { await p.keyboard.press('ArrowRight'); await p.waitForTimeout(500); const id = p.url().split('?vue=')[1] ?? 'x'; console.log('reveal', n, id, JSON.stringify(await wide(p))); if (n !== 'p1024') await pic(p, `3b-${n}-${id}`); }
		await p.goto(`${room}/ecran`);
	}
	await next();
	await desk.getByRole('heading', { level: 1, name: /Question 2/ }).waitFor();
	await answer();
	await button('Révéler').click();
	await shoot('4');
	await button('Prévoir l’effet').click();
	await desk.getByRole('button', { name: 'Appliquer devant la salle' }).waitFor();
	await pic(desk, '5-desk');
	await desk.getByRole('button', { name: 'Appliquer devant la salle' }).click();
	await desk.getByRole('dialog').waitFor({ state: 'hidden' });
	await shoot('6');
	await next();
	await desk.getByRole('heading', { level: 1, name: /Question 3/ }).waitFor();
	await answer();
	await button('Révéler').click();
	await shoot('7');
	await next();
	await desk.getByRole('heading', { level: 1, name: /plénière/ }).waitFor();
	await desk.getByLabel('Texte de la note').fill('Descendre le seuil d’ESMS, et le relire dans un an');
	await desk.getByRole('button', { name: 'Noter' }).click();
	await shoot('8');
	for (const p of Object.values(proj)) await p.keyboard.press('ArrowRight');
	await shoot('8b');
	for (const p of Object.values(proj)) await p.keyboard.press('Escape');
	await next();
	await desk.getByRole('heading', { level: 1, name: /Conclusion/ }).waitFor();
	await answer();
	await button('Révéler').click();
	await shoot('9');
	await next().catch(() => undefined);
	await desk.waitForTimeout(500);
	if (await button(/^Faire répondre/).isVisible()) { await answer(); await button('Révéler').click().catch(() => undefined); await shoot('9b'); }
	await button('Terminer').click();
	await pic(desk, '9c-desk');
	await desk.getByRole('button', { name: 'Oui, terminer' }).click();
	await phone.getByText(/terminé/).first().waitFor();
	await shoot('10');
	await desk.goto('/ateliers');
	await pic(desk, 'list');
	const record = (await desk.getByRole('link', { name: /ompte rendu/ }).first().getAttribute('href')) ?? '';
	await desk.goto(record);
	await pic(desk, 'record', true);
	for (const [n, o] of Object.entries({ phone: { viewport: { width: 360, height: 740 } }, proj: { viewport: { width: 1920, height: 1080 } }, dark: { viewport: { width: 1366, height: 900 }, colorScheme: 'dark' as const } })) {
		const p = await screen({ ...signedIn, ...o }); await p.goto(record); console.log('record', n, JSON.stringify(await wide(p))); await pic(p, `record-${n}`, true); await p.context().close();
	}
	await desk.emulateMedia({ media: 'print' });
	await desk.pdf({ path: `${OUT}/record.pdf`, format: 'A4' }).catch((e: unknown) => console.log(String(e)));
	await desk.emulateMedia({ media: 'screen' });
	const zip = desk.waitForEvent('download');
	await desk.getByRole('link', { name: /archive|ZIP|relevé/i }).first().click().catch((e: unknown) => console.log(String(e)));
	await (await zip).saveAs(`${OUT}/releve.zip`);
	await desk.goto('/verifier'); 
	await desk.setInputFiles('input[type=file]', `${OUT}/releve.zip`);
	await desk.getByRole('button', { name: /Vérifier/ }).click();
	await desk.waitForTimeout(3000);
	await pic(desk, 'verify', true);
	// a preparation
	await desk.goto('/ateliers');
	const make = desk.getByRole('button', { name: /réparer/ }).first();
	await make.click().catch((e: unknown) => console.log(String(e)));
	await desk.waitForTimeout(2500);
	const prep = desk.url();
	console.log(prep);
	await pic(desk, 'prep', true);
	for (const [n, o] of Object.entries({ phone: { viewport: { width: 360, height: 740 } }, proj: { viewport: { width: 1920, height: 1080 } }, dark: { viewport: { width: 1366, height: 900 }, colorScheme: 'dark' as const } })) {
		const p = await screen({ ...signedIn, ...o }); await p.goto(prep); await p.waitForTimeout(1000); console.log('prep', n, JSON.stringify(await wide(p))); await pic(p, `prep-${n}`, true); await p.goto(`${prep}/support`); await p.waitForTimeout(800); console.log('support', n, JSON.stringify(await wide(p))); await pic(p, `support-${n}`, true); 
		if (n === 'proj') await p.pdf({ path: `${OUT}/support.pdf`, format: 'A4' });
		await p.context().close();
	}
} finally {
	await browser.close();
	await server.stop();
}
