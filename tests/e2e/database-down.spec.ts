import postgres from 'postgres';
import { startPostgres } from '../support/postgres';
import { startServer } from '../support/server';
import { signedInAs } from './support/signed-in';
import { browserTest as test, expect } from './support/test';

/** Who asks is still known, then PostgreSQL goes: what drafts are read from says what a server that stops says. */
const DRAFTS_GONE = `
	alter table criteria_drafts rename to criteria_drafts_kept;
	create function gone() returns setof criteria_drafts_kept language plpgsql as
		$$ begin raise exception 'the database system is shutting down' using errcode = '57P01'; end $$;
	create view criteria_drafts as select * from gone()`;
const DRAFTS_BACK = `drop view criteria_drafts; drop function gone; alter table criteria_drafts_kept rename to criteria_drafts`;

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

		const sql = postgres(cluster.url, { max: 1, onnotice: () => undefined });
		await sql.unsafe(DRAFTS_GONE);
		const cut = await page.goto(`${server.url}/criteres`);
		expect(cut?.status()).toBe(503);
		await expect(page.getByText(/La base PostgreSQL/)).toBeVisible();
		await sql.unsafe(DRAFTS_BACK);
		await sql.end();

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
