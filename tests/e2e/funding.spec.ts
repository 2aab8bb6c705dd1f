import type { Locator, Page } from '@playwright/test';
import { DIALOG, expectNoAxeViolations } from './support/axe';
import { expect, test } from './support/test';

/** Cents of an amount as it is written: « 1 234,56 ». */
function cents(text: string): number {
	const digits = /-?[\d\u202f\u00a0 ]+,\d{2}/.exec(text)?.[0] ?? '';
	expect(digits, text).not.toBe('');
	return Math.round(Number(digits.replace(/[\u202f\u00a0 ]/g, '').replace(',', '.')) * 100);
}

/** The amounts of a table, row after row, without its first columns. */
async function amounts(table: Locator, from: number): Promise<readonly (readonly number[])[]> {
	const rows = await table.locator('tbody tr').evaluateAll((all) =>
		all.map((row) =>
			[...row.children].map((cell) =>
				// What is said to those who do not see the table is not part of the amount.
				[...(cell.querySelector('a') ?? cell).childNodes]
					.filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
					.map(({ textContent }) => textContent)
					.join('')
			)
		)
	);
	return rows.map((row) => row.slice(from).map(cents));
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

async function open(page: Page, address = '/financement'): Promise<void> {
	await page.goto(address);
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/professionnels d’ici fin 2028 coûte/);
}

test('the parts on the screen make their totals, and a figure opens to its formula', async ({ page }) => {
	test.setTimeout(120_000);
	await open(page);
	await test.step('to the cent', async () => {
		const costs = page.getByRole('table', { name: /Coût probable par segment et par année/ });
		const rows = await amounts(costs, 2);
		const [total = [], ...segments] = [...rows].reverse();
		expect(segments.length).toBeGreaterThan(1);
		total.forEach((amount, column) => expect(sum(segments.map((row) => row[column] ?? NaN))).toBe(amount));
		for (const [first, second, third, byDeadline, fourth, fifth, all] of rows) {
			expect(sum([first ?? NaN, second ?? NaN, third ?? NaN])).toBe(byDeadline);
			expect(sum([byDeadline ?? NaN, fourth ?? NaN, fifth ?? NaN])).toBe(all);
		}

		const payers = page.getByRole('table', { name: /Plan de financement/ });
		const names = await payers.locator('tbody th').allTextContents();
		const lines = await amounts(payers, 1);
		const of = (part: RegExp): readonly (readonly number[])[] =>
			lines.filter((_, i) => part.test(names[i] ?? ''));
		const [cost = []] = of(/^Coût/);
		cost.forEach((amount, column) =>
			expect(sum([...of(/\(CP\)/), ...of(/^Reste/)].map((row) => row[column] ?? NaN))).toBe(amount)
		);
		expect(cost.at(-1)).toBe(total.at(-1));
	});
	await test.step('its parts open in turn, and the focus comes back', async () => {
		const figure = page
			.getByRole('table', { name: /Coût probable par segment/ })
			.locator('a[data-figure="cout,segment:physical-mie,annee:2027"]');
		const amount = cents((await figure.textContent()) ?? '');
		await figure.focus();
		await page.keyboard.press('Enter');
		const drawer = page.getByRole('dialog');
		await expect(drawer.getByRole('heading', { level: 2 })).toBeFocused();
		await expect(drawer).toContainText('Par poste');
		const items = drawer.getByRole('table', { name: 'Par poste' });
		const parts = await items.locator('td.likely').allTextContents();
		expect(sum(parts.slice(0, -1).map(cents))).toBe(amount);
		expect(cents(parts.at(-1) ?? '')).toBe(amount);
		await expectNoAxeViolations(page, DIALOG);

		await items.getByRole('link').first().click();
		await expect(drawer.getByRole('table', { name: 'Calcul, 2027' })).toContainText('Prix TTC');
		await expect(drawer).toContainText('Sur quoi cela repose');
		await drawer
			.getByRole('table', { name: /Par structure/ })
			.getByRole('link')
			.first()
			.click();
		await expect(drawer.getByRole('link', { name: 'Fiche de la structure' })).toBeVisible();
		// A link gives the same picture to someone else, drawn by the server.
		const shared = page.url();
		const text = await drawer.getByRole('heading', { level: 2 }).textContent();
		await page.goto(shared);
		await expect(page.getByRole('dialog').getByRole('heading', { level: 2 })).toHaveText(text ?? '');
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toHaveCount(0);
		expect(page.url()).not.toContain('calcul');
	});
});

