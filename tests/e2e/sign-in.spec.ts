import type { BrowserContext, Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

test.use({ dataset: 'demo', people: [] });
test.describe.configure({ mode: 'serial' });

const ADMIN = {
	name: 'Camille Essai',
	email: 'camille.essai@exemple.fr',
	password: 'sept-lampes-vertes-au-port'
};

// Browsers report pages that answer a refused form with its status: here refusals are what is tested.
test.afterEach(({ problems }) => {
	const others = problems.filter((text) => !/status of 4(00|03|29)/.test(text));
	problems.splice(0, problems.length, ...others);
});

/** The secret of the application and the recovery codes of the administrator, once set up. */
let secret = '';
let codes: string[] = [];

/** What the application shows, now or some steps of thirty seconds from now: no code works twice. */
function codeOfApp(steps = 0): string {
	const totp = new TOTP({ secret: Secret.fromBase32(secret), period: 30, digits: 6 });
	return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function givePassword(page: Page, password = ADMIN.password): Promise<void> {
	await page.getByLabel('Adresse électronique').fill(ADMIN.email);
	await page.getByLabel('Mot de passe', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Se connecter' }).click();
}

async function leave(page: Page, name = ADMIN.name): Promise<void> {
	const item = page.getByRole('menuitem', { name: 'Se déconnecter' });
	const left = page.getByText('Vous êtes déconnecté.');
	// A page that comes alive at this moment closes what was opened before; a click may leave and be slow to say so.
	await expect(async () => {
		if (await left.isVisible()) return;
		if (!(await item.isVisible())) await page.getByRole('button', { name }).click({ timeout: 2_000 });
		await item.click({ timeout: 2_000 });
	}).toPass();
	await expect(left).toBeVisible();
}

const sessionCookie = async (context: BrowserContext) =>
	(await context.cookies()).find(({ name }) => name === 'cible');

test('signed out, a page leads to the sign-in and back, data are refused', async ({
	page,
	request,
	server
}) => {
	await page.goto('/structures?segment=large-group');
	await expect(page).toHaveURL(/\/connexion\?next=%2Fstructures%3Fsegment%3Dlarge-group$/);
	await expect(page.getByRole('navigation', { name: 'Lieux du produit' })).toHaveCount(0);
	await expectNoAxeViolations(page);
	for (const path of ['/api/territory/decision', '/export/structures.csv', '/structures/__data.json']) {
		const answer = await request.get(server.url + path, { maxRedirects: 0 });
		expect([path, (await answer.text()).includes('structure.')]).toEqual([path, false]);
	}
	expect((await request.get(`${server.url}/api/territory/decision`)).status()).toBe(401);

	await page.getByRole('button', { name: 'Comme analyste' }).click();
	await expect(page).toHaveURL(`${server.url}/structures?segment=large-group`);
	await expect(page.getByRole('button', { name: 'Démonstration, analyste' })).toBeVisible();
	const cookie = await sessionCookie(page.context());
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
	await leave(page, 'Démonstration, analyste');
});

test('a token kept aside opens nothing after signing out', async ({ page, request, server }) => {
	await page.goto('/connexion');
	await page.getByRole('button', { name: 'Comme facilitateur' }).click();
	await expect(page.getByRole('button', { name: 'Démonstration, facilitateur' })).toBeVisible();
	const cookie = `cible=${(await sessionCookie(page.context()))?.value}`;
	const read = () => request.get(`${server.url}/api/territory/decision`, { headers: { cookie } });
	expect((await read()).status()).toBe(200);
	await leave(page, 'Démonstration, facilitateur');
	expect((await read()).status()).toBe(401);
});

test('what a role may not do is said on a page, and to a program', async ({ page, request, server }) => {
	await page.goto('/connexion');
	await page.getByRole('button', { name: 'Comme facilitateur' }).click();
	await expect(page.getByRole('button', { name: 'Démonstration, facilitateur' })).toBeVisible();
	const response = await page.goto('/donnees/imports');
	expect(response?.status()).toBe(403);
	await expect(title(page)).toHaveText('Cette page ne vous est pas ouverte');
	await expectNoAxeViolations(page);
	const cookie = `cible=${(await sessionCookie(page.context()))?.value}`;
	const answer = await request.post(`${server.url}/donnees/imports`, {
		headers: { cookie, origin: server.url }
	});
	expect(answer.status()).toBe(403);
});

test('the first administrator comes by the link of the terminal, and sets a second factor up', async ({
	page,
	server
}) => {
	await expect.poll(() => server.output()).toContain('/premier-acces/');
	const link = /http\S+\/premier-acces\/\S+/.exec(server.output())?.[0] ?? '';
	await page.goto(link);
	await expect(title(page)).toHaveText('Créez le premier compte');
	await expectNoAxeViolations(page);
	await page.getByLabel('Nom').fill(ADMIN.name);
	await page.getByLabel('Adresse électronique').fill(ADMIN.email);
	await page.getByLabel('Mot de passe', { exact: true }).fill('motdepasse123');
	await page.getByRole('button', { name: 'Continuer' }).click();
	await expect(page.getByText(/Prenez plutôt quatre mots/)).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByLabel('Mot de passe', { exact: true }).fill(ADMIN.password);
	await page.getByRole('button', { name: 'Continuer' }).click();

	await expect(title(page)).toHaveText('Protégez votre compte');
	await expectNoAxeViolations(page);
	const halfway = await sessionCookie(page.context());
	await page.goto('/structures');
	await expect(title(page)).toHaveText('Protégez votre compte');
	await page.getByText('Sans caméra').click();
	secret = ((await page.locator('details code').textContent()) ?? '').replace(/\s/g, '');
	await page.getByLabel('Code affiché par l’application').fill('000000');
	await page.getByRole('button', { name: 'Confirmer l’application' }).click();
	await expect(page.getByText('Ce code ne correspond pas.')).toBeVisible();
	await page.getByLabel('Code affiché par l’application').fill(codeOfApp());
	await page.getByRole('button', { name: 'Confirmer l’application' }).click();

	await expect(title(page)).toHaveText('Votre compte est protégé');
	await expectNoAxeViolations(page);
	codes = await page.locator('ol code').allTextContents();
	expect(new Set(codes).size).toBe(10);
	expect((await sessionCookie(page.context()))?.value).not.toBe(halfway?.value);
	await page.getByRole('link', { name: 'J’ai gardé mes codes' }).click();
	await expect(page.getByRole('button', { name: ADMIN.name })).toBeVisible();

	await page.goto(link);
	await expect(title(page)).toHaveText('Ce lien ne fonctionne plus');
	await expectNoAxeViolations(page);
});

test('the first account closes the demonstration for ever', async ({ page }) => {
	await page.goto('/connexion');
	await expect(page.getByLabel('Mot de passe', { exact: true })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Comme analyste' })).toHaveCount(0);
	await expectNoAxeViolations(page);
});

test('a password and a recovery code sign in, each code once', async ({ page }) => {
	for (const expected of ['refused', 'accepted', 'refused again'] as const) {
		await page.goto('/connexion?next=/organisations');
		await givePassword(page);
		await expect(title(page)).toHaveText('Second facteur');
		await expectNoAxeViolations(page);
		await page.getByText('Utiliser un code de secours').click();
		const code =
			expected === 'refused' ? 'AAAA-BBBB-CCCC' : (codes[0] ?? '').toLowerCase().replaceAll('-', ' ');
		await page.getByLabel('Code de secours').fill(code);
		await page.getByRole('button', { name: 'Se connecter avec ce code' }).click();
		if (expected === 'accepted') {
			await expect(page).toHaveURL(/\/organisations$/);
			await leave(page);
		} else {
			await expect(page.getByText('Ce code de secours ne convient pas')).toBeVisible();
			await page.getByRole('button', { name: 'Annuler' }).click();
			await expect(page.getByText('Vous êtes déconnecté.')).toBeVisible();
		}
	}
});

test('a wrong password is refused as an unknown e-mail is', async ({ page }) => {
	const sentences: string[] = [];
	for (const email of [ADMIN.email, 'personne@exemple.fr']) {
		await page.goto('/connexion');
		await page.getByLabel('Adresse électronique').fill(email);
		await page.getByLabel('Mot de passe', { exact: true }).fill('trois-tuiles-bleues-au-large');
		await page.getByRole('button', { name: 'Se connecter' }).click();
		sentences.push((await page.getByRole('alert').textContent()) ?? '');
		await expect(page.getByLabel('Adresse électronique')).toHaveValue(email);
	}
	expect(sentences[0]).toContain('ne convient pas');
	expect(sentences[0]).toBe(sentences[1]);
});

test('a password and the code of the application sign in, and a code once only', async ({ page }) => {
	const code = codeOfApp(1);
	await page.goto('/connexion');
	await givePassword(page);
	await page.getByLabel('Code à six chiffres').fill(code);
	await page.getByRole('button', { name: 'Se connecter' }).click();
	await expect(page.getByRole('button', { name: ADMIN.name })).toBeVisible();
	await leave(page);
	await givePassword(page);
	await page.getByLabel('Code à six chiffres').fill(code);
	await page.getByRole('button', { name: 'Se connecter' }).click();
	await expect(page.getByText('il a déjà servi')).toBeVisible();
});

test('a passkey is made, signs in alone, and is removed; by an address in figures it is not offered', async ({
	browser,
	page,
	server
}) => {
	await page.goto('/connexion');
	await expect(page.getByRole('button', { name: 'Utiliser une clé d’accès' })).toHaveCount(0);

	// Passkeys are for names: the same server, by the name of this machine.
	const context = await browser.newContext({ baseURL: server.url.replace('127.0.0.1', 'localhost') });
	const named = await context.newPage();
	const devtools = await context.newCDPSession(named);
	await devtools.send('WebAuthn.enable');
	await devtools.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	await named.goto('/connexion?next=/compte');
	await givePassword(named);
	await named.getByText('Utiliser un code de secours').click();
	await named.getByLabel('Code de secours').fill(codes[1] ?? '');
	await named.getByRole('button', { name: 'Se connecter avec ce code' }).click();
	await expect(title(named)).toHaveText(ADMIN.name);
	await named.getByLabel('Nom de la clé (facultatif)').fill('Clé du bureau');
	await named.getByRole('button', { name: 'Créer une clé d’accès' }).click();
	await expect(named.getByLabel('Nom de la clé', { exact: true })).toHaveValue('Clé du bureau');
	await expectNoAxeViolations(named);

	await leave(named);
	await named.goto('/connexion?next=/organisations');
	await named.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
	await expect(named).toHaveURL(/\/organisations$/);
	await expect(named.getByRole('button', { name: ADMIN.name })).toBeVisible();

	await leave(named);
	await givePassword(named);
	await named.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
	await expect(named.getByRole('button', { name: ADMIN.name })).toBeVisible();

	await named.goto('/compte');
	await named.getByRole('button', { name: 'Retirer Clé du bureau' }).click();
	await expect(named.getByLabel('Nom de la clé', { exact: true })).toHaveCount(0);
	await named.getByRole('region', { name: 'Application' }).getByRole('button', { name: 'Retirer' }).click();
	await expect(named.getByText('ajoutez-en un autre avant de retirer celui-ci')).toBeVisible();
	await context.close();
});

test('one sees where one is signed in, ends the other sessions, and changes one’s password', async ({
	browser,
	page,
	server
}) => {
	const elsewhere = await browser.newContext({ baseURL: server.url });
	const other = await elsewhere.newPage();
	for (const [of, code] of [
		[other, codes[2]],
		[page, codes[3]]
	] as const) {
		await of.goto('/connexion');
		await givePassword(of);
		await of.getByText('Utiliser un code de secours').click();
		await of.getByLabel('Code de secours').fill(code ?? '');
		await of.getByRole('button', { name: 'Se connecter avec ce code' }).click();
		await expect(of.getByRole('button', { name: ADMIN.name })).toBeVisible();
	}
	await expect(page.locator('html[data-alive]')).toBeAttached();
	await page.getByRole('button', { name: ADMIN.name }).click();
	await page.getByRole('menuitem', { name: 'Mon compte' }).click();
	await expect(title(page)).toHaveText(ADMIN.name);
	await expect(page.getByText('Il en reste 6 inutilisés')).toBeVisible();
	await page.getByRole('button', { name: 'Terminer toutes les autres' }).click();
	await expect(page.getByText('Vos sessions sont à jour.')).toBeVisible();
	await expect(page.getByText(', cette session')).toHaveCount(1);
	await other.goto('/structures');
	await expect(title(other)).toHaveText('Connexion');
	await elsewhere.close();

	await page.getByText('Changer le mot de passe').first().click();
	await page.getByLabel('Mot de passe actuel', { exact: true }).fill('faux');
	await page.getByLabel('Nouveau mot de passe', { exact: true }).fill('huit-tuiles-rousses-au-nord');
	await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
	await expect(page.getByText('Ce n’est pas votre mot de passe actuel.')).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByLabel('Mot de passe actuel', { exact: true }).fill(ADMIN.password);
	await page.getByLabel('Nouveau mot de passe', { exact: true }).fill('huit-tuiles-rousses-au-nord');
	await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
	await expect(page.getByText('Votre mot de passe est changé')).toBeVisible();

	await page.getByRole('button', { name: 'Faire dix nouveaux codes' }).click();
	await expect(page.getByText('Vos 10 codes de secours')).toBeVisible();
	expect(await page.locator('ol code').allTextContents()).not.toContain(codes[5]);
	await expectNoAxeViolations(page);
});
