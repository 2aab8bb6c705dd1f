import type { ServedRoom } from '../support/served-room';
import { expectNoAxeViolations } from './support/axe';
import { testsOfRoom } from './support/room';
import { expect } from './support/test';
import type { Sent } from '$lib/domain/workshop';
import type { Page } from '@playwright/test';

/** A participant's phone, in a room whose facilitator is driven by requests. */
const test = testsOfRoom();
test.use({ viewport: { width: 390, height: 844 }, storageState: { cookies: [], origins: [] } });
test.describe.configure({ mode: 'serial' });

async function join(page: Page, { code }: ServedRoom): Promise<void> {
	await page.goto(`/salle/${code}`);
	await page.getByLabel('Votre nom').fill('Camille');
	await page.getByRole('button', { name: 'Entrer' }).click();
	await live(page);
}
const live = (page: Page) => expect(page.getByText('En direct')).toBeVisible();
const agree = (page: Page) => page.getByRole('radio', { name: 'D’accord' });

test('loads less than 100 kB of script on a first visit', async ({ page, room }) => {
	await join(page, room);
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.setCacheDisabled', { cacheDisabled: true });
	const scripts = new Set<string>();
	let bytes = 0;
	session.on('Network.responseReceived', ({ requestId, response }) => {
		if (response.mimeType.includes('javascript')) scripts.add(requestId);
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		if (scripts.has(requestId)) bytes += encodedDataLength;
	});
	await page.reload();
	await live(page);
	test
		.info()
		.annotations.push({ type: 'script', description: `${bytes} bytes on the wire, ${scripts.size} files` });
	expect(scripts.size).toBeGreaterThan(0);
	expect(bytes).toBeLessThan(100_000);
});

test('asks by itself where the network holds streams back, and shows the same time on a clock that is wrong', async ({
	page,
	room
}) => {
	await page.addInitScript(() => {
		const now = Date.now.bind(Date);
		Date.now = () => now() + 3 * 3_600_000;
	});
	// Never answered, as by a proxy that waits for the end of a stream.
	await page.route('**/flux?*', () => undefined);
	await page.goto(`/salle/${room.code}`);
	await page.getByRole('button', { name: 'Entrer' }).click();
	await expect(page.getByText('Par intervalles')).toBeVisible();
	await room.does({ type: 'start-step', step: 'presentation' });
	await expect(page.getByRole('heading', { name: 'Présentation' })).toBeVisible();
	await expect(page.locator('.timer')).toContainText(/1[45]:\d\d/);
});

test('votes, keeps votes over a reload, and sends once what was answered without a network', async ({
	page,
	room,
	problems
}) => {
	await join(page, room);
	await expect(page.getByRole('heading', { name: 'Bonjour Camille' })).toBeVisible();
	await room.does({ type: 'start-step', step: 'question-1' });
	await page.getByRole('button', { name: /Groupe A/ }).click();
	await agree(page).check();
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Suivante' }).click();
	await page.reload();
	await live(page);
	await page.getByRole('button', { name: 'Liste' }).click();
	await expect(page.getByText('Il reste 6 questions')).toBeVisible();
	await expectNoAxeViolations(page);

	const keys = new Set<string>();
	page.on('request', (request) => {
		if (!request.url().endsWith('/envois')) return;
		const { sent }: { readonly sent: readonly Sent[] } = JSON.parse(request.postData() ?? '');
		for (const { key } of sent) keys.add(key);
	});
	await page.context().setOffline(true);
	await expect(page.getByText('Hors connexion')).toBeVisible();
	await page.getByRole('button', { name: /informatique/ }).click();
	await page.getByRole('radio', { name: 'Non' }).check();
	await page.getByRole('button', { name: 'Suivante' }).click();
	await page.getByRole('radio', { name: 'À nuancer' }).check();
	await expect(page.getByText('2 réponses gardées')).toBeVisible();
	await expectNoAxeViolations(page);
	await page.waitForTimeout(5000);
	await page.context().setOffline(false);
	await live(page);
	await expect(page.getByText('réponses gardées')).toHaveCount(0);
	await page.getByRole('button', { name: 'Liste' }).click();
	await expect(page.getByText('Il reste 4 questions')).toBeVisible();
	// However often they were tried, two answers have two keys.
	expect(keys.size).toBe(2);
	// The browser says of each request that it failed: there is nothing else to hear of.
	expect(problems.filter((problem) => !problem.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
	problems.length = 0;

	await room.does({ type: 'reveal-poll', poll: 'a-statements' });
	await page.getByRole('button', { name: /résultat/ }).click();
	await expect(page.getByRole('heading', { name: /Majorité d’accord sur 1 phrase sur 3/ })).toBeVisible();
	await page.getByText('Vos réponses').click();
	await expectNoAxeViolations(page);
});

test('asks each thing of a workshop in its turn, and says what an accessible page says', async ({
	page,
	room
}) => {
	await join(page, room);
	await page.getByRole('button', { name: /Groupe A/ }).click();
	await page.getByRole('radio', { name: /MIE physique/ }).check();
	await page.getByLabel('Pourquoi').fill('Trop petite');
	await expectNoAxeViolations(page);

	await room.does({ type: 'start-step', step: 'question-2' });
	const slider = page.getByRole('slider');
	await slider.focus();
	await slider.press('ArrowLeft');
	await page.getByRole('button', { name: 'Voter 45 ESMS' }).click();
	await expect(page.getByText('Votre vote')).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: /critères/ }).click();
	await page.getByRole('button', { name: 'Proposer un critère' }).click();
	await page.getByLabel('Donnée').selectOption('organisation.esms');
	await page.getByLabel('Nombre, en ESMS').fill('30');
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Envoyer' }).click();
	await page.getByRole('button', { name: /Soutenir.*ESMS de l’organisme ≥ 30/ }).click();
	await expectNoAxeViolations(page);

	await room.does({ type: 'start-step', step: 'question-3' });
	const more = page.getByRole('button', { name: /^Plus pour/ });
	for (let i = 0; i < 20; i++) await more.first().click();
	await expect(page.getByText('Tout est réparti.')).toBeVisible();
	await expect(more.first()).toBeDisabled();
	await expectNoAxeViolations(page);

	await room.does({ type: 'name-rapporteur', group: 'a', participant: 4 });
	await page.getByLabel('Ligne 1').fill('La DSI commune compte plus que la taille.');
	// The next step shows the form elsewhere: what was being written stays.
	await room.does({ type: 'start-step', step: 'plenary' });
	await page.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'La DSI commune' })).toBeVisible();
	await expectNoAxeViolations(page);

	await room.does({ type: 'start-step', step: 'conclusion' });
	await page.getByRole('radio', { name: 'Commencé', exact: true }).first().check();
	await expectNoAxeViolations(page);
	await room.does({ type: 'start-step', step: 'satisfaction' });
	await page.getByRole('radio', { name: '4' }).first().check();
	await expectNoAxeViolations(page);

	await room.closes();
	await expect(page.getByRole('heading', { name: /Merci, Camille/ })).toBeVisible();
	await expectNoAxeViolations(page);
});
