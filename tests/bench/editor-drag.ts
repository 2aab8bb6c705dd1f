import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { ensureChromium } from '../../scripts/steps/chromium.mjs';
import { signedInAs } from '../e2e/support/signed-in';
import { startServer } from '../support/server';
import { sequence } from './classification-data';
import { calmest, takeMoves, timedBy, type PageMoves } from './page-moves';

const MOVES = 240;
const RUNS = 3;
/** The slider of « Professionnels de l’organisme ». */
const HEADS = /Professionnels de l’organisme/;

/** Opens a new draft of the criteria in force at the threshold of professionals. */
async function openThreshold(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/criteres`);
	await page.locator('html[data-alive]').waitFor({ state: 'attached' });
	await page.getByRole('button', { name: 'Modifier les critères' }).click();
	await page.getByRole('treeitem', { name: HEADS }).click();
	await page.getByRole('slider', { name: HEADS }).waitFor();
	await page.waitForLoadState('networkidle');
}

async function drag(page: Page, session: CDPSession, seed: number): Promise<PageMoves> {
	const picture = page.locator('svg:has([role=slider])');
	await picture.scrollIntoViewIfNeeded();
	const box = await picture.boundingBox();
	if (!box) throw new Error('The threshold is not drawn');
	const random = sequence(seed);
	const y = box.y + box.height / 2;
	let x = box.x + box.width * 0.5;
	await page.mouse.move(x, y);
	await page.mouse.down();
	const taken = await takeMoves(page, session, MOVES, async () => {
		// A hand: mostly a few pixels, now and then a leap.
		const step = random() < 0.1 ? (random() - 0.5) * box.width * 0.5 : (random() - 0.5) * 16;
		x = Math.min(box.x + box.width * 0.8, Math.max(box.x + box.width * 0.1, x + step));
		await page.mouse.move(x, y);
	});
	await page.mouse.up();
	return taken;
}

/** Drags the threshold on the page of the editor, that of the built server. */
async function dragOnce(
	browser: Browser,
	url: string,
	storageState: ReturnType<typeof signedInAs>,
	seed: number
) {
	const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } });
	try {
		const page = await context.newPage();
		await openThreshold(page, url);
		return await drag(page, await timedBy(context, page), seed);
	} finally {
		await context.close();
	}
}

/** Drags the threshold of professionals on the whole page of the editor, several times. @returns the calmest run */
export async function editorDrag(dataDir: string, seed: number): Promise<PageMoves> {
	const server = await startServer({ dataset: 'empty', dataDir });
	const browser = await chromium.launch({
		executablePath: await ensureChromium(),
		args: ['--no-sandbox', '--disable-gpu']
	});
	try {
		return await calmest(RUNS, () => dragOnce(browser, server.url, signedInAs(server, 0), seed));
	} finally {
		await browser.close();
		await server.stop();
	}
}
