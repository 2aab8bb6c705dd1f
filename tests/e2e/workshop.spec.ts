import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { Person } from '../support/people';
import { expectNoAxeViolations } from './support/axe';
import { signedInAs } from './support/signed-in';
import { expect, test } from './support/test';

/** A whole workshop: one projector, two facilitators and six phones, each a browser of its own, from preparation to record. */
const PEOPLE: readonly Person[] = [
	{ role: 'facilitator', scope: ['53'] },
	{ role: 'analyst', scope: ['53'] }
];
test.use({ apart: 'workshop', people: [PEOPLE, { scope: 'test' }] });

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, locale: 'fr-FR' };

/** Everything that a screen reports as an error: nothing, at the end. */
const problems: string[] = [];

async function screen(browser: Browser, options: BrowserContextOptions): Promise<Page> {
	const page = await (await browser.newContext(options)).newPage();
	page.on('pageerror', (error) => problems.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') problems.push(message.text());
	});
	return page;
}

const poll = (page: Page, group: string, title: RegExp): Locator =>
	page.getByRole('region', { name: group }).getByRole('article', { name: title });

test('a room segments and funds together', async ({ browser, server, page: facilitator }) => {
	test.setTimeout(300_000);
	const { url } = server;

	await facilitator.goto('/ateliers');
	await facilitator.getByLabel('Titre').fill('Atelier de Bretagne');
	await facilitator.getByRole('button', { name: 'Préparer', exact: true }).click();
	await facilitator.waitForURL(/\/ateliers\/\d+$/);
	const workshop = facilitator.url();
	await facilitator.getByRole('button', { name: 'Ouvrir l’atelier' }).click();
	await expect(facilitator.getByLabel('Code de la salle')).toBeVisible();
	const code = ((await facilitator.getByLabel('Code de la salle').textContent()) ?? '')
		.replace('-', '')
		.trim();
	await facilitator.getByRole('link', { name: 'Animer' }).click();
	await facilitator.waitForURL(/\/animation$/);

	const second = await screen(browser, { storageState: signedInAs(server, 1), baseURL: url });
	await second.goto(`/salle/${code}/animation`);
	const projector = await screen(browser, {
		storageState: signedInAs(server, 0),
		baseURL: url,
		viewport: { width: 1920, height: 1080 },
		reducedMotion: 'reduce'
	});
	await projector.goto(`/salle/${code}/ecran`);

	const phones = await Promise.all(
		Array.from({ length: 6 }, async (_, i) => {
			const phone = await screen(browser, { ...PHONE, baseURL: url });
			await phone.goto(`/salle/${code}`);
			await phone.getByLabel(i % 2 === 0 ? 'Grands groupes' : 'Autres structures').check();
			await phone.getByRole('button', { name: 'Entrer' }).click();
			await expect(phone.getByText('En direct')).toBeVisible();
			return phone;
		})
	);
	const [large, smaller] = [phones.filter((_, i) => i % 2 === 0), phones.filter((_, i) => i % 2 === 1)];
	await expect(projector.getByText('6 appareils')).toBeVisible();

	// Question 1: what is said of the segments, then who belongs to them.
	await expect(facilitator.getByText('Conduit par vous')).toBeVisible();
	await facilitator.getByRole('button', { name: 'Commencer' }).click();
	const next = async (title: RegExp) => {
		await facilitator.getByRole('button', { name: 'Étape suivante' }).click();
		await expect(facilitator.getByRole('heading', { level: 1, name: title })).toBeVisible();
	};
	await next(/sous-groupes/);
	await next(/Question 1/);
	const statements = poll(facilitator, 'Grands groupes', /Ce que/);
	await Promise.all(
		large.map((phone, i) => phone.getByRole('radio', { name: i < 2 ? 'D’accord' : 'Non' }).check())
	);
	await expect(statements.getByText('3 sur 3 ont répondu')).toBeVisible();
	await expect(projector.getByText('D’accord')).toHaveCount(0);
	await statements.getByRole('button', { name: 'Révéler' }).click();
	await expect(projector.getByRole('heading', { level: 1 })).toContainText('d’accord');
	await Promise.all(
		smaller.map(async (phone) => {
			await phone.getByRole('button', { name: /Qui fait partie/ }).click();
			await phone.getByRole('radio', { name: /^Oui/ }).first().check();
		})
	);
	const members = poll(facilitator, 'Autres structures', /Qui fait partie/);
	await expect(members.getByText('3 sur 3 ont répondu')).toBeVisible();
	await members.getByRole('button', { name: 'Révéler' }).click();
	await expect(projector.getByRole('heading', { level: 1 })).toContainText('Aucun changement de segment');

	// Question 2: a threshold is voted, revealed and applied in front of the room.
	await next(/Question 2/);
	await Promise.all(
		large.map(async (phone) => {
			const slider = phone.getByRole('slider').first();
			await slider.focus();
			await slider.press('Home');
			await phone.getByRole('button', { name: /^Voter/ }).click();
			await expect(phone.getByText('Votre vote')).toBeVisible();
		})
	);
	const values = poll(facilitator, 'Grands groupes', /seuils/);
	await expect(values.getByText('3 sur 3 ont répondu')).toBeVisible();
	await facilitator.getByRole('button', { name: 'Étape suivante' }).click();
	const hidden = facilitator.getByRole('dialog', { name: 'Un vote n’est pas révélé' });
	await expect(hidden.getByText('au compte rendu aussi')).toBeVisible();
	await hidden.getByRole('button', { name: 'Révéler d’abord' }).click();
	await expect(hidden).toHaveCount(0);
	await values.getByRole('button', { name: 'Prévoir l’effet' }).first().click();
	const dialog = facilitator.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Appliquer devant la salle' }).click();
	await expect(dialog).toHaveCount(0);
	const moved = /structures? changent? de segment/;
	await expect(projector.getByText(moved).first()).toBeVisible();
	await expect(large[0]!.getByText(moved).first()).toBeVisible();
	await expect(second.getByText(moved).first()).toBeAttached();

	// Question 3: points are shared, revealed, and become a variant of the scenario.
	await next(/Question 3/);
	await Promise.all(
		large.map(async (phone) => {
			await phone.getByRole('slider').first().press('End');
			await expect(phone.getByText('Tout est réparti.')).toBeVisible();
		})
	);
	const points = poll(facilitator, 'Grands groupes', /financer/);
	await expect(points.getByText('3 sur 3 ont répondu')).toBeVisible();
	await points.getByRole('button', { name: 'Révéler' }).click();
	await points.getByRole('button', { name: /^Prévoir l’effet/ }).click();
	await dialog.getByRole('button', { name: 'Appliquer devant la salle' }).click();
	await expect(dialog).toHaveCount(0);
	await expect(projector.getByText(/Aides/).first()).toBeVisible();
	await expectNoAxeViolations(smaller[0]!);
	await expectNoAxeViolations(facilitator);

	// Plenary: what each sub-group says, a decision and a dissent; then the end.
	await next(/plénière/);
	await facilitator.getByRole('button', { name: 'Écrire la restitution de Grands groupes' }).click();
	await facilitator.getByLabel('Ligne 1 de Grands groupes').fill('Le seuil d’ESMS décide presque tout.');
	await facilitator.getByRole('button', { name: 'Enregistrer' }).click();
	for (const [kind, text] of [
		['Décision', 'Descendre le seuil d’ESMS'],
		['Désaccord', 'Le téléphone reste discuté']
	] as const) {
		await second.getByLabel('Nature de la note').selectOption(kind);
		await second.getByLabel('Texte de la note').fill(text);
		await second.getByRole('button', { name: 'Noter' }).click();
	}
	await expect(projector.getByText('Descendre le seuil d’ESMS')).toBeVisible();
	await expectNoAxeViolations(projector);
	await next(/Conclusion/);
	await Promise.all(
		phones.map((phone, i) =>
			phone
				.getByRole('radio', { name: i < 4 ? 'Fait' : 'Commencé', exact: true })
				.first()
				.check()
		)
	);
	const reveal = async (count: string) => {
		await expect(facilitator.getByText(count)).toBeVisible();
		await facilitator.getByRole('button', { name: 'Révéler' }).click();
		await expect(facilitator.getByRole('button', { name: 'Révéler' })).toHaveCount(0);
	};
	await reveal('6 sur 6 ont répondu');
	await next(/satisfaction/);
	await Promise.all(
		phones.map((phone) => phone.getByRole('radio', { name: '5', exact: true }).first().check())
	);
	await reveal('6 sur 6 ont répondu');
	await expect(projector.getByRole('heading', { level: 1 })).toContainText('Note médiane : 5 sur 5');

	await facilitator.getByRole('button', { name: 'Terminer' }).click();
	await facilitator.getByRole('button', { name: 'Oui, terminer' }).click();
	await Promise.all(phones.map((phone) => expect(phone.getByText(/terminé/).first()).toBeVisible()));

	// The record is ready, and says nothing of what stayed hidden.
	await facilitator.goto(`${workshop}/compte-rendu`);
	await expect(facilitator.getByRole('heading', { level: 1 })).toHaveText('Atelier de Bretagne');
	await expect(facilitator.getByText('Descendre le seuil d’ESMS').first()).toBeVisible();
	await expect(facilitator.getByText('Ce résultat n’a pas été dévoilé').first()).toBeVisible();
	await expectNoAxeViolations(facilitator);
	const archive = await facilitator.request.get(`${workshop}/compte-rendu/releve.zip`);
	const files = unzipSync(new Uint8Array(await archive.body()));
	expect(Object.keys(files)).toEqual(expect.arrayContaining(['resultats.csv', 'manifest.json', 'note.html']));
	expect(new TextDecoder().decode(files['decisions.csv'])).toContain('Le téléphone reste discuté');
	expect(problems).toEqual([]);
	await facilitator.emulateMedia({ media: 'print' });
	const fill = (part: string): Promise<string> =>
		facilitator
			.locator(`[role=img] [data-part=${part}]`)
			.first()
			.evaluate((element) => getComputedStyle(element).backgroundColor);
	expect(new Set([await fill('done'), await fill('started'), 'rgb(255, 255, 255)']).size).toBe(3);
	for (const each of [second, projector, ...phones]) await each.context().close();
});
