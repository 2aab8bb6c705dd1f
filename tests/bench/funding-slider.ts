import os from 'node:os';
import { chromium, type Browser, type Page } from '@playwright/test';
import { ensureChromium } from '../../scripts/steps/chromium.mjs';
import { signedInAs } from '../e2e/support/signed-in';
import { ADMIN } from '../support/people';
import { startServer, type RunningServer } from '../support/server';
import { sequence } from './classification-data';
import { percentile } from './measure';
import { importNational } from './national';
import { calmest, takeMoves, timedBy, type PageMoves } from './page-moves';
import type { BenchLine, BenchSection } from './report';

const SEED = 2028;
const NATION = 45_000;
const MOVES = 200;
const RUNS = 3;
/** One of the items that most structures need: a move changes nearly all that is computed. */
const ASSUMPTION = 'Clé de sécurité FIDO2 (USB et NFC), valeur probable entre ses bornes';

/** Makes a variant of the product's own scenario and opens its assumptions, once it is computed. @returns structures that it costs */
async function openVariant(page: Page, url: string): Promise<string> {
	await page.goto(`${url}/financement/scenarios`);
	const made = await page.evaluate(async () => {
		const body = new FormData();
		for (const [name, value] of Object.entries({ nom: 'Mesure', description: '', base: 'base' }))
			body.set(name, value);
		const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
		return (await fetch('?/creer', { method: 'POST', headers, body })).text();
	});
	if (!made.includes('created')) throw new Error(made);
	await page.reload();
	const path = await page.getByRole('link', { name: 'Mesure' }).first().getAttribute('href');
	await page.goto(`${url}/financement/scenarios/${/(\d+)/.exec(path ?? '')?.[1]}`);
	await page.locator('.score').getByText('Coût probable').waitFor({ timeout: 120_000 });
	await page.waitForLoadState('networkidle');
	return (await page.locator('.score').getByText('chiffrées').textContent())?.trim() ?? '';
}

async function drag(page: Page, session: Awaited<ReturnType<typeof timedBy>>): Promise<PageMoves> {
	const slider = page.getByLabel(ASSUMPTION);
	await slider.scrollIntoViewIfNeeded();
	const box = await slider.boundingBox();
	if (!box) throw new Error('The slider is not drawn');
	const score = page.locator('.score');
	const random = sequence(SEED);
	const y = box.y + box.height / 2;
	await page.mouse.move(box.x + box.width * 0.5, y);
	await page.mouse.down();
	const before = await score.textContent();
	const taken = await takeMoves(page, session, MOVES, () =>
		page.mouse.move(box.x + box.width * (0.1 + 0.8 * random()), y)
	);
	await page.mouse.move(box.x + box.width * 0.9, y);
	await page.waitForFunction((text) => document.querySelector('.score')?.textContent !== text, before);
	await page.mouse.up();
	return taken;
}

/** Drags the slider of an assumption on the page of a built server, several times. */
async function sliderMoves(
	browser: Browser,
	server: RunningServer
): Promise<{ readonly moves: PageMoves; readonly costed: string }> {
	let costed = '';
	const moves = await calmest(RUNS, async () => {
		const storageState = signedInAs(server, 0);
		const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } });
		try {
			const page = await context.newPage();
			costed = await openVariant(page, server.url);
			return await drag(page, await timedBy(context, page));
		} finally {
			await context.close();
		}
	});
	return { moves, costed };
}

/** The slider of an assumption on the page of a scenario: until the figures are painted again. */
export async function benchFundingSlider(): Promise<BenchSection> {
	const browser = await chromium.launch({
		executablePath: await ensureChromium(),
		args: ['--no-sandbox', '--disable-gpu']
	});
	const on = async (server: RunningServer): Promise<Awaited<ReturnType<typeof sliderMoves>>> => {
		try {
			return await sliderMoves(browser, server);
		} finally {
			await server.stop();
		}
	};
	try {
		const region = await on(await startServer({ dataset: 'demo', people: [ADMIN] }));
		const set = await importNational(NATION, SEED);
		const nation = await startServer({ dataset: 'empty', dataDir: set.dataDir, people: [ADMIN] })
			.then(on)
			.finally(() => set.remove());
		const line = (what: string, values: readonly number[], limit: number | null = null): BenchLine => ({
			what,
			values,
			unit: 'ms',
			target: limit === null ? '' : `p95 ≤ ${limit} ms`,
			reached: limit === null ? null : percentile(values, 95) <= limit
		});
		return {
			title: 'An assumption that is dragged',
			setting: `The page of a scenario on the built server, in Chromium: a real pointer drags the slider of « ${ASSUMPTION.split(',')[0]} » anywhere, ${MOVES} moves, the calmest of ${RUNS} runs. Each move computes costs of the three bounds, grants and envelopes again, and shows them. Time of the processor of the main thread from before the event until after the frame (script, style, layout, paint, and what answers the measure itself). The demonstration region: ${region.costed}; the generated national set, seed ${SEED}: ${nation.costed}. Load of the machine over the last five minutes: ${os.loadavg()[1]?.toFixed(1) ?? '?'} for ${os.cpus().length} processors.`,
			lines: [
				line('demonstration region: main thread, a move', region.moves.task, 16),
				line('demonstration region: script of a move', region.moves.script),
				line('demonstration region: style and layout of a move', region.moves.layout),
				line('national set: main thread, a move', nation.moves.task),
				line('national set: script of a move', nation.moves.script),
				line('national set: style and layout of a move', nation.moves.layout)
			]
		};
	} finally {
		await browser.close();
	}
}
