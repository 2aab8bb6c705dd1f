import http from 'node:http';
import * as v from 'valibot';
import { ROUTE_WAYS } from '../support/route-samples';
import { startServer } from '../support/server';
import { send, type Answer } from './support/send';
import { expect, test } from './support/test';

// A server of its own: somebody signs out.
test.use({ dataset: 'empty', apart: 'requests' });

const EVENT = v.object({ level: v.string(), event: v.string() });

/** What writes: every route of the manifest by every method and form action, and addresses that no route answers. */
const WRITES = [
	...ROUTE_WAYS.filter(({ method }) => method !== 'GET').map(({ path, method }) => ({ path, method })),
	...['POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) =>
		['/nowhere', '/api/nowhere'].map((path) => ({ path, method }))
	)
];

/** Whom nothing may be written for, though the browser would join the cookie of somebody signed in. */
const senders = (url: string): readonly (readonly [string, Record<string, string>])[] => [
	['no Origin', {}],
	['another site', { origin: 'https://evil.example' }],
	['a frame without origin', { origin: 'null' }],
	['a name under ours', { origin: `http://sub.${new URL(url).host}` }],
	['another port', { origin: 'http://127.0.0.1:1' }],
	['our origin, by https', { origin: url.replace('http:', 'https:') }],
	['our origin, told by another site', { origin: url, 'sec-fetch-site': 'cross-site' }],
	['a neighbour site', { 'sec-fetch-site': 'same-site' }],
	['an address typed in', { 'sec-fetch-site': 'none' }]
];

test('nothing written to any route passes unless it comes from a page of ours', async ({ server }) => {
	test.setTimeout(240_000);
	const cookie = server.cookies[0] ?? '';
	expect(WRITES.length).toBeGreaterThan(150);
	const passed: string[] = [];
	for (const [name, sender] of senders(server.url)) {
		for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
			for (const { path, method } of WRITES) {
				const headers = { ...sender, cookie, 'content-type': type };
				const { status, body } = await send(server.url + path, method, headers, '{}');
				if (status !== 403 || !body.includes('ne vient pas d’une page de Cible 2028'))
					passed.push(`${method} ${path} from ${name}: ${status}`);
			}
		}
	}
	expect(passed).toEqual([]);
});

test('a foreign name that leads to the server reads nothing', async ({ server }) => {
	const cookie = server.cookies[0] ?? '';
	for (const host of ['evil.example', `evil.example:${new URL(server.url).port}`, '192.168.1.10']) {
		const { status, body } = await send(`${server.url}/`, 'GET', { host, cookie });
		expect(status).toBe(403);
		expect(body).toContain('Cette adresse n’est pas celle de Cible 2028');
	}
	const host = `localhost:${new URL(server.url).port}`;
	expect((await send(`${server.url}/`, 'GET', { host, cookie })).status).toBe(200);
});

test('a body larger than its path accepts is refused before it is read', async ({ server }) => {
	const headers = { origin: server.url, 'content-type': 'application/json', 'content-length': '1000001' };
	const answer = await new Promise<Answer>((resolve, reject) => {
		const request = http.request(`${server.url}/nowhere`, { method: 'POST', headers }, (response) => {
			let body = '';
			response.on('data', (chunk: Buffer) => (body += chunk.toString()));
			response.on('end', () => {
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
				request.destroy();
			});
		});
		request.on('error', reject);
		request.flushHeaders();
	});
	expect(answer.status).toBe(413);
	expect(answer.body).toContain('1\u00a0Mo');
});

/** What every answer carries, whoever gives it. */
function expectCareful({ headers }: Answer): void {
	expect(headers['x-content-type-options']).toBe('nosniff');
	expect(headers['referrer-policy']).toBe('same-origin');
	expect(headers['x-frame-options']).toBe('DENY');
	expect(headers['permissions-policy']).toContain('camera=()');
	expect(headers['cross-origin-opener-policy']).toBe('same-origin');
	expect(headers['cross-origin-resource-policy']).toBe('same-origin');
}

