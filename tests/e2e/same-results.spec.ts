import { execFile as execFileCallback } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { inRoot } from '../../scripts/steps/root.mjs';
import { bundledForPage } from '../support/bundled-for-page';
import { criteriaWithEsms } from '../support/criteria-with-esms';
import { startServer, type RunningServer } from '../support/server';
import { signedInAs } from './support/signed-in';
import { browserTest as test, expect } from './support/test';

/** `npm run torture -- same` takes as many as the nation has. */
const STRUCTURES = Number(process.env['SAME_RESULTS'] ?? 3000);
const SEED = 2028;
const LIMIT_MS = 180_000;

const execFile = promisify(execFileCallback);

/** What the export says of each structure, in the words of the criteria's ids. */
function linesOf(csv: string): string[] {
	const outcomes = new Map([
		['Grands groupes, cible maximale', 'large-group'],
		['Structures à MIE physique', 'physical-mie'],
		['Structures à MIE digitalisé', 'digital-mie'],
		['Indéterminé', 'undetermined'],
		['À arbitrer', 'ambiguous'],
		['Sans segment (à débattre)', 'no-segment'],
		['À qualifier', 'to-qualify']
	]);
	const certainties = new Map([
		['Établi', 'certain'],
		['Estimé', 'estimated']
	]);
	const [header = [], ...rows] = Papa.parse<string[]>(csv.replace('\ufeff', ''), {
		delimiter: ';',
		skipEmptyLines: true
	}).data;
	const [finess, outcome, certainty] = ['N° FINESS ET', 'Segment ou état', 'Certitude'].map((name) =>
		header.indexOf(name)
	);
	return rows.map((row) => {
		const cell = (at: number | undefined): string => row[at ?? -1] ?? '';
		return `${cell(finess)} ${outcomes.get(cell(outcome)) ?? '?'} ${certainties.get(cell(certainty)) ?? ''}`.trim();
	});
}

/** Publishes criteria with another threshold as version 2, as the screens do. @returns their canonical text */
async function publishOthers({ url, cookies }: RunningServer): Promise<string> {
	const headers = { cookie: cookies[0] ?? '', origin: url };
	const draft = await fetch(`${url}/api/criteria/drafts`, {
		method: 'POST',
		headers: { ...headers, 'content-type': 'application/json' },
		body: JSON.stringify({ name: 'Essai', criteria: criteriaWithEsms(15), tests: [], origin: 1 })
	});
	const { id, revision }: { id: number; revision: number } = await draft.json();
	await fetch(`${url}/criteres/brouillons/${id}/publier?/publier`, {
		method: 'POST',
		headers,
		body: new URLSearchParams({ nom: 'Essai', note: '', revision: String(revision), remplace: '1' }),
		redirect: 'manual'
	});
	return (await fetch(`${url}/criteres/versions/2/criteres.json`, { headers })).text();
}

test('thousands of structures have the same results in the browser, on the server and in the command line, by edited criteria too', async ({
	browser
}) => {
	test.setTimeout(5 * 60_000);
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-same-'));
	const dataDir = path.join(folder, 'data');
	const cli = async (...args: string[]): Promise<string> => {
		const { stdout } = await execFile(process.execPath, [inRoot('build-node', 'cli.js'), ...args], {
			cwd: inRoot(),
			env: { ...process.env, DATA_DIR: dataDir },
			timeout: LIMIT_MS,
			maxBuffer: 2 ** 28
		});
		return stdout;
	};
	try {
		const set = path.join(folder, 'set');
		await cli('generate', '--structures', String(STRUCTURES), '--seed', String(SEED), '--out', set);
		const files = fs.readdirSync(set).filter((name) => name.endsWith('.csv'));
		await cli('import', ...files.map((name) => path.join(set, name)));
		const exported = path.join(folder, 'structures.csv');
		await cli('export', 'structures', '--out', exported);
		const ofCli = fs.readFileSync(exported, 'utf8');
		const counted: { structures: number; segments: Record<string, number>; states: Record<string, number> } =
			JSON.parse(await cli('classify', '--json'));

		const server = await startServer({ dataset: 'empty', dataDir });
		const exportedBy = async (): Promise<string> => {
			const headers = { cookie: server.cookies[0] ?? '' };
			return (await fetch(`${server.url}/export/structures.csv`, { headers })).text();
		};
		const others = { ofServer: '', ofBrowser: [''] };
		try {
			const ofServer = await exportedBy();
			expect(ofServer === ofCli.replace('\ufeff', '') || ofServer === ofCli).toBe(true);

			// The page's own policy forbids scripts that are not its own, as it should: this one is let in by the test.
			const context = await browser.newContext({ bypassCSP: true, storageState: signedInAs(server, 0) });
			const page = await context.newPage();
			await page.goto(`${server.url}/donnees`);
			await page.addScriptTag({ content: await bundledForPage('tests/e2e/support/classify-in-browser.ts') });
			const { first, whole: ofBrowser } = await page.evaluate(() => globalThis.classifyHere());

			const text = await publishOthers(server);
			const { whole } = await page.evaluate((written) => globalThis.classifyHere(written), text);
			others.ofServer = await exportedBy();
			others.ofBrowser = whole;
			await context.close();

			expect(ofBrowser.length).toBeGreaterThanOrEqual(STRUCTURES);
			expect(linesOf(ofCli)).toEqual(ofBrowser);
			expect(first).toEqual(ofBrowser);
			const count = (id: string): number => ofBrowser.filter((line) => line.split(' ')[1] === id).length;
			for (const [id, n] of Object.entries({ ...counted.segments, ...counted.states })) {
				if (id !== 'out-of-scope') expect([id, count(id)]).toEqual([id, n]);
			}
			expect(ofBrowser.length + (counted.states['out-of-scope'] ?? 0)).toBe(counted.structures);
		} finally {
			await server.stop();
		}
		// One program at a time has the embedded database: the command line comes once the server is gone.
		await cli('export', 'structures', '--out', exported);
		const othersOfCli = fs.readFileSync(exported, 'utf8').replace('\ufeff', '');
		expect(others.ofServer.replace('\ufeff', '') === othersOfCli).toBe(true);
		expect(linesOf(othersOfCli)).toEqual(others.ofBrowser);
		expect(othersOfCli === ofCli.replace('\ufeff', '')).toBe(false);
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
});
