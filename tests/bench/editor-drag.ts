import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { ensureChromium } from '../../scripts/steps/chromium.mjs';
import { signedInAs } from '../e2e/support/signed-in';
import { startServer } from '../support/server';
import { sequence } from './classification-data';
import { percentile } from './measure';

const WARM = 40;
const MOVES = 240;
const RUNS = 3;
/** The slider of « Professionnels de l’organisme ». */
const HEADS = /Professionnels de l’organisme/;

/** What the main thread of the page did for each move of the pointer, in milliseconds of its processor. */
export interface PageMoves {
	/** All of it: script, style, layout, paint. */
	readonly task: readonly number[];
	readonly script: readonly number[];
	/** Style and layout. */
	readonly layout: readonly number[];
}

type Metrics = Readonly<
	Record<'TaskDuration' | 'ScriptDuration' | 'LayoutDuration' | 'RecalcStyleDuration', number>
>;

async function metricsOf(session: CDPSession): Promise<Metrics> {
	const { metrics } = await session.send('Performance.getMetrics');
	const read = (wanted: string): number =>
		(metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN) * 1000;
	return {
		TaskDuration: read('TaskDuration'),
		ScriptDuration: read('ScriptDuration'),
		LayoutDuration: read('LayoutDuration'),
		RecalcStyleDuration: read('RecalcStyleDuration')
	};
}

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
	const [task, script, layout]: [number[], number[], number[]] = [[], [], []];
	await page.mouse.move(x, y);
	await page.mouse.down();
	for (let move = 0; move < WARM + MOVES; move++) {
		// A hand: mostly a few pixels, now and then a leap.
		const step = random() < 0.1 ? (random() - 0.5) * box.width * 0.5 : (random() - 0.5) * 16;
		x = Math.min(box.x + box.width * 0.8, Math.max(box.x + box.width * 0.1, x + step));
		const before = await metricsOf(session);
		await page.mouse.move(x, y);
		// The frame that shows the move has begun, then was painted.
		await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
		const after = await metricsOf(session);
		if (move < WARM) continue;
		task.push(after.TaskDuration - before.TaskDuration);
		script.push(after.ScriptDuration - before.ScriptDuration);
		layout.push(
			after.LayoutDuration - before.LayoutDuration + after.RecalcStyleDuration - before.RecalcStyleDuration
		);
	}
	await page.mouse.up();
	return { task, script, layout };
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
		const session = await context.newCDPSession(page);
		// Time of the processor, so that other work of the machine is not taken for the page's.
		await session.send('Performance.enable', { timeDomain: 'threadTicks' });
		return await drag(page, session, seed);
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
		const runs: PageMoves[] = [];
		for (let run = 0; run < RUNS; run++)
			runs.push(await dragOnce(browser, server.url, signedInAs(server, 0), seed));
		const [calmest] = runs.sort((a, b) => percentile(a.task, 95) - percentile(b.task, 95));
		if (!calmest) throw new Error('Nothing was measured');
		return calmest;
	} finally {
		await browser.close();
		await server.stop();
	}
}
