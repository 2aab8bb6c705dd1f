import http from 'node:http';
import { startServer } from '../support/server';
import { send, type Answer } from './support/send';
import { expect, test } from './support/test';

test.use({ dataset: 'empty' });

const PATHS = ['/', '/donnees', '/structures', '/nowhere', '/api/nowhere'];

for (const path of PATHS) {
	test(`nothing written to ${path} passes unless it comes from a page of ours`, async ({ server }) => {
		const senders: Record<string, string>[] = [
			{},
			{ origin: 'https://evil.example' },
			{ origin: 'null' },
			{ origin: `http://sub.${new URL(server.url).host}` },
			{ origin: 'http://127.0.0.1:1' },
			{ origin: server.url, 'sec-fetch-site': 'cross-site' }
		];
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
			for (const sender of senders) {
				for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
					const { status, body } = await send(
						server.url + path,
						method,
						{ ...sender, 'content-type': type },
						'{}'
					);
					expect(status).toBe(403);
					expect(body).toContain('ne vient pas d’une page de Cible 2028');
				}
			}
		}
	});
}

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

test('every answer carries the headers of a careful site', async ({ server }) => {
	for (const path of ['/', '/nowhere']) {
		const { headers } = await send(server.url + path, 'GET', {});
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['referrer-policy']).toBe('same-origin');
		expect(headers['x-frame-options']).toBe('DENY');
		expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
	}
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
	expect(server.errors()).toBe('');
});
