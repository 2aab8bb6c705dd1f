import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '../support/postgres';
import { startServer } from '../support/server';
import { send } from './support/send';
import { browserTest as test, expect } from './support/test';

/** Each is sent in its place, and in no log. */
const SECRETS = {
	password: 'sept-lampes-vertes-au-port',
	email: 'mathilde.secrete@exemple.invalid',
	query: 'recherche-confidentielle',
	header: 'en-tete-confidentiel',
	body: 'corps-confidentiel',
	invitation: 'jeton-confidentiel-de-l-invitation-0123456789',
	code: 'code-confidentiel-du-fournisseur-0123456789',
	state: 'etat-confidentiel-du-fournisseur-0123456789',
	step: 'etape-confidentielle-du-fournisseur-0123456789',
	clientSecret: 'secret-confidentiel-du-client'
};

function providersFile(folder: string): string {
	const file = path.join(folder, 'providers.json');
	const provider = {
		id: 'panne',
		label: 'Fournisseur en panne',
		issuer: 'http://127.0.0.1:9',
		clientId: 'cible',
		clientSecret: SECRETS.clientSecret
	};
	fs.writeFileSync(file, JSON.stringify([provider]));
	return file;
}

test('the log tells of failures by their reference, and never holds a secret', async () => {
	test.setTimeout(120_000);
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-logs-'));
	const cluster = await startPostgres();
	const env = { DATABASE_URL: cluster.url, OIDC_PROVIDERS: providersFile(folder), LOG_LEVEL: 'debug' };
	const server = await startServer({ dataset: 'empty', env });
	const session = server.cookies[0] ?? '';
	const { query, code, state, invitation } = SECRETS;
	const headers = {
		origin: server.url,
		accept: 'text/html',
		'x-trace': SECRETS.header,
		'sec-fetch-site': 'same-origin',
		cookie: `${session}; cible-fournisseur=${SECRETS.step}`
	};
	const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
	const json = { ...headers, accept: 'application/json', 'content-type': 'application/json' };
	const signIn = new URLSearchParams({ email: SECRETS.email, password: SECRETS.password }).toString();
	const returned = `/connexion/fournisseurs/panne/retour?code=${code}&state=${state}`;

	/** Sends each secret where it may come, and gives the bodies of the answers. */
	const sendAll = async (): Promise<readonly string[]> => {
		const answers = [
			await send(`${server.url}/connexion?/password`, 'POST', form, signIn),
			await send(`${server.url}/structures?q=${query}`, 'GET', headers),
			await send(`${server.url}/connexion/fournisseurs/panne/aller?invitation=${invitation}`, 'GET', headers),
			await send(`${server.url}/connexion/fournisseurs/panne/aller?next=/${query}`, 'GET', headers),
			await send(server.url + returned, 'GET', headers),
			await send(`${server.url}/invitation/${invitation}`, 'GET', headers),
			await send(`${server.url}/invitation/${invitation}`, 'POST', form, signIn),
			await send(`${server.url}/api/views`, 'POST', json, JSON.stringify({ name: SECRETS.body })),
			await send(`${server.url}/api/lists`, 'POST', json, JSON.stringify({ name: SECRETS.body, finess: [] }))
		];
		return answers.map(({ body }) => body);
	};
	try {
		await sendAll();
		process.kill(cluster.pid, 'SIGKILL');
		const bodies = await sendAll();
		const health = await send(`${server.url}/sante`, 'GET', {});
		expect(health.status).toBe(503);
		expect(JSON.parse(health.body)).toMatchObject({ status: 'down', database: 'down' });
		const lines = server.errors().trimEnd().split('\n');
		const events = lines.map((line): unknown => JSON.parse(line));
		expect(events).toContainEqual(expect.objectContaining({ level: 'info', event: 'started' }));
		expect(events).toContainEqual(
			expect.objectContaining({ level: 'warn', event: 'provider-unavailable', provider: 'panne' })
		);
		expect(events).toContainEqual(expect.objectContaining({ level: 'error', status: 503 }));
		expect(bodies.join('')).toContain('PostgreSQL');

		const { password } = new URL(cluster.url);
		const sessionToken = session.split('=')[1] ?? '';
		const found = Object.entries({ ...SECRETS, sessionToken, database: `:${password}@` }).filter(
			([, secret]) => [secret, encodeURIComponent(secret)].some((text) => server.errors().includes(text))
		);
		expect(found).toEqual([]);
		expect(server.output()).not.toContain(SECRETS.clientSecret);
	} finally {
		await server.stop();
		await cluster.stop();
		fs.rmSync(folder, { recursive: true, force: true });
	}
});