test('the charts, then a phone and paper, on one visit', async ({ page }) => {
	test.setTimeout(120_000);
	await open(page);
	await test.step('the charts have a path by the keyboard, a table and downloads', async () => {
		for (const name of [
			'Coût par champ, segment, cible et objet',
			'Coût par année, segment et nature',
			'Professionnels équipés par mois',
			'Coût par poste'
		]) {
			const chart = page.getByRole('figure').filter({ has: page.getByRole('group', { name }) });
			// A chart may have another drawing for phones.
			const drawing = chart.getByRole('group', { name });
			const marks = drawing.locator('[data-mark]');
			await expect(marks.first()).toHaveAttribute('tabindex', '0');
			await marks.first().focus();
			await page.keyboard.press('ArrowDown');
			await page.keyboard.press('ArrowRight');
			await expect(drawing.locator('[data-mark]:focus')).toHaveCount(1);
			await expect(drawing.locator('[data-mark][tabindex="0"]')).toHaveCount(1);
			const title = (await chart.getByRole('heading', { level: 2 }).textContent()) ?? '';
			const named = page.getByRole('figure', { name: title, exact: true });
			await named.getByRole('button', { name: 'Voir le tableau' }).click();
			await expect(named.getByRole('table')).toBeVisible();
			await named.getByRole('button', { name: 'Télécharger' }).click();
			await expect(page.getByRole('menuitem', { name: 'Données CSV' })).toBeVisible();
			await page.keyboard.press('Escape');
		}
	});
	await test.step('on a phone nothing is wider than the screen, and on paper every assumption has its source', async () => {
		await page.setViewportSize({ width: 390, height: 844 });
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
		).toBeLessThanOrEqual(0);
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByText('Moyens rendus au départ').filter({ visible: true }).first()).toBeVisible();
		await expect(
			page
				.getByText(/hypothèse\s: estimation de terrain/)
				.filter({ visible: true })
				.first()
		).toBeVisible();
	});
});

test('a figure that the plan does not have says what to do', async ({ page }) => {
	await open(page, '/financement?calcul=cout,poste:rien');
	await expect(page.getByRole('dialog')).toContainText('Ce plan n’a pas de chiffre à cette adresse');
});

test('a scenario that nobody has is not found', async ({ page }) => {
	const response = await page.request.get('/financement?scenario=999999');
	expect(response.status()).toBe(404);
	expect(await response.text()).toContain('Aucun scénario de ce numéro');
});

// That the same seed gives the same bytes is a law of uncertainty.test.ts: the page computes once here.
test('what the cost may become is drawn in the page, with what it rests on', async ({ page }) => {
	await open(page);
	const finding = page.getByRole('heading', { name: /^Huit fois sur dix, le coût total est entre/ });
	await page.getByRole('button', { name: 'Calculer l’incertitude' }).click();
	await expect(finding).toBeVisible({ timeout: 60_000 });
	await expect(page.getByRole('heading', { name: /^Ce qui pèse le plus/ })).toBeVisible();
	// Each segment goes its own way.
	await expect(page.getByRole('heading', { name: /: de .+ à .+ équipés à l’échéance$/ })).toHaveCount(3);
	await page.getByLabel('Enveloppe, en millions d’euros').fill('30');
	await page.getByRole('button', { name: 'Chercher', exact: true }).click();
	await expect(page.getByText(/^30\sM€ suffisent dans/)).toBeVisible();
	// The rest of the page is as every-page.spec.ts finds it.
	await expectNoAxeViolations(page, 'section:has(+ [role=status])');
});
