import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import postgres from 'postgres';
import { startProvider, type TestProvider } from '../support/oidc-provider';
import { startPostgres, type PostgresCluster } from '../support/postgres';
import { startServer, type RunningServer } from '../support/server';
import { expectNoAxeViolations } from './support/axe';
import { test as base, expect } from './support/test';

interface World {
	readonly server: RunningServer;
	readonly op: TestProvider;
	/** Invites somebody. @returns the token of the link */
	invite(name: string, role: string): Promise<string>;
	stop(): Promise<void>;
}

const ACCOUNT = 'insert into accounts (name, role, scope) values ($1, $2, $3::text::jsonb) returning id';
const LINK = `insert into access_links (id, kind, account_id, expires_at) values ($1, 'invitation', $2, now() + interval '1 day')`;

async function invite({ url }: PostgresCluster, name: string, role: string): Promise<string> {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	const token = randomBytes(32).toString('base64url');
	const [row] = await sql.unsafe(ACCOUNT, [name, role, '"national"']);
	await sql.unsafe(LINK, [createHash('sha256').update(token).digest('hex'), Number(row?.['id'])]);
	await sql.end();
	return token;
}

/** Starts a server on a PostgreSQL, with a real provider beside it. */
async function startWorld(): Promise<World> {
	const cluster = await startPostgres();
	const op = await startProvider();
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-oidc-'));
	const file = path.join(folder, 'providers.json');
	const declared = {
		id: 'essai',
		label: 'Fournisseur d’essai',
		issuer: op.issuer,
		clientId: op.clientId,
		clientSecretEnv: 'ESSAI_SECRET',
		claims: { id_token: { acr: null, amr: null } },
		secondFactor: { acr: ['eidas2'], amr: ['mfa'] }
	};
	const down = { ...declared, id: 'panne', label: 'Fournisseur en panne', issuer: 'http://127.0.0.1:9' };
	fs.writeFileSync(file, JSON.stringify([declared, down]));
	const server = await startServer({
		dataset: 'empty',
		people: [],
		env: { DATABASE_URL: cluster.url, OIDC_PROVIDERS: file, ESSAI_SECRET: op.clientSecret }
	});
	op.register(`${server.url}/connexion/fournisseurs/essai/retour`, `${server.url}/connexion`);
	const stop = async (): Promise<void> => {
		await server.stop();
		await op.stop();
		await cluster.stop();
		fs.rmSync(folder, { recursive: true, force: true });
	};
	return { server, op, invite: (name, role) => invite(cluster, name, role), stop };
}

let started: Promise<World> | null = null;
const test = base.extend<{ world: World }>({
	world: [async ({}, use) => use(await (started ??= startWorld())), { timeout: 120_000 }],
	server: async ({ world }, use) => use(world.server)
});
test.afterAll(async () => {
	await (await started)?.stop();
	started = null;
});

const CONTINUE = 'Continuer avec Fournisseur d’essai';

/** Answers the page of the provider. */
async function answer(page: Page, subject: string, { strong = false } = {}): Promise<void> {
	await expect(page.getByRole('heading', { name: 'Fournisseur de test' })).toBeVisible();
	await page.getByLabel('Identifiant').fill(subject);
	if (strong) await page.getByLabel('Avec un second facteur').check();
	await page.getByRole('button', { name: 'Se connecter' }).click();
}

async function takeUp(page: Page, token: string): Promise<void> {
	await page.goto(`/connexion/fournisseurs/essai?invitation=${token}`);
	await expect(page.getByText('Seul un identifiant est gardé')).toBeVisible();
	await page.getByRole('link', { name: CONTINUE }).click();
}

