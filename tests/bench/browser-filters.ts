import type { Browser } from '@playwright/test';
import { bundledForPage } from '../support/bundled-for-page';
import type { Comparison } from './browser-page';

const ROUNDS = 15;

/** Our cross-filter and crossfilter2 in one page, click by click in turn, on the columns that the page fetches. */
export async function compareFilters(browser: Pick<Browser, 'newContext'>, url: string): Promise<Comparison> {
	// The page's own policy forbids scripts that are not its own, as it should: this one is let in by the benchmark.
	const context = await browser.newContext({ bypassCSP: true });
	try {
		const page = await context.newPage();
		await page.goto(`${url}/donnees`);
		await page.addScriptTag({ content: await bundledForPage('tests/bench/browser-page.ts') });
		return await page.evaluate((rounds) => globalThis.compareFilters(rounds), ROUNDS);
	} finally {
		await context.close();
	}
}
