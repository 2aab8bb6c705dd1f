import { chromium, type Page } from '@playwright/test';
import { ensureChromium } from '../../scripts/steps/chromium.mjs';
import { bundledForPage } from '../support/bundled-for-page';
import { sequence } from './classification-data';

const WARM = 40;
const MOVES = 240;

/** A threshold dragged with a real pointer in Chromium, in milliseconds. */
export interface DragTimes {
	/** Until the panel was there, once. */
	readonly shown: number;
	/** Of each move, from its event until the frame that shows it was painted; waits for the display included. */
	readonly frame: readonly number[];
	/** Of each move, all that is computed, brought to the page and laid out. */
	readonly work: readonly number[];
}

/** Drags the threshold of professionals over generated structures. */
export async function dragTimes(sizes: readonly number[], seed: number): Promise<readonly DragTimes[]> {
	const browser = await chromium.launch({
		executablePath: await ensureChromium(),
		args: ['--no-sandbox', '--disable-gpu']
	});
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
		await page.setContent('<!doctype html><html lang="fr"><body></body></html>');
		await page.addScriptTag({ content: await bundledForPage('tests/bench/studio-page.svelte.ts') });
		const times: DragTimes[] = [];
		for (const rows of sizes) {
			const shown = await page.evaluate(([count, from]) => globalThis.showStudio(count, from), [
				rows,
				seed
			] as const);
			times.push({ shown, ...(await drag(page, seed)) });
		}
		return times;
	} finally {
		await browser.close();
	}
}

async function drag(page: Page, seed: number): Promise<Pick<DragTimes, 'frame' | 'work'>> {
	const picture = page.locator('svg:has([role=slider])');
	const box = await picture.boundingBox();
	if (!box) throw new Error('The threshold is not drawn');
	const random = sequence(seed);
	const y = box.y + box.height / 2;
	let x = box.x + box.width * 0.5;
	await page.mouse.move(x, y);
	await page.mouse.down();
	for (let move = 0; move < WARM + MOVES; move++) {
		if (move === WARM) await page.evaluate(() => globalThis.takeMoves());
		// A hand: mostly a few pixels, now and then a leap.
		const step = random() < 0.1 ? (random() - 0.5) * box.width * 0.5 : (random() - 0.5) * 16;
		x = Math.min(box.x + box.width * 0.8, Math.max(box.x + box.width * 0.1, x + step));
		await page.mouse.move(x, y);
		await page.evaluate(() => new Promise(requestAnimationFrame));
	}
	const taken = await page.evaluate(() => globalThis.takeMoves());
	await page.mouse.up();
	return taken;
}
