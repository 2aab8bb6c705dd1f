import http from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decodeDecision, decodeLabels } from '../../src/lib/arrow';
import { expect, test } from './support/test';

interface Answer {
	readonly status: number;
	readonly headers: http.IncomingHttpHeaders;
	readonly body: Buffer;
}

let cookie = '';
test.beforeAll(({ server }) => {
	cookie = server.cookies[0] ?? '';
});

/** A request of somebody signed in, with these headers only: nothing is asked for, decompressed or kept on its own. */
function get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
	return new Promise((resolve, reject) => {
		http
			.get(url, { headers: { cookie, ...headers } }, (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						body: Buffer.concat(chunks)
					})
				);
			})
			.on('error', reject);
	});
}

const PARTS = ['decision', 'labels'] as const;

for (const part of PARTS) {
	test(`the ${part} travel once: the same tag is answered by nothing`, async ({ server }) => {
		const url = `${server.url}/api/territory/${part}`;
		const first = await get(url, { 'accept-encoding': 'br' });
		expect(first.status).toBe(200);
		const etag = first.headers.etag ?? '';
		expect(etag).toMatch(new RegExp(`^"[0-9a-f]{64}-${part}-`));
		for (const tag of [etag, `W/${etag}`, `"other", ${etag}`]) {
			const again = await get(url, { 'accept-encoding': 'br', 'if-none-match': tag });
			expect(again.status).toBe(304);
			expect(again.body).toHaveLength(0);
			expect(again.headers.etag).toBe(etag);
		}
		const other = await get(url, { 'accept-encoding': 'gzip', 'if-none-match': etag });
		expect(other.status).toBe(200);
	});

	test(`the ${part} are the same bytes however they are compressed`, async ({ server }) => {
		const url = `${server.url}/api/territory/${part}`;
		const bodies = {
			br: await get(url, { 'accept-encoding': 'gzip, br' }),
			gzip: await get(url, { 'accept-encoding': 'br;q=0, gzip' }),
			identity: await get(url)
		};
		expect(bodies.br.headers['content-encoding']).toBe('br');
		expect(bodies.gzip.headers['content-encoding']).toBe('gzip');
		expect(bodies.identity.headers['content-encoding']).toBeUndefined();
		for (const { headers } of Object.values(bodies)) expect(headers.vary).toBe('accept-encoding');
		expect(brotliDecompressSync(bodies.br.body).equals(bodies.identity.body)).toBe(true);
		expect(gunzipSync(bodies.gzip.body).equals(bodies.identity.body)).toBe(true);
	});
}

test('both parts together are a territory', async ({ server }) => {
	const [decision, labels] = await Promise.all(
		PARTS.map(async (part) => new Uint8Array((await get(`${server.url}/api/territory/${part}`)).body))
	);
	const first = await decodeDecision(decision ?? new Uint8Array());
	const whole = await decodeLabels(labels ?? new Uint8Array(), first);
	expect(whole.structures.rows).toBeGreaterThan(0);
	expect(first.structures.columns.has('structure.name')).toBe(false);
	expect(whole.structures.columns.has('structure.name')).toBe(true);
});

test('a version in the address is kept for good; without one the browser asks again', async ({ server }) => {
	const current = await get(`${server.url}/api/territory/decision`);
	const hash = /[0-9a-f]{64}/.exec(current.headers.etag ?? '')?.[0] ?? '';
	const named = await get(`${server.url}/api/territory/decision?version=${hash}`);
	expect(named.status).toBe(200);
	expect(named.headers['cache-control']).toBe('private, max-age=31536000, immutable');
	expect(current.headers['cache-control']).toBe('private, no-cache');
});

test('what is not there is refused with a sentence', async ({ server }) => {
	const refused: [string, number, string][] = [
		['nowhere', 404, 'Cette partie des données n’existe pas.'],
		[`decision?version=${'0'.repeat(64)}`, 404, 'Cette version des données n’existe pas'],
		['labels?version=%27%20or%201=1', 404, 'Cette version des données n’existe pas'],
		['decision?version=', 404, 'Cette version des données n’existe pas'],
		['decision?build=other', 409, 'Cible 2028 a été mis à jour']
	];
	for (const [path, status, sentence] of refused) {
		const answer = await get(`${server.url}/api/territory/${path}`, { accept: 'application/json' });
		expect([path, answer.status]).toEqual([path, status]);
		expect(answer.body.toString()).toContain(sentence);
		expect(answer.headers['cache-control']).toBe('private, no-store');
	}
});

test('a foreign name that leads to the server gets no part', async ({ server }) => {
	for (const part of PARTS) {
		const answer = await get(`${server.url}/api/territory/${part}`, { host: 'evil.example' });
		expect(answer.status).toBe(403);
	}
});

test('a list shows its first rows while the names are on their way, even of a search, then all of them', async ({
	page
}) => {
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route('**/api/territory/labels*', async (route) => {
		await held;
		await route.continue();
	});
	await page.goto('/structures');
	await expect(page.getByRole('row').nth(1)).toBeVisible();
	await expect(page.getByText('La liste complète arrive')).toBeVisible();
	const segment = page.getByRole('group', { name: 'Filtres' }).getByRole('button', { name: 'Segment' });
	await expect(segment).toBeDisabled();
	const all = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
	await page.getByRole('searchbox').fill('EHPAD');
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(all);
	const found = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
	release();
	await expect(segment).toBeEnabled();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(found);
	await expect(page.getByText('La liste complète arrive')).toHaveCount(0);
});

test('a filter asks nothing of the server once the list is whole', async ({ page }) => {
	await page.goto('/structures');
	const sector = page.getByRole('group', { name: 'Filtres' }).getByRole('button', { name: 'Champ' });
	await expect(sector).toBeEnabled();
	await sector.click();
	const asked: string[] = [];
	page.on('request', (request) => {
		if (/__data|\/api\//.test(request.url())) asked.push(request.url());
	});
	await page.getByRole('checkbox', { name: /Personnes âgées/ }).check();
	await expect(page).toHaveURL(/sector=PA/);
	await expect(page.getByRole('button', { name: /Retirer le filtre Champ/ })).toBeVisible();
	expect(asked).toEqual([]);
});

for (const [part, title] of [
	['decision', 'Les données n’ont pas pu être chargées'],
	['labels', 'Les noms et les lieux n’ont pas pu être chargés']
] as const) {
	test(`a failure of the ${part} is said, and can be tried again`, async ({ page, problems }) => {
		let tries = 0;
		await page.route(`**/api/territory/${part}*`, (route) => {
			tries++;
			return route.abort();
		});
		await page.goto('/structures');
		await expect(page.getByText(title)).toBeVisible();
		await expect(page.getByRole('row').nth(1)).toBeVisible();
		expect(tries).toBe(1);
		await page.unroute(`**/api/territory/${part}*`);
		await page.getByRole('button', { name: 'Réessayer' }).click();
		await expect(
			page.getByRole('group', { name: 'Filtres' }).getByRole('button', { name: 'Segment' })
		).toBeEnabled();
		await expect(page.getByText(title)).toHaveCount(0);
		// The browser itself reports the request that the test cut.
		problems.length = 0;
	});
}

test('a page of another build than the server says to reload', async ({ page, problems }) => {
	await page.route('**/api/territory/decision*', (route) => {
		const url = new URL(route.request().url());
		url.searchParams.set('build', 'older');
		return route.continue({ url: url.href });
	});
	await page.goto('/structures');
	await expect(page.getByRole('button', { name: 'Recharger la page' })).toBeVisible();
	problems.length = 0;
});