/** Addresses of scripts and styles that a page asks for. */
const assetsOf = (body: string): string[] =>
	[...body.matchAll(/\/_app\/immutable\/[\w./-]+/g)].map(([path]) => path);

test('every answer carries the headers of a careful site: pages, data, assets, errors, refusals', async ({
	server
}) => {
	const cookie = server.cookies[0] ?? '';
	const page = await send(`${server.url}/`, 'GET', { cookie, accept: 'text/html' });
	expect(page.headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/);
	const assets = assetsOf(page.body);
	expect(assets.length).toBeGreaterThan(2);
	const paths = [
		'/',
		'/nowhere',
		'/sante',
		'/favicon.svg',
		'/plain.css',
		'/%E0%A4%A',
		'/donnees/__data.json'
	];
	for (const path of [...paths, ...assets]) {
		const answer = await send(server.url + path, 'GET', { cookie });
		expectCareful(answer);
		const isScript = path.startsWith('/_app/');
		if (!isScript) expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
		expect(answer.headers['strict-transport-security']).toBeUndefined();
	}
	expectCareful(await send(`${server.url}/`, 'POST', {}, '{}'));
	expectCareful(await send(`${server.url}/`, 'GET', { host: 'evil.example' }));
});

test('each page has a nonce of its own', async ({ server }) => {
	const nonce = async () => {
		const { headers } = await send(`${server.url}/connexion`, 'GET', {});
		return /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1];
	};
	const nonces = await Promise.all([nonce(), nonce(), nonce()]);
	expect(new Set(nonces).size).toBe(3);
});

test('behind a proxy that ends TLS, browsers are told to stay with https and cookies say so', async () => {
	const origin = 'https://cible.exemple.fr';
	const server = await startServer({ dataset: 'empty', people: [], env: { ORIGIN: origin } });
	try {
		const host = new URL(origin).host;
		for (const path of ['/connexion', '/favicon.svg', '/nowhere']) {
			const { headers } = await send(server.url + path, 'GET', { host });
			expect(headers['strict-transport-security']).toBe('max-age=31536000');
		}
		const cookie = '__Host-cible=personne';
		const { headers } = await send(`${server.url}/connexion`, 'GET', { host, cookie });
		expect(headers['set-cookie']?.join()).toMatch(/^__Host-cible=;.*Secure/);
	} finally {
		await server.stop();
	}
});

test('the health of the server is told to anyone, with no more than its version', async ({ server }) => {
	const { status, headers, body } = await send(`${server.url}/sante`, 'GET', {});
	expect(status).toBe(200);
	expect(headers['cache-control']).toBe('no-store');
	expect(JSON.parse(body)).toEqual({
		status: 'ok',
		database: 'ok',
		version: expect.stringMatching(/^\d+\.\d+\.\d+$/)
	});
});

test('going back after signing out shows nothing of what was there', async ({ page }) => {
	await page.goto('/structures');
	await page.goto('/donnees');
	const leaving = page.waitForURL(/\/connexion/);
	await page.evaluate(() => document.querySelector<HTMLFormElement>('form[action="/deconnexion"]')?.submit());
	await leaving;
	await page.goBack();
	await expect(page).toHaveURL(/\/connexion\?next=/);
	await expect(page.getByRole('navigation', { name: 'Lieux du produit' })).toHaveCount(0);
});

test('a page that does not exist says so in French', async ({ page, problems }) => {
	const response = await page.goto('/nulle-part');
	expect(response?.status()).toBe(404);
	await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
	await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible();
	expect(problems).toHaveLength(1);
	problems.length = 0;
});

test('the server ends well soon after it is told to stop', async () => {
	const server = await startServer({ dataset: 'empty' });
	expect(await server.stop()).toBe(0);
	const lines = server.errors().trimEnd().split('\n');
	expect(lines.map((line) => v.parse(EVENT, JSON.parse(line)))).toEqual([
		{ level: 'info', event: 'started' },
		{ level: 'info', event: 'stopped' }
	]);
});
