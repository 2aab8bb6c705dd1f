import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { startWorkshopServer, type WorkshopServer } from '../support/workshop-server';
import { expectNoAxeViolations } from './support/axe';
import { send } from './support/send';
import { browserTest as test, expect } from './support/test';

/** A workshop as in a room without internet: the address 127.0.0.2 stands for that of the local network. */
let server: WorkshopServer;
let browser: Browser;
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser: started }) => {
	test.setTimeout(300_000);
	server = await startWorkshopServer([{ role: 'facilitator', scope: ['53'] }]);
	browser = started;
});

test.afterAll(async () => {
	for (const context of browser.contexts()) await context.close();
	expect(await server.stop()).toBe(0);
});

async function phone(options: BrowserContextOptions = {}): Promise<Page> {
	return (await browser.newContext({ ...PHONE, ...options })).newPage();
}

/** Who the server says that the phone is. */
async function youAt(page: Page): Promise<{ participant: number; name: string; group: string | null }> {
	const answer = await page.request.get(`${server.roomUrl}/salle/${server.code}/etat?vue=participant`);
	const message: { you: { participant: number; name: string; group: string | null } } = await answer.json();
	return message.you;
}

test('somebody comes by the QR code, and stays the same participant after a reload', async () => {
	const page = await phone();
	await page.goto(`${server.roomUrl}/salle/entrer/${server.joinToken}`);
	await expect(page).toHaveURL(`${server.roomUrl}/salle/${server.code}`);
	await expect(page.getByText('n’est pas chiffré (http)')).toBeVisible();
	await expect(page.getByText('24 heures après la fin de l’atelier')).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByLabel('Votre nom').fill('Anne Le Gall');
	await page.getByLabel('Groupe B').check();
	await page.getByRole('button', { name: 'Entrer' }).dblclick();
	await expect(page.getByRole('button', { name: 'Entrer' })).toHaveCount(0);
	const you = await youAt(page);
	expect(you).toMatchObject({ name: 'Anne Le Gall', group: 'b' });
	await page.reload();
	await expect(page.getByLabel('Votre nom')).toHaveCount(0);
	expect((await youAt(page)).participant).toBe(you.participant);
	// Coming by the QR code again changes nothing either.
	await page.goto(`${server.roomUrl}/salle/entrer/${server.joinToken}`);
	expect((await youAt(page)).participant).toBe(you.participant);
});

test('somebody types the code, in any way, and a wrong one is told plainly', async () => {
	const page = await phone();
	await page.goto(server.roomUrl);
	await expect(page).toHaveURL(`${server.roomUrl}/salle`);
	await expectNoAxeViolations(page);
	await page.getByLabel('Code de l’atelier').fill('ZZZZ-2222');
	await page.getByRole('button', { name: 'Entrer' }).click();
	await expect(page.getByRole('alert')).toContainText('Aucun atelier n’est ouvert sous ce code');
	const typed = `${server.code.slice(0, 4)}-${server.code.slice(4)}`.toLowerCase();
	await page.getByLabel('Code de l’atelier').fill(typed);
	await page.getByRole('button', { name: 'Entrer' }).click();
	await expect(page).toHaveURL(`${server.roomUrl}/salle/${server.code}`);
	await page.goto(`${server.roomUrl}/salle/${typed}`);
	await expect(page).toHaveURL(`${server.roomUrl}/salle/${server.code}`);
	await page.getByLabel('Votre nom').fill('x'.repeat(60));
	await page.getByRole('button', { name: 'Entrer' }).click();
	await expect.poll(async () => (await youAt(page)).name).toBe('x'.repeat(60));
});

test('coming in needs no script', async () => {
	const page = await phone({ javaScriptEnabled: false });
	await page.goto(`${server.roomUrl}/salle`);
	await page.getByLabel('Code de l’atelier').fill(server.code);
	await page.getByRole('button', { name: 'Entrer' }).click();
	await page.getByLabel('Votre organisme').fill('Ker Avel');
	await page.getByRole('button', { name: 'Entrer' }).click();
	await expect(page.getByLabel('Votre nom')).toHaveCount(0);
	expect((await youAt(page)).participant).toBeGreaterThan(0);
});

test('the network of the room opens rooms and nothing else, whoever asks', async () => {
	const { hostname, host, port } = new URL(server.roomUrl);
	const [cookie = ''] = server.cookies;
	const ask = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
		send(server.roomUrl + path, method, { accept: 'text/html', cookie, ...headers });
	for (const path of [
		'/connexion',
		'/ateliers',
		'/structures',
		'/api/views',
		'/sante',
		'/comptes',
		'/journal'
	]) {
		const answer = await ask(path);
		expect([path, answer.status]).toEqual([path, 403]);
		expect(answer.body).toContain('en https');
		expect(answer.headers['set-cookie']).toBeUndefined();
	}
	expect((await ask('/favicon.svg')).status).toBe(200);
	const page = await ask('/salle');
	expect(page.status).toBe(200);
	for (const name of ['strict-transport-security', 'cross-origin-opener-policy'])
		expect(page.headers[name]).toBeUndefined();
	expect(String(page.headers['content-security-policy'])).not.toContain('upgrade-insecure-requests');

	// The same names of this computer, from the network of the room.
	for (const name of [`127.0.0.1:${port}`, `localhost:${port}`, `evil.example:${port}`, hostname])
		expect([name, (await ask('/connexion', 'GET', { host: name })).status]).toEqual([name, 403]);
	expect((await send(`${server.url}/connexion`, 'GET', { host, accept: 'text/html' })).status).toBe(403);

	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	for (const origin of ['', 'http://evil.example', 'null', server.url]) {
		const headers: Record<string, string> = origin === '' ? form : { ...form, origin };
		expect((await send(`${server.roomUrl}/salle`, 'POST', headers, `code=${server.code}`)).status).toBe(403);
	}

	// A session of this computer, taken to the network, opens no console there.
	expect(
		(await ask(`/salle/${server.code}/animation/actions`, 'POST', { origin: server.roomUrl })).status
	).toBe(403);
	expect((await send(`${server.url}/structures`, 'GET', { cookie })).status).toBe(200);
});

test('a second device is paired for the console by a code that works once', async () => {
	const [cookie = ''] = server.cookies;
	const made = await send(
		`${server.url}/salle/${server.code}/animation/actions`,
		'POST',
		{ cookie, origin: server.url, 'content-type': 'application/json' },
		JSON.stringify({ key: 'pairing-for-the-test', action: { type: 'make-pairing' } })
	);
	const {
		done: { code }
	}: { done: { code: string } } = JSON.parse(made.body);
	const page = await phone();
	const address = `${server.roomUrl}/salle/${server.code}/animation/appairer`;
	await page.goto(address);
	await expectNoAxeViolations(page);
	await page.getByLabel('Code d’appareil').fill('ZZZZ2222');
	await page.getByLabel('Nom de l’appareil').fill('Tablette');
	await page.getByRole('button', { name: 'Relier' }).click();
	await expect(page.getByRole('alert')).toContainText('Ce code ne relie aucun appareil');
	await page.getByLabel('Code d’appareil').fill(code);
	await page.getByRole('button', { name: 'Relier' }).click();
	await expect(page).toHaveURL(`${server.roomUrl}/salle/${server.code}/animation`);

	const other = await phone();
	await other.goto(address);
	await other.getByLabel('Code d’appareil').fill(code);
	await other.getByLabel('Nom de l’appareil').fill('Autre');
	await other.getByRole('button', { name: 'Relier' }).click();
	await expect(other.getByRole('alert')).toContainText('il a servi');
});
