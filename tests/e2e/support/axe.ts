import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Checks a page by axe: WCAG 2.2 A and AA, and its best practices. Each finding names the elements at fault. Only findings are
 * carried out of the page, in one piece: lists of all that is right, put together in a page of their own, took three times as long.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
	const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
	const { violations } = await new AxeBuilder({ page })
		.setLegacyMode(true)
		.options({ resultTypes: ['violations'] })
		.withTags(tags)
		.analyze();
	const findings = violations.map(
		({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join('\n  ')}`
	);
	expect(findings).toEqual([]);
}
