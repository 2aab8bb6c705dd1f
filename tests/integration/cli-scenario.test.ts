import { expect, it } from 'vitest';
import { importFiles } from '$lib/server/imports';
import { changeSetting, createScenario, type SettingToChange } from '$lib/server/scenarios';
import { describeOnBothEngines, type Place, type TestEngine } from '../support/databases';
import { cli as runCli, type Ran } from '../support/command-line';
import { contextOf, fileOf, finess, register, sitesOf, survey } from '../support/import-files';

/** Runs the built command line on a place, spaces made plain. */
async function cli(place: Place, ...args: string[]): Promise<Ran> {
	const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
	const { code, stdout, stderr } = await runCli(place, ...args);
	return { code, stdout: plain(stdout), stderr: plain(stderr) };
}

/** Three homes of 10, 20 and 30 professionals and, in Brittany, one of 40. */
async function start(engine: TestEngine, changes: readonly SettingToChange[] = []): Promise<Place> {
	const place = await engine.place();
	const db = await engine.open(place);
	const heads = [1, 2, 3].map((serial) => [finess('14', serial), String(serial * 10)] as const);
	const files = [
		fileOf('registre.csv', register([...sitesOf(3), ...sitesOf(1, '56')])),
		fileOf('effectifs.csv', survey([...heads, [finess('56', 1), '40']]))
	];
	const imported = await importFiles(contextOf(db), files);
	if (!imported.ok) throw new Error(JSON.stringify(imported.error));
	const made = await createScenario(db, 'cli', { name: 'Sans aide', base: 'base' });
	if (!made.ok) throw new Error(made.error.code);
	let { revision } = made.value;
	for (const change of changes) {
		const done = await changeSetting(db, 'cli', { id: made.value.id, revision, note: '', ...change });
		if (!done.ok) throw new Error(JSON.stringify(done.error));
		revision = done.value;
	}
	await db.close();
	return place;
}

const NO_HELP: SettingToChange = { key: 'grant:physical-mie', value: null };

interface Range {
	readonly low: number;
	readonly likely: number;
	readonly high: number;
}
interface Sums {
	readonly cost: Range;
	readonly granted: Range;
	readonly own: number;
	readonly years: readonly { readonly cost: Range; readonly committed: number; readonly paid: number }[];
}

const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describeOnBothEngines('scenarios in the command line', (_open, engine) => {
	it('are listed, run and compared, parts adding up to the cent', async () => {
		const place = await start(engine, [NO_HELP]);
		const listed = await cli(place, 'scenario', 'list', '--json');
		expect(JSON.parse(listed.stdout)).toEqual([
			{ id: 'base', name: 'Base', base: null },
			{ id: '1', name: 'Sans aide', base: 'base' }
		]);
		const inWords = await cli(place, 'scenario', 'list');
		expect(inWords.stdout).toContain(
			'1  Sans aide, variante de « Base », 1 réglage propre, territoire national'
		);

		const ran = await cli(place, 'scenario', 'run', 'base', '--json');
		expect([ran.code, ran.stderr]).toEqual([0, '']);
		const base = JSON.parse(ran.stdout) as Sums & {
			readonly structures: number;
			readonly segments: readonly (Sums & { readonly id: string; readonly structures: number })[];
			readonly funders: readonly { readonly granted: number }[];
			readonly items: readonly { readonly cost: Range }[];
			readonly assumptions: readonly unknown[];
		};
		expect([base.structures, base.segments.map(({ id, structures }) => [id, structures])]).toEqual([
			4,
			[['physical-mie', 4]]
		]);
		expect(base.granted.likely).toBeGreaterThan(0);
		expect(base.cost.likely).toBe(base.granted.likely + base.own);
		for (const bound of ['low', 'likely', 'high'] as const)
			expect(add(base.years.map(({ cost }) => cost[bound]))).toBe(base.cost[bound]);
		expect(add(base.segments.map(({ cost }) => cost.likely))).toBe(base.cost.likely);
		expect(add(base.items.map(({ cost }) => cost.likely))).toBe(base.cost.likely);
		for (const each of [
			base.funders.map(({ granted }) => granted),
			base.years.map(({ committed }) => committed),
			base.years.map(({ paid }) => paid)
		])
			expect(add(each)).toBe(base.granted.likely);
		expect(base.assumptions.length).toBeGreaterThan(30);

		const text = await cli(place, 'scenario', 'run', 'sans AIDE');
		expect(text.stdout).toContain('Scénario « Sans aide », sur 4 structures');
		expect(text.stdout).toContain('  aides : 0,00 €');
		expect(text.stdout).toContain('Structures à MIE physique, 4 structures, 100 professionnels');
		expect(text.stdout).toMatch(/ {4}2027 : [\d ]+,\d\d € \([\d ]+,\d\d € à [\d ]+,\d\d €\) ; engagé 0,00 €/);

		const compared = await cli(place, 'scenario', 'compare', 'base', '1', '--json');
		const document = JSON.parse(compared.stdout) as {
			readonly total: { readonly cuts: readonly { readonly own: number }[] };
			readonly changes: readonly {
				readonly settings: readonly unknown[];
				readonly losers: readonly { readonly gain: number }[];
			}[];
		};
		expect(document.changes[0]?.settings).toHaveLength(1);
		const [first, second] = document.total.cuts.map(({ own }) => own);
		expect(add(document.changes[0]?.losers.map(({ gain }) => gain) ?? [])).toBe((first ?? 0) - (second ?? 0));
		const same = await cli(place, 'scenario', 'compare', '1', '1');
		expect(same.stdout).toContain('Les réglages sont les mêmes');
		expect((await cli(place, 'scenario', 'compare', 'base', '1')).stdout).toMatch(
			/Aide, MIE physique : forfait, .* → pas d’aide/
		);
	});

	it('that are called wrongly or cannot be computed say so, and end with their code', async () => {
		const place = await start(engine);
		for (const [args, code, said] of [
			[['scenario'], 2, 'list, run, compare'],
			[['scenario', 'list', 'x'], 2, 'ne prend pas d’argument'],
			[['scenario', 'run'], 2, 'base|N|NOM'],
			[['scenario', 'run', 'Autre'], 3, 'Le scénario « Autre » n’existe pas'],
			[['scenario', 'compare', 'base'], 2, 'au moins deux scénarios']
		] as const) {
			const ran = await cli(place, ...args);
			expect([ran.code, ran.stdout], ran.stderr).toEqual([code, '']);
			expect(ran.stderr).toContain(said);
		}
		// A value that was right when it was saved, under another release.
		const db = await engine.open(place);
		await db.query(
			`insert into scenario_settings (scenario_id, revision, key, reset, value, note) values
			(1, 2, 'start', false, '"2029-05"', ''), (1, 2, 'item:gone', false, '{}', '')`
		);
		await db.close();
		const refused = await cli(place, 'scenario', 'run', '1', '--json');
		expect(refused.code).toBe(3);
		expect(refused.stderr).toContain('Début du plan : mai 2029 vient après décembre 2028.');
		expect(JSON.parse(refused.stdout)).toMatchObject({
			refused: { code: 'plan-refused', problems: [{ code: 'after-the-plan' }] }
		});
		const empty = await engine.place();
		expect((await cli(empty, 'scenario', 'run', 'base')).stderr).toContain('Aucune donnée');
	});
});
