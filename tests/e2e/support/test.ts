import { test as base, type Page } from '@playwright/test';
import { ADMIN, type Person } from '../../support/people';
import type { Dataset, RunningServer } from '../../support/server';
import { Servers, type Ground } from './servers';
import { signedInAs } from './signed-in';

export { expect } from '@playwright/test';

interface WorkerFixtures {
	servers: Servers;
	/** Pages of contexts that a test makes by itself are waited for too. */
	contextsWait: undefined;
}

interface TestFixtures {
	/** What the server of this file starts with: `test.use({ dataset: 'empty' })` at the top of the file. */
	dataset: Dataset;
	/** Who has an account on it; the browser is signed in as the first: `test.use({ people: [] })` for nobody. */
	people: readonly Person[];
	/**
	 * Files that start with the same dataset and people share a server. One that publishes or counts what others may change says a
	 * name of its own: `test.use({ apart: 'criteria' })`.
	 */
	apart: string;
	server: RunningServer;
	/** Errors that the page reported: anything left here at the end fails the test. */
	problems: string[];
}

/** What most files start with. */
const COMMON: Ground = { dataset: 'demo', people: [ADMIN], apart: '' };

/** How long a page that SvelteKit does not make, and that never comes alive, is waited for, in milliseconds. */
const NEVER_ALIVE_MS = 3000;

/** Waits until a page answers: a button pressed before does nothing. */
const alive = (page: Page): Promise<unknown> =>
	page
		.locator('html[data-alive]')
		.waitFor({ state: 'attached', timeout: NEVER_ALIVE_MS })
		.catch(() => null);

/** Has a page that is opened or loaded again be alive before the test goes on. */
function waitForLife(page: Page): void {
	const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)];
	page.goto = async (...args) => {
		const response = await goto(...args);
		await alive(page);
		return response;
	};
	page.reload = async (...args) => {
		const response = await reload(...args);
		await alive(page);
		return response;
	};
}

/**
 * Tests in a browser, of files that start what they need themselves. All files of a run have the same fixtures of the worker: other ones
 * would cost a new worker, with its own browser and servers.
 */
export const browserTest = base.extend<object, WorkerFixtures>({
	servers: [
		async ({}, use) => {
			const servers = new Servers(COMMON);
			await use(servers);
			await servers.stop();
		},
		{ scope: 'worker' }
	],
	contextsWait: [
		async ({ browser }, use) => {
			const newContext = browser.newContext.bind(browser);
			browser.newContext = async (options) => {
				const context = await newContext(options);
				if (options?.javaScriptEnabled !== false) context.on('page', waitForLife);
				return context;
			};
			await use(undefined);
		},
		{ scope: 'worker', auto: true }
	]
});

/** Tests in a browser, on a running server; `page.goto('/')` opens the dashboard. */
export const test = browserTest.extend<TestFixtures>({
	dataset: [COMMON.dataset, { option: true }],
	people: [COMMON.people, { option: true }],
	apart: [COMMON.apart, { option: true }],
	server: [
		async ({ servers, dataset, people, apart }, use) => use(await servers.of({ dataset, people, apart })),
		{ timeout: 240_000 }
	],
	storageState: async ({ server }, use) => use(signedInAs(server, 0)),
	page: async ({ page }, use) => {
		waitForLife(page);
		await use(page);
	},
	baseURL: async ({ server }, use) => use(server.url),
	problems: [
		async ({ page }, use) => {
			const problems: string[] = [];
			page.on('pageerror', (error) => problems.push(error.message));
			page.on('console', (message) => {
				if (message.type() === 'error') problems.push(message.text());
			});
			await use(problems);
			base.expect(problems).toEqual([]);
		},
		{ auto: true }
	]
});
