import type { Browser, Page } from '@playwright/test';
import type { ServedRoom } from '../support/served-room';
import { expectNoAxeViolations } from './support/axe';
import { testsOfRoom } from './support/room';
import { signedInAs } from './support/signed-in';
import { expect } from './support/test';

/** A room in its first question, with two facilitators who may run it and one of another region. */
const test = testsOfRoom({
	moment: 'question-1',
	people: [
		{ role: 'admin', scope: 'national' },
		{ role: 'facilitator', scope: ['53'] },
		{ role: 'facilitator', scope: ['11'] }
	]
});
test.describe.configure({ mode: 'serial' });

/** A screen of somebody, on a page of the room. */
async function screen(browser: Browser, room: ServedRoom, person: number, surface: string): Promise<Page> {
	const context = await browser.newContext({
		storageState: signedInAs(room.server, person),
		baseURL: room.server.url,
		reducedMotion: 'reduce'
	});
	const page = await context.newPage();
	await page.goto(`/salle/${room.code}/${surface}`);
	return page;
}

const statements = (page: Page) =>
	page.getByRole('article', { name: 'Ce que nous avons entendu des grands groupes' });

test('two facilitators share a room: one drives, the other sees all and takes over', async ({
	browser,
	room
}) => {
	const first = await screen(browser, room, 0, 'animation');
	const second = await screen(browser, room, 1, 'animation');
	await expect(first.getByText('Conduit par vous')).toBeVisible();
	await expect(second.getByText('Conduit par Camille Essai (admin)')).toBeVisible();
	await expect(second.getByRole('button', { name: 'Étape suivante' })).toBeDisabled();
	await expect(statements(second).getByText('11 sur 12 ont répondu')).toBeVisible();

	await second.getByRole('button', { name: 'Prendre la main' }).click();
	await expect(first.getByText('Conduit par Camille Essai (facilitator)')).toBeVisible();
	await expect(statements(first).getByRole('button', { name: 'Révéler' })).toBeDisabled();
	await second.getByLabel('Passer la main à').selectOption({ label: 'à Camille Essai (admin)' });
	await expect(first.getByText('Conduit par vous')).toBeVisible();
});

test('a facilitator whose laptop closes leaves the room to the other, and comes back to it as it is', async ({
	browser,
	room
}) => {
	const first = await screen(browser, room, 0, 'animation');
	const second = await screen(browser, room, 1, 'animation');
	await expect(first.getByText('Conduit par vous')).toBeVisible();
	await first.context().close();

	await second.getByRole('button', { name: 'Prendre la main' }).click();
	await expect(second.getByText('Conduit par vous')).toBeVisible();
	await expect(second.getByRole('button', { name: 'Étape suivante' })).toBeEnabled();

	const back = await screen(browser, room, 0, 'animation');
	await expect(back.getByText('Conduit par Camille Essai (facilitator)')).toBeVisible();
	await expect(statements(back).getByText('11 sur 12 ont répondu')).toBeVisible();
	await back.getByRole('button', { name: 'Prendre la main' }).click();
	await expect(back.getByText('Conduit par vous')).toBeVisible();
	await expect(second.getByText('Conduit par Camille Essai (admin)')).toBeVisible();
});

test('a result is on the projector once it is revealed, not before', async ({ browser, room }) => {
	const console = await screen(browser, room, 0, 'animation');
	const projector = await screen(browser, room, 0, 'ecran?vue=vote-a-statements');
	await expect(projector.getByText('11 sur 12 ont répondu')).toBeVisible();
	await expect(projector.getByText('D’accord')).toHaveCount(0);
	await projector.keyboard.press('Escape');
	await expect(projector.getByRole('heading', { level: 1 })).toHaveText(
		'Qui fait partie de chaque segment ?'
	);

	await statements(console).getByRole('button', { name: 'Révéler' }).click();
	await expect(projector.getByRole('heading', { level: 1 })).toHaveText(/^Majorité d’accord sur/);
	await expect(statements(console).getByText(/^Majorité d’accord sur/)).toBeVisible();
	for (const name of ['Awa', 'Participant']) await expect(projector.getByText(name)).toHaveCount(0);

	await projector.keyboard.press('ArrowRight');
	await expect(projector).toHaveURL(/\?vue=/);
	await projector.keyboard.press('Escape');
	await expect(projector).not.toHaveURL(/\?vue=/);
	await expectNoAxeViolations(projector);
	await expectNoAxeViolations(console);
});

test('keys run the room, but never while one writes; what is being written outlives the step', async ({
	browser,
	room
}) => {
	const page = await screen(browser, room, 0, 'animation');
	const note = page.getByLabel('Texte de la note');
	await note.fill('');
	await note.pressSequentially('non n ?');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Qui fait partie de chaque segment ?');
	await page.getByRole('button', { name: 'Noter' }).click();
	await expect(page.getByText('non n ?')).toBeVisible();

	await page.getByRole('heading', { level: 1 }).click();
	await page.keyboard.press(' ');
	await expect(page.getByRole('button', { name: 'Reprendre' })).toBeVisible();
	await page.keyboard.press('n');
	await page
		.getByRole('dialog', { name: /révélé/ })
		.getByRole('button', { name: 'Passer sans révéler' })
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Quels critères caractérisent chaque segment ?'
	);
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog')).toContainText('Passer à l’étape suivante');
	await page.keyboard.press('Escape');

	await note.fill('À relire dans un an');
	await room.does({ type: 'start-step', step: 'plenary' });
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Synthèse en plénière');
	await expect(note).toHaveValue('À relire dans un an');
});

test('who may not run this workshop sees neither its console nor its projector', async ({
	browser,
	room
}) => {
	for (const surface of ['animation', 'ecran']) {
		const page = await screen(browser, room, 2, surface);
		await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Quels critères');
		await expect(page.getByText('Groupe A')).toHaveCount(0);
	}
});
