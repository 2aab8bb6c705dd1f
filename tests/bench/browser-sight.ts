import type { Browser, Page } from '@playwright/test';

/** When things came to be seen, in milliseconds from the start of the navigation. */
export interface Sight {
	/** First contentful paint. */
	readonly paint: number;
	/** The sentence on top of the page is drawn. */
	readonly finding: number;
	/** The list can be filtered, sorted and searched: every column is there. */
	readonly list: number;
	/** The longest time during which the page answered nothing. */
	readonly longestTask: number;
	/** Bytes of bodies on the wire, by part of the territory. */
	readonly bytes: Readonly<Record<'decision' | 'labels', number>>;
}

interface Seen {
	finding?: number;
	list?: number;
	longestTask: number;
}

declare global {
	var cibleSeen: Seen;
}

/** Looks at each frame of the page for what has appeared. Runs in the page, before its own scripts. */
function watch(): void {
	const seen: Seen = { longestTask: 0 };
	globalThis.cibleSeen = seen;
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) seen.longestTask = Math.max(seen.longestTask, duration);
	}).observe({ type: 'longtask', buffered: true });
	let found = false;
	const look = (): void => {
		const title = document.querySelector('h1');
		// What is there when a frame begins has been drawn when the next one does.
		if (found) seen.finding ??= performance.now();
		found ||= title !== null && title.getBoundingClientRect().height > 0;
		const filters = document.querySelectorAll('[role=group][aria-label=Filtres] button');
		if (filters.length > 0 && [...filters].every((button) => !button.hasAttribute('disabled')))
			seen.list ??= performance.now();
		if (seen.finding === undefined || seen.list === undefined) requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
}

/** Opens a page with nothing in the cache and says when it was seen. @param waitsForList false on pages without a list */
export async function coldSight(
	browser: Pick<Browser, 'newContext'>,
	url: string,
	waitsForList: boolean
): Promise<Sight> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	try {
		const page = await context.newPage();
		await page.addInitScript(watch);
		const bytes = countBytes(page);
		await page.goto(url);
		await page.waitForFunction(
			(whole) =>
				globalThis.cibleSeen.finding !== undefined && (!whole || globalThis.cibleSeen.list !== undefined),
			waitsForList
		);
		await page.waitForLoadState('networkidle');
		const seen = await page.evaluate(() => ({
			...globalThis.cibleSeen,
			paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime
		}));
		return {
			paint: seen.paint ?? NaN,
			finding: seen.finding ?? NaN,
			list: seen.list ?? NaN,
			longestTask: seen.longestTask,
			bytes: await bytes()
		};
	} finally {
		await context.close();
	}
}

/** Adds up the bodies of both parts as they travel, compressed. */
function countBytes(page: Page): () => Promise<Sight['bytes']> {
	const bodies: Promise<readonly [string, number]>[] = [];
	page.on('requestfinished', (request) => {
		const part = /\/api\/territory\/(\w+)/.exec(request.url())?.[1];
		if (!part) return;
		const size = request.sizes().then(
			({ responseBodySize }) => [part, responseBodySize] as const,
			// The page was closed while the part was on its way: what it weighs is told by the others.
			() => [part, 0] as const
		);
		bodies.push(size);
	});
	return async () => {
		const sums = { decision: 0, labels: 0 };
		for (const [part, size] of await Promise.all(bodies)) {
			if (part === 'decision' || part === 'labels') sums[part] += size;
		}
		return sums;
	};
}
