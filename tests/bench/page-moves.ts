import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { percentile } from './measure';

/** Moves that are not counted. */
const WARM = 40;

/** What the main thread of a page did for each move of the pointer, in milliseconds of its processor. */
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

/** Has a page tell the time of its processor, so that other work of the machine is not taken for the page's. */
export async function timedBy(context: BrowserContext, page: Page): Promise<CDPSession> {
	const session = await context.newCDPSession(page);
	await session.send('Performance.enable', { timeDomain: 'threadTicks' });
	return session;
}

/** Moves a pointer again and again. @returns what each move took from before it until its frame was painted */
export async function takeMoves(
	page: Page,
	session: CDPSession,
	moves: number,
	move: () => Promise<void>
): Promise<PageMoves> {
	const [task, script, layout]: [number[], number[], number[]] = [[], [], []];
	for (let nth = 0; nth < WARM + moves; nth++) {
		const before = await metricsOf(session);
		await move();
		// The frame that shows the move has begun, then was painted.
		await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
		const after = await metricsOf(session);
		if (nth < WARM) continue;
		task.push(after.TaskDuration - before.TaskDuration);
		script.push(after.ScriptDuration - before.ScriptDuration);
		layout.push(
			after.LayoutDuration - before.LayoutDuration + after.RecalcStyleDuration - before.RecalcStyleDuration
		);
	}
	return { task, script, layout };
}

/** Measures several times. @returns the run that the rest of the machine disturbed least */
export async function calmest(runs: number, measure: () => Promise<PageMoves>): Promise<PageMoves> {
	const taken: PageMoves[] = [];
	for (let run = 0; run < runs; run++) taken.push(await measure());
	const [best] = taken.sort((a, b) => percentile(a.task, 95) - percentile(b.task, 95));
	if (!best) throw new Error('Nothing was measured');
	return best;
}
