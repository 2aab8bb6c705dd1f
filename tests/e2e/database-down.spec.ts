import { startPostgres } from '../support/postgres';
import { startServer } from '../support/server';
import { signedInAs } from './support/signed-in';
import { browserTest as test, expect } from './support/test';

test('while PostgreSQL is away each page says so in French, and all is well when it is back', async ({
	browser
}) => {
	test.setTimeout(120_000);
	const cluster = await startPostgres();
	const server = await startServer({ dataset: 'empty', env: { DATABASE_URL: cluster.url } });
	try {
		const context = await browser.newContext({ storageState: signedInAs(server, 0) });
		const page = await context.newPage();
		await page.goto(`${server.url}/`);
		await expect(page.getByText('Aucune donnée pour l’instant')).toBeVisible();
		process.kill(cluster.pid, 'SIGKILL');
		for (const address of ['/', '/structures', '/donnees']) {
			const response = await page.goto(server.url + address);
			expect(response?.status()).toBe(503);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cette page n’a pas pu être affichée');
			await expect(page.getByText(/La base PostgreSQL/)).toBeVisible();
		}
		await cluster.restart();
		await page.getByRole('link', { name: 'Réessayer' }).click();
		await expect(page.getByText('Déposez ici un ou plusieurs fichiers')).toBeVisible();
		await context.close();
	} finally {
		await server.stop();
		await cluster.stop();
	}
});
