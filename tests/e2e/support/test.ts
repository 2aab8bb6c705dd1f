import { test as base, type Page } from '@playwright/test';
import { ADMIN, type Person } from '../../support/people';
import { startServer, type Dataset, type RunningServer } from '../../support/server';
import { signedInAs } from './signed-in';

export { expect } from '@playwright/test';

interface WorkerFixtures {
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
	/** Pages of contexts that a test makes by itself are waited for too. */
	contextsWait: undefined;
}

interface TestFixtures {
	/** Errors that the page reported: anything left here at the end fails the test. */
	problems: string[];
}

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

/** Tests in a browser, on a running server; `page.goto('/')` opens the dashboard. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
	dataset: ['demo', { option: true, scope: 'worker' }],
	people: [[ADMIN], { option: true, scope: 'worker' }],
	apart: ['', { option: true, scope: 'worker' }],
	server: [
		async ({ dataset, people }, use) => {
			const server = await startServer({ dataset, people });
			await use(server);
			await server.stop();
		},
		{ scope: 'worker', timeout: 240_000 }
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
