import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from '@playwright/test';

/** Long enough for everything that a click sets off, on a machine that does other things too. */
const SETTLE_MS = 400;
const LIMIT_MS = 10_000;

/** The first clicks are read by an interpreter: they are not counted, as a person makes them once. */
const WARM = 4;

/** Seconds of script that the page has run since it was opened. */
async function scriptSeconds(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN;
}

/** A click that runs nothing in the page but what the page does of it. */
async function click(session: CDPSession, { x, y }: { x: number; y: number }): Promise<void> {
	const at = { x, y, button: 'left', clickCount: 1 } as const;
	await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
	await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
}

/** The middles of the options of one filter of the list, once its menu is open. */
async function openFilter(page: Page, name: string): Promise<{ x: number; y: number }[]> {
	const button = page.getByRole('group', { name: 'Filtres' }).getByRole('button', { name, exact: true });
	await page.waitForLoadState('networkidle');
	await button.click();
	await page.getByRole('dialog', { name }).getByRole('checkbox').first().waitFor();
	const options = await page.getByRole('dialog', { name }).getByRole('checkbox').all();
	const boxes = await Promise.all(options.map((option) => option.boundingBox()));
	return boxes.flatMap((box) =>
		box && box.y < 800 ? [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }] : []
	);
}

/**
 * Script time of clicks on the filters of the list of structures: the list, its counts and the counts of every open menu are
 * computed again, and the address follows.
 * @returns milliseconds, one per click
 */
export async function filterClicks(browser: Browser, url: string, clicks: number): Promise<number[]> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	try {
		const page = await context.newPage();
		await page.goto(`${url}/structures`);
		await page.locator('[role=group][aria-label=Filtres] button:not([disabled])').first().waitFor();
		const session = await context.newCDPSession(page);
		await session.send('Performance.enable');
		const places = await openFilter(page, 'Champ');
		const times: number[] = [];
		for (let i = -WARM; i < clicks; i++) {
			const place = places[(i + WARM) % places.length];
			if (!place) throw new Error('The filter has no options');
			const before = await scriptSeconds(session);
			const address = page.url();
			await click(session, place);
			for (let waited = 0; page.url() === address; waited += SETTLE_MS) {
				if (waited > LIMIT_MS) throw new Error(`The click at ${place.x}, ${place.y} changed nothing`);
				await wait(SETTLE_MS);
			}
			await wait(SETTLE_MS);
			if (i >= 0) times.push(((await scriptSeconds(session)) - before) * 1000);
		}
		return times;
	} finally {
		await context.close();
	}
}
