import { expectNoAxeViolations } from './support/axe';
import { signedInAs } from './support/signed-in';
import { expect, test } from './support/test';

/** No file of the demonstration has a site of Mayotte. */
const MAYOTTE = '06';

test.use({
	dataset: 'demo',
	people: [
		[
			{ role: 'admin', scope: 'national' },
			{ role: 'analyst', scope: [MAYOTTE] }
		],
		{ scope: 'test' }
	]
});

test.use({ storageState: async ({ server }, use) => use(signedInAs(server, 1)) });

test('a territory without any site says so everywhere, draws nothing, and speaks of no filter', async ({
	page
}) => {
	const title = page.getByRole('heading', { level: 1 });
	await test.step('on the dashboard', async () => {
		await page.goto('/');
		await expect(title).toHaveText('Aucune structure dans le périmètre.');
		await expect(page.getByText('Aucun site dans ce territoire')).toBeVisible();
		await expect(page.getByText(/filtre/)).toHaveCount(0);
		await expect(page.getByRole('figure')).toHaveCount(0);
		await expect(page.getByRole('link', { name: /^Lister/ })).toHaveCount(0);
		await expectNoAxeViolations(page);
	});
	await test.step('in the lists', async () => {
		for (const list of ['/structures', '/organisations']) {
			await page.goto(list);
			await expect(page.getByText('Rien à lister')).toBeVisible();
			await expect(page.getByText('Retirez un filtre')).toHaveCount(0);
			await page.goto(`${list}?q=lilas`);
			await expect(page.getByText('Aucune ligne ne correspond')).toBeVisible();
		}
	});
	await test.step('in the collection', async () => {
		await page.goto('/collecte');
		await expect(title).toHaveText('Aucune structure dans le périmètre.');
		await expect(page.getByText('n’est dans les fichiers importés')).toBeVisible();
		await expect(page.getByText('à préciser')).toHaveCount(0);
		await expectNoAxeViolations(page);
	});
});
