import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/test';

/** What a rehearsal makes of its results: a second round, then each kind of result applied by the screen. */
test.use({ apart: 'workshop-apply', viewport: { width: 1366, height: 900 } });

const poll = (page: Page, group: string, title: RegExp): Locator =>
	page.getByRole('region', { name: group }).getByRole('article', { name: title });

async function apply(page: Page, from: Locator): Promise<void> {
	await from
		.getByRole('button', { name: /^Prévoir l’effet/ })
		.first()
		.click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: 'Appliquer devant la salle' }).click();
	await expect(dialog).toHaveCount(0);
	await expect(from.getByText('Déjà appliqué')).toBeVisible();
}

test('a second round, a structure that is searched and moved, a criterion and points are applied by the screen', async ({
	page,
	browser,
	server
}) => {
	test.setTimeout(300_000);
	await page.goto('/ateliers');
	await page.getByRole('button', { name: 'Répéter en cinq minutes' }).click();
	await page.waitForURL(/\/salle\/\w+\/animation$/);
	const room = new URL(page.url()).pathname.replace(/\/animation$/, '');
	const phone = await (
		await browser.newContext({ baseURL: server.url, viewport: { width: 390, height: 844 } })
	).newPage();
	await phone.goto(room);
	await phone.getByLabel('Autres structures').check();
	await phone.getByRole('button', { name: 'Entrer' }).click();
	await expect(phone.getByText('En direct')).toBeVisible();
	const answered = async (article: Locator, count: string): Promise<void> => {
		await page.getByRole('button', { name: /^Faire répondre/ }).click();
		await expect(article.getByText(count)).toBeVisible();
	};
	/** @param hidden whether votes of the step that ends were answered and not revealed */
	const next = async (title: RegExp, hidden = false): Promise<void> => {
		await page.getByRole('button', { name: 'Étape suivante' }).click();
		if (hidden) await page.getByRole('button', { name: 'Passer sans révéler' }).click();
		await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	};

	// Question 1: one more structure is put to the vote; a second round; a segment is decided.
	await page.getByRole('button', { name: 'Commencer' }).click();
	const members = poll(page, 'Autres structures', /Qui fait partie/);
	await members.getByText('20 questions').click();
	const search = members.getByRole('combobox', { name: 'Ajouter une structure ou un organisme au vote' });
	await search.fill('Vannes');
	const found = page.getByRole('listbox').getByRole('option').first();
	const name = (await found.locator('span').first().textContent()) ?? '';
	await found.click();
	await expect(page.getByText(`«\u00a0${name}\u00a0» est soumis au vote.`)).toBeVisible();
	await expect(members.getByText('21 questions')).toBeVisible();
	await answered(members, '6 sur 7 ont répondu');
	await members.getByRole('button', { name: 'Révéler' }).click();
	await members.getByRole('button', { name: 'Demander un autre tour' }).click();
	await expect(members.getByText('2ᵉ tour')).toBeVisible();
	await expect(members.getByText('0 sur 7 a répondu')).toBeVisible();
	await expect(members.getByText('Résultat du tour précédent')).toBeVisible();
	await answered(members, '6 sur 7 ont répondu');
	await members.getByRole('button', { name: 'Révéler' }).click();
	const decide = members.getByRole('region', { name: 'Décider d’un segment' });
	await decide.getByLabel('Segment').selectOption({ label: 'Structures à MIE physique' });
	await apply(page, members);

	// Question 2: a threshold more; a criterion that a phone proposes.
	await next(/Question 2/, true);
	const values = poll(page, 'Grands groupes', /seuils/);
	await values.getByText('2 questions').click();
	await expect(values.getByText('Tous les seuils et les poids')).toBeVisible();
	await phone.getByRole('button', { name: 'Proposer un critère' }).click();
	await phone.getByLabel('Donnée').selectOption({ label: 'ESMS de l’organisme' });
	await phone.getByLabel(/^Nombre/).fill('4');
	await phone.getByRole('button', { name: 'Envoyer' }).click();
	const ideas = poll(page, 'Autres structures', /Quels autres critères/);
	await expect(ideas.getByText(/ESMS de l’organisme/).first()).toBeVisible();
	await ideas.getByRole('button', { name: 'Révéler' }).click();
	await apply(page, ideas);

	// Question 3: what points were shared over becomes what the variant funds.
	await next(/Question 3/);
	const points = poll(page, 'Autres structures', /financer/);
	await answered(points, '6 sur 7 ont répondu');
	await points.getByRole('button', { name: 'Révéler' }).click();
	await apply(page, points);
	await expect(
		page
			.getByRole('navigation', { name: 'Déroulé' })
			.getByText(/^tenue \d/)
			.first()
	).toBeVisible();
	await phone.context().close();
});
