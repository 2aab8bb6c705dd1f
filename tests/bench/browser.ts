import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { generate } from '../../data/generator';
import { ensureChromium } from '../../scripts/steps/chromium.mjs';
import { signedInAs } from '../e2e/support/signed-in';
import { startServer } from '../support/server';
import { clickTimes, type Clicks } from './browser-clicks';
import { compareFilters } from './browser-filters';
import { coldSight, type Sight } from './browser-sight';
import { percentile, spread } from './measure';
import type { BenchLine, BenchSection } from './report';

const STRUCTURES = 45_000;
const SEED = 2028;
const ROUNDS = 7;
const CLICKS = 60;

const DECISION_BYTES = 600_000;
const LABEL_BYTES = 1_200_000;
const FIRST_SIGHT_MS = 1500;
const CLICK_MS = 16;

const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** A browser whose contexts are signed in. */
type Contexts = Pick<Browser, 'newContext'>;

/** The product in a browser, on the national set: what travels, when it is seen, and what a click costs. */
export async function benchBrowser(): Promise<BenchSection> {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-bench-browser-'));
	try {
		const { manifest } = await generate({ structures: STRUCTURES, seed: SEED, out: folder });
		const files = manifest.files.map(({ file }) => path.join(folder, file));
		const server = await startServer({ dataset: { files } });
		const browser = await chromium.launch({ executablePath: await ensureChromium(), args: FLAGS });
		try {
			const storageState = signedInAs(server, 0);
			const signedIn: Contexts = {
				newContext: (options) => browser.newContext({ storageState, ...options })
			};
			const lines = [
				...(await sightLines(signedIn, server.url)),
				...(await clickLines(signedIn, server.url))
			];
			return { title: 'Browser', setting: settingOf(browser), lines };
		} finally {
			await browser.close();
			await server.stop();
		}
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}

function settingOf(browser: Browser): string {
	const [, load = 0] = os.loadavg();
	const processors = os.cpus().length;
	return [
		`The built server on the generated national set (${STRUCTURES.toLocaleString('en-GB')} ESMS and the sites out of the field that come with them, seed ${SEED}), Chromium ${browser.version()} without a window, both on this machine.`,
		'Each opening is in a context of its own, with nothing in its cache; times are from the start of the navigation.',
		'Script of a click is the time of the processor that the browser counts as script, without style and layout, until the page is at rest again; two of three clicks add a filter, the third takes one off. What the page leaves for when it is idle (what is out of sight, at most 100 ms behind) is held back, run apart and counted with the rest.',
		'Both cross-filters run in one page, click by click in turn, on the columns that the page fetched, and their counts are compared after each.',
		`Load of the machine over the last five minutes: ${load.toFixed(1)} for ${processors} processors${load > processors ? ', which were busy with other work: times alone would be shorter' : ''}.`
	].join(' ');
}

async function sightLines(browser: Contexts, url: string): Promise<BenchLine[]> {
	await coldSight(browser, `${url}/structures`, true);
	const dashboards: Sight[] = [];
	const lists: Sight[] = [];
	for (let i = 0; i < ROUNDS; i++) {
		dashboards.push(await coldSight(browser, `${url}/`, false));
		lists.push(await coldSight(browser, `${url}/structures`, true));
	}
	const bytes = (part: 'decision' | 'labels', most: number): BenchLine => {
		const values = lists.map((sight) => sight.bytes[part] / 1000);
		const reached = values.every((value) => value > 0 && value * 1000 <= most);
		return {
			what: part === 'decision' ? 'decision columns on the wire' : 'label columns on the wire',
			values,
			unit: 'kB',
			target: `≤ ${(most / 1000).toLocaleString('en-GB')} kB`,
			reached
		};
	};
	const sight = (what: string, values: readonly number[]): BenchLine => ({
		what,
		values,
		unit: 'ms',
		target: `≤ ${FIRST_SIGHT_MS.toLocaleString('en-GB')} ms`,
		reached: spread(values).median <= FIRST_SIGHT_MS
	});
	const plain = (what: string, values: readonly number[]): BenchLine => ({
		what,
		values,
		unit: 'ms',
		target: '',
		reached: null
	});
	return [
		bytes('decision', DECISION_BYTES),
		bytes('labels', LABEL_BYTES),
		sight(
			'dashboard, first paint',
			dashboards.map(({ paint }) => paint)
		),
		sight(
			'dashboard, its finding is seen',
			dashboards.map(({ finding }) => finding)
		),
		plain(
			'list of structures, first rows seen',
			lists.map(({ finding }) => finding)
		),
		plain(
			'list of structures, whole: filters, order and search',
			lists.map(({ list }) => list)
		),
		plain(
			'longest pause of the page on the way',
			lists.map(({ longestTask }) => longestTask)
		)
	];
}

/** The options of one filter of the list of structures, its menu open with a count beside each. */
const listClicks = (url: string): Clicks => ({
	url: `${url}/structures`,
	prepare: async (page: Page) => {
		const filter = page
			.getByRole('group', { name: 'Filtres' })
			.getByRole('button', { name: 'Champ', exact: true });
		await filter.click();
		await page.getByRole('dialog', { name: 'Champ' }).getByRole('checkbox').first().waitFor();
	},
	selector: '[role=dialog] input[type=checkbox]',
	count: CLICKS
});

/** The charts of the dashboard that are clicked, each in the middle of the window: every other one counts again. */
const CLICKED = [
	{ name: 'the map', group: /^Carte des structures par département/, marks: '[data-mark].area' },
	{ name: 'the flows', group: /^Structures par champ, segment et cible/, marks: '[data-mark].node' },
	{ name: 'the sizes', group: /^Organismes par taille/, marks: '[data-mark].column' }
] as const;

const dashboardClicks = (url: string, { group, marks }: (typeof CLICKED)[number]): Clicks => ({
	url: `${url}/`,
	prepare: async (page: Page) => {
		await page.locator('[data-mark].area').first().waitFor();
		await page.getByRole('group', { name: group }).evaluate((chart) => {
			chart.setAttribute('data-clicked', '');
			chart.scrollIntoView({ block: 'center' });
		});
	},
	selector: `[data-clicked] ${marks}`,
	count: CLICKS
});

async function clickLines(browser: Contexts, url: string): Promise<BenchLine[]> {
	const line = (what: string, values: readonly number[], target = ''): BenchLine => ({
		what,
		values,
		unit: 'ms',
		target,
		reached: null
	});
	const withTarget = (what: string, values: readonly number[]): BenchLine => ({
		...line(what, [percentile(values, 95)], `≤ ${CLICK_MS} ms`),
		reached: percentile(values, 95) <= CLICK_MS
	});
	const clicksOn = async (what: string, clicks: Clicks): Promise<BenchLine[]> => {
		const { script, whole, task } = await clickTimes(browser, clicks);
		return [
			line(`script of a click on ${what}`, script),
			withTarget('the same, 95th percentile', script),
			line('the same with what is out of sight, drawn once the page is idle', whole),
			line('the whole of that click: script, style, layout, paint', task)
		];
	};
	const onDashboard: BenchLine[] = [];
	for (const clicked of CLICKED)
		onDashboard.push(...(await clicksOn(`${clicked.name} of the dashboard`, dashboardClicks(url, clicked))));
	const onList = await clicksOn('a filter of the list', listClicks(url));
	const { ours, peer, building, peerBuilding, counts } = await compareFilters(browser, url);
	return [
		...onDashboard,
		...onList,
		line(`${counts} grouped counts after a click or brush, cross-filter`, ours),
		withTarget('the same, 95th percentile', ours),
		line('crossfilter2, the same counts', peer),
		line('the same, 95th percentile', [percentile(peer, 95)]),
		line('cross-filter made ready', building),
		line('crossfilter2 made ready', peerBuilding)
	];
}