test('an invitation is taken up at the provider, which then opens the same account', async ({
	page,
	world
}) => {
	const token = await world.invite('Jeanne Essai', 'reader');
	await takeUp(page, token);
	await answer(page, 'jeanne');
	await expect(page).toHaveURL(`${world.server.url}/`);
	await expect(page.getByText('Aucune donnée pour l’instant')).toBeVisible();
	const cookies = await page.context().cookies();
	expect(cookies.filter(({ httpOnly }) => !httpOnly)).toEqual([]);

	await page.context().clearCookies({ name: 'cible' });
	await page.goto('/structures?q=saint');
	await expect(page.getByRole('heading', { name: 'Connexion' })).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByRole('link', { name: CONTINUE }).click();
	await expect(page).toHaveURL(`${world.server.url}/structures?q=saint`);

	await page.context().clearCookies();
	await page.goto(`/connexion/fournisseurs/essai?invitation=${token}`);
	await page.getByRole('link', { name: CONTINUE }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette invitation ne peut plus servir');
});

test('who was not invited is told what to do, and comes no further', async ({ page }) => {
	await page.goto('/connexion');
	await page.getByRole('link', { name: CONTINUE }).click();
	await answer(page, 'inconnue');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Aucun compte n’est rattaché à cette identité'
	);
	await expect(page.getByText('demandez-en une à un administrateur')).toBeVisible();
	expect(page.url()).not.toMatch(/code=|state=/);
	await expectNoAxeViolations(page);
	await page.goto('/');
	await expect(page).toHaveURL(/\/connexion$/);
});

test('who gives up at the provider is told so', async ({ page }) => {
	await page.goto('/connexion');
	await page.getByRole('link', { name: CONTINUE }).click();
	await page.getByRole('button', { name: 'Annuler' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('n’a pas confirmé votre identité');
});

test('an administrator whom the provider saw with one factor owes the other', async ({ page, world }) => {
	await takeUp(page, await world.invite('Paul Essai', 'admin'));
	await answer(page, 'paul');
	await expect(page).toHaveURL(/\/connexion\/second-facteur/);
	await page.goto('/donnees');
	await expect(page).toHaveURL(/\/connexion\/second-facteur/);
});

test('an administrator whom the provider saw with two factors is signed in', async ({ page, world }) => {
	await takeUp(page, await world.invite('Zoé Essai', 'admin'));
	await answer(page, 'zoe', { strong: true });
	await expect(page.getByText('Aucune donnée pour l’instant')).toBeVisible();
});

test('a link of another site does not leave for the provider: a page asks first', async ({ page, world }) => {
	await page.goto('/connexion/fournisseurs/essai/aller?next=/structures');
	await expect(page).toHaveURL(`${world.server.url}/connexion/fournisseurs/essai?next=/structures`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(CONTINUE);
	await expectNoAxeViolations(page);
});

test('the return of one browser opens nothing in another', async ({ page, browser, world }) => {
	await takeUp(page, await world.invite('Rose Essai', 'reader'));
	const returned = page.waitForRequest(/\/retour\?/);
	await page.route(/\/retour\?/, (route) => route.fulfill({ status: 200, body: 'kept back' }));
	await answer(page, 'rose');
	const address = (await returned).url();
	const other = await browser.newContext();
	const elsewhere = await other.newPage();
	await elsewhere.goto(address);
	await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Cette connexion a expiré');
	expect((await other.cookies()).some(({ name }) => name === 'cible')).toBe(false);
	await other.close();
});

test('who signs out may close the session at the provider too', async ({ page, world }) => {
	await takeUp(page, await world.invite('Léa Essai', 'reader'));
	await answer(page, 'lea');
	await expect(page.getByText('Aucune donnée pour l’instant')).toBeVisible();
	await page.context().clearCookies({ name: 'cible' });
	await page.goto('/connexion?fin');
	await page.getByRole('link', { name: 'la fermer aussi' }).click();
	await page.getByRole('button', { name: 'Quitter le fournisseur' }).click();
	await expect(page).toHaveURL(/\/connexion/);
	await page.getByRole('link', { name: CONTINUE }).click();
	await expect(page.getByRole('heading', { name: 'Fournisseur de test' })).toBeVisible();
});

test('a provider that is down is told with a reference that the log holds', async ({ page, world }) => {
	await page.goto('/connexion');
	await page.getByRole('link', { name: 'Continuer avec Fournisseur en panne' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fournisseur en panne ne répond pas');
	const reference = /Référence.: ([0-9a-f]{8})/.exec(await page.locator('main').innerText())?.[1] ?? '';
	expect(reference).not.toBe('');
	const line =
		world.server
			.errors()
			.split('\n')
			.find((text) => text.includes(reference)) ?? '{}';
	expect(JSON.parse(line)).toMatchObject({ level: 'warn', event: 'provider-unavailable', provider: 'panne' });
	await expect(page.getByRole('link', { name: 'Se connecter autrement' })).toBeVisible();
});
