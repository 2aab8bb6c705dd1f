import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { WHOLE_SWEEP } from './sweep';

/** Rows after the first twelve of a table are made as they are: a whole sweep looks at them too. */
const LATER_ROWS = 'tbody > tr:nth-child(n + 13)';

/** What opens over a page: a drawer, a menu of filters, a dialog. */
export const DIALOG = '[role=dialog]';

/**
 * Checks a page by axe: WCAG 2.2 A and AA, and its best practices. Each finding names the elements at fault. Only findings are
 * carried out of the page, in one piece: lists of all that is right, put together in a page of their own, took three times as long.
 * @param within selector of what is new on a page that another test looks at: a whole sweep looks at the rest again
 */
export async function expectNoAxeViolations(page: Page, within?: string): Promise<void> {
	const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
	const builder = new AxeBuilder({ page })
		.setLegacyMode(true)
		.options({ resultTypes: ['violations'] })
		.withTags(tags);
	if (!WHOLE_SWEEP) {
		builder.exclude(LATER_ROWS);
		if (within !== undefined) builder.include(within);
	}
	const { violations } = await builder.analyze();
	const findings = violations.map(
		({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`
	);
	expect(findings).toEqual([]);
}

/** Pixels that one would have to scroll sideways to see the page. */
export const overflowOf = (page: Page): Promise<number> =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const LOOKS = [
	{ colorScheme: 'light', viewport: { width: 1280, height: 800 }, always: true },
	{ colorScheme: 'dark', viewport: { width: 1280, height: 800 }, always: false },
	{ colorScheme: 'light', viewport: { width: 320, height: 640 }, always: false },
	{ colorScheme: 'dark', viewport: { width: 320, height: 640 }, always: true }
] as const;

/** The same in light on a wide screen and in the dark on a narrow phone, the other two pairs in a whole sweep; and nothing overflows. */
export async function expectSoundInEveryLook(page: Page, within?: string): Promise<void> {
	for (const { colorScheme, viewport } of LOOKS.filter(({ always }) => always || WHOLE_SWEEP)) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.setViewportSize(viewport);
		await expectNoAxeViolations(page, within);
		expect(await overflowOf(page), `overflow at ${viewport.width}`).toBeLessThanOrEqual(0);
	}
}
