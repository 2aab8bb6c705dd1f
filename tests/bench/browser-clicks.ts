import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from '@playwright/test';

/** Long enough for everything that a click sets off, on a machine that does other things too. */
const SETTLE_MS = 400;
const LIMIT_MS = 10_000;

/** The first clicks are read by an interpreter: they are not counted, as a person makes them once. */
const WARM = 6;

/** Where to click, and how often. */
export interface Clicks {
	/** Address of the page. */
	readonly url: string;
	/** Brings the page to where it can be clicked. */
	readonly prepare: (page: Page) => Promise<void>;
	/** What is clicked: two of them one after the other, then the first of both again, and so on with the next. */
	readonly selector: string;
	readonly count: number;
}

/** Milliseconds of processor that clicks take, one per click. */
export interface ClickTimes {
	/** Style and layout apart, also when a script asks for them; without what the page does once it is idle. */
	readonly script: readonly number[];
	/** With what the page does once it is idle. */
	readonly whole: readonly number[];
	/** All of the main thread: script, style, layout, paint. */
	readonly task: readonly number[];
}

/** In the page before anything of it: what waits until the browser is idle waits until it is told to run instead. */
const HOLD_IDLE = `{
	const held = new Map();
	let next = 1;
	globalThis.requestIdleCallback = (run) => (held.set(next, run), next++);
	globalThis.cancelIdleCallback = (request) => held.delete(request);
	globalThis.runIdle = () => { for (const [request, run] of [...held]) { held.delete(request); run(); } };
}`;

/** Milliseconds of processor since the page was opened. */
async function spent(session: CDPSession): Promise<{ readonly script: number; readonly task: number }> {
	const { metrics } = await session.send('Performance.getMetrics');
	const read = (wanted: string): number => (metrics.find(({ name }) => name === wanted)?.value ?? NaN) * 1000;
	return { script: read('ScriptDuration'), task: read('TaskDuration') };
}

/** A click that runs nothing in the page but what the page does of it, wherever its target has moved to. */
async function click(session: CDPSession, selector: string, turn: number): Promise<void> {
	const round = Math.floor(turn / 3) * 2;
	const place = turn % 3 === 2 ? round : round + (turn % 3);
	const expression = `{ const all = document.querySelectorAll(${JSON.stringify(selector)}); all[${place} % all.length].dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 })); }`;
	const { exceptionDetails } = await session.send('Runtime.evaluate', { expression });
	if (exceptionDetails) throw new Error(`Nothing to click at ${selector}`);
}

/** What clicks that change the view take: all that is computed and drawn again, and the address. */
export async function clickTimes(
	browser: Pick<Browser, 'newContext'>,
	{ url, prepare, selector, count }: Clicks
): Promise<ClickTimes> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	try {
		const page = await context.newPage();
		await page.addInitScript(HOLD_IDLE);
		await page.goto(url);
		await prepare(page);
		await page.waitForLoadState('networkidle');
		const session = await context.newCDPSession(page);
		// Time of the processor, so that other work of the machine is not taken for the page's.
		await session.send('Performance.enable', { timeDomain: 'threadTicks' });
		const [script, whole, task]: [number[], number[], number[]] = [[], [], []];
		const runIdle = async (): Promise<void> => {
			await session.send('Runtime.evaluate', { expression: 'runIdle()' });
			await wait(SETTLE_MS);
		};
		await runIdle();
		for (let turn = 0; turn < WARM + count; turn++) {
			const address = page.url();
			const before = await spent(session);
			await click(session, selector, turn);
			for (let waited = 0; page.url() === address; waited += SETTLE_MS) {
				if (waited > LIMIT_MS) throw new Error(`Click ${turn} at ${selector} changed nothing`);
				await wait(SETTLE_MS);
			}
			await wait(SETTLE_MS);
			const after = await spent(session);
			await runIdle();
			if (turn < WARM) continue;
			const rested = await spent(session);
			script.push(after.script - before.script);
			whole.push(rested.script - before.script);
			task.push(rested.task - before.task);
		}
		return { script, whole, task };
	} finally {
		await context.close();
	}
}
