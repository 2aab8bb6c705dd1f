import type { Browser, Page } from '@playwright/test';
import type { ServedRoom } from '../support/served-room';
import { signedInAs } from './support/signed-in';
import { testsOfRoom } from './support/room';
import { expect } from './support/test';

/** People of a room as they come and go: two tabs of one, a name that offends, a server that starts again under them. */
const test = testsOfRoom();
test.use({ viewport: { width: 390, height: 844 }, storageState: { cookies: [], origins: [] } });
test.describe.configure({ mode: 'serial' });

const live = (page: Page) => expect(page.getByText('En direct')).toBeVisible({ timeout: 30_000 });
const stance = (page: Page, name: string) => page.getByRole('radio', { name });

async function join(page: Page, { code }: ServedRoom, name: string): Promise<void> {
	await page.goto(`/salle/${code}`);
	await page.getByLabel('Votre nom').fill(name);
	await page.getByLabel('Groupe A').check();
	await page.getByRole('button', { name: 'Entrer' }).click();
	await live(page);
}

async function consoleOf(browser: Browser, room: ServedRoom): Promise<Page> {
	const context = await browser.newContext({
		storageState: signedInAs(room.server, 0),
		baseURL: room.server.url,
		viewport: { width: 1366, height: 900 }
	});
	const page = await context.newPage();
	await page.goto(`/salle/${room.code}/animation`);
	return page;
}

test('two tabs of one participant are one, and show the same answers', async ({ page, room, context }) => {
	await join(page, room, 'Camille');
	await room.does({ type: 'start-step', step: 'question-1' });
	const other = await context.newPage();
	await other.goto(`/salle/${room.code}`);
	await expect(stance(other, 'D’accord')).toBeVisible();
	await stance(page, 'D’accord').check();
	await expect(stance(other, 'D’accord')).toBeChecked();
	await stance(other, 'Non').check();
	await expect(stance(page, 'Non')).toBeChecked();
	const told = await page.request.get(`/salle/${room.code}/etat?vue=participant`);
	const { pieces }: { pieces: Record<string, { participants?: number; answered?: number }> } =
		await told.json();
	expect([pieces['people']?.participants, pieces['progress:a-statements']?.answered]).toEqual([1, 1]);
});

test('a server that starts again under a phone gets once what was answered meanwhile', async ({
	page,
	room,
	problems
}) => {
	await join(page, room, 'Dominique');
	await stance(page, 'D’accord').check();
	await page.getByRole('button', { name: 'Suivante' }).click();
	const seqOf = async (): Promise<number> => {
		const told = await page.request.get(`/salle/${room.code}/etat?vue=participant`);
		const { seq }: { seq: number } = await told.json();
		return seq;
	};
	const before = await seqOf();
	await room.goesDown();
	await expect(page.getByText('Hors connexion')).toBeVisible();
	await stance(page, 'Non').check();
	await expect(page.getByText('1 réponse gardée')).toBeVisible();
	await room.comesBack();
	await live(page);
	await expect(page.getByText('réponse gardée')).toHaveCount(0);
	await expect(stance(page, 'Non')).toBeChecked();
	expect(await seqOf()).toBe(before + 1);
	await page.reload();
	await live(page);
	await page.getByRole('button', { name: 'Liste' }).click();
	await expect(page.getByText('Il reste 5 questions')).toBeVisible();
	// What the browser says of a server that is not there.
	problems.length = 0;
});

test('a name that offends is changed, and who insists is removed, on the screen of the facilitator', async ({
	page,
	room,
	browser,
	problems
}) => {
	await join(page, room, 'Un mot qui fâche');
	const desk = await consoleOf(browser, room);
	await desk.getByRole('button', { name: 'Un mot qui fâche' }).click();
	const dialog = desk.getByRole('dialog');
	await dialog.getByLabel('Nom').fill('Participant anonyme');
	await dialog.getByRole('button', { name: 'Renommer' }).click();
	await expect(dialog).toHaveCount(0);
	await expect(desk.getByText('Un mot qui fâche')).toHaveCount(0);
	await desk.getByRole('button', { name: 'Participant anonyme' }).click();
	await dialog.getByRole('button', { name: 'Retirer de l’atelier…' }).click();
	await dialog.getByRole('button', { name: 'Oui, retirer de l’atelier' }).click();
	await expect(dialog).toHaveCount(0);
	await expect(page.getByRole('heading', { name: 'Vous n’êtes plus dans cet atelier' })).toBeVisible();
	await desk.context().close();
	// A phone that was removed may look no more.
	expect(problems.filter((problem) => !problem.includes('403'))).toEqual([]);
	problems.length = 0;
});
