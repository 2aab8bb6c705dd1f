import { expect, it } from 'vitest';
import type { Scope, Viewer } from '$lib/domain/access';
import { NO_PRICES, type Allocation } from '$lib/domain/funding';
import type { Result } from '$lib/domain/shared';
import { defaultCriteria } from '$lib/reference';
import { transferWork } from '$lib/server/accounts';
import { backup, restore } from '$lib/server/backup';
import { createDraft, criteriaInForce, publishDraft } from '$lib/server/criteria';
import type { Database } from '$lib/server/db';
import { importFiles } from '$lib/server/imports';
import { listJournal } from '$lib/server/journal';
import {
	amountHistory,
	archiveScenario,
	changeSetting,
	changeSettings,
	createScenario,
	DEFAULT_SCENARIO_ID,
	lookAgain,
	openScenario,
	recordAmount,
	renameScenario,
	restoreScenario,
	scenarioRefusalMessage,
	scenariosSeen,
	settingHistory,
	storeAllocation,
	withdrawAmount,
	type Scenario,
	type ScenarioRefusal
} from '$lib/server/scenarios';
import { describeOnBothEngines } from '../support/databases';
import { contextOf, fileOf, finess, register, sitesOf, temporaryFolder } from '../support/import-files';

const NORMANDY = ['28'];
const BRITTANY = ['53'];
const SITE = finess('14', 1);
const BRETON = finess('56', 1);
const PRICE = 'assumption:price:fido-key';
const range = (likely: number) => ({ low: likely - 1, likely, high: likely + 1 });

async function viewerOf(db: Database, name: string, scope: Scope = 'national'): Promise<Viewer> {
	const [row] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ($1, 'admin', $2::text::jsonb, now()) returning id`,
		[name, JSON.stringify(scope)]
	);
	return { account: Number(row?.[0]), name, role: 'admin', scope, demonstration: false };
}

function valueOf<T>(result: Result<T, ScenarioRefusal>): T {
	if (!result.ok) throw new Error(`${scenarioRefusalMessage(result.error)} ${JSON.stringify(result.error)}`);
	return result.value;
}

const codeOf = (result: Result<unknown, ScenarioRefusal>): string => (result.ok ? 'ok' : result.error.code);

const importOf = async (db: Database, sites = [...sitesOf(2), ...sitesOf(1, '56')]): Promise<void> => {
	const done = await importFiles(contextOf(db), [fileOf('registre.csv', register(sites))]);
	expect(done.ok).toBe(true);
};

async function start(open: () => Promise<Database>) {
	const db = await open();
	await importOf(db);
	const camille = await viewerOf(db, 'Camille Essai');
	const create = async (name: string, base = DEFAULT_SCENARIO_ID, actor = camille): Promise<Scenario> =>
		valueOf(await createScenario(db, actor, { name, base }));
	const opened = async (id: string, scope: Scope = 'national') => {
		const found = await openScenario(db, scope, id);
		if (!found) throw new Error(`No scenario ${id}`);
		return found;
	};
	const say = async ({ id }: Scenario, key: string, value: unknown, actor: Viewer = camille) => {
		const { scenario } = await opened(id);
		return changeSetting(db, actor, { id, revision: scenario.revision, key, value, note: '' });
	};
	return { db, camille, create, opened, say };
}

describeOnBothEngines('a scenario', (open) => {
	it('is there from the start as the product’s own, which nobody changes', async () => {
		const db = await open();
		expect(await scenariosSeen(db, BRITTANY)).toMatchObject([{ id: 'base', base: null, mayChange: false }]);
		const base = await openScenario(db, 'national', 'base');
		expect([base?.settings.size, base?.chain.length, base?.withoutEffect]).toEqual([0, 1, []]);
		const camille = await viewerOf(db, 'Camille Essai');
		const change = { id: 'base', revision: 0, key: 'start', value: '2027-06', note: '' };
		expect(codeOf(await changeSetting(db, camille, change))).toBe('read-only');
		expect(codeOf(await archiveScenario(db, camille, { id: 'base' }))).toBe('read-only');
		for (const id of ['0', '1', '-1', 'x', '1e3', '99999999999'])
			expect(await openScenario(db, 'national', id)).toBeNull();
	});

	it('says what its base does until it says something itself, and again once it forgets it', async () => {
		const { db, camille, create, opened, say } = await start(open);
		const first = await create('Rythme soutenu');
		const second = await create('Rythme soutenu, clés chères', first.id);
		expect((await opened(second.id)).settings).toEqual(new Map());
		valueOf(await say(first, 'start', '2027-06'));
		valueOf(await say(first, PRICE, range(40)));
		valueOf(await say(second, PRICE, range(60)));
		const variant = await opened(second.id);
		expect(variant.chain.map(({ scenario }) => scenario.id)).toEqual(['base', first.id, second.id]);
		expect(Object.fromEntries(variant.settings)).toEqual({ start: '2027-06', [PRICE]: range(60) });
		expect(variant.chain.at(-1)?.said.get(PRICE)).toMatchObject({ author: 'Camille Essai', note: '' });
		const { revision } = variant.scenario;
		valueOf(
			await changeSetting(db, camille, { id: second.id, revision, key: PRICE, reset: true, note: 'essai' })
		);
		expect((await opened(second.id)).settings).toEqual((await opened(first.id)).settings);
		expect((await opened(second.id)).scenario.ownSettings).toBe(0);
		const history = await settingHistory(db, 'national', second.id);
		expect(history?.map(({ key, reset, note }) => [key, reset, note])).toEqual([
			[PRICE, true, 'essai'],
			[PRICE, false, '']
		]);
		expect(codeOf(await say(first, 'start', '2027-06'))).toBe('unchanged');
		const { lines } = await listJournal(db, camille, {});
		expect(lines.slice(0, 2).map(({ action, subject }) => [action, subject])).toEqual([
			['scenario-changed', `scenario ${second.id}`],
			['scenario-changed', `scenario ${second.id}`]
		]);
	});

	it('keeps null, which says that there is no help, apart from what is forgotten', async () => {
		const { create, opened, say } = await start(open);
		const scenario = await create('Sans aide');
		valueOf(await say(scenario, 'grant:physical-mie', null));
		expect([...(await opened(scenario.id)).settings]).toEqual([['grant:physical-mie', null]]);
	});

	it('refuses the second of two saves, with what the first one changed', async () => {
		const { db, camille, create, opened, say } = await start(open);
		const scenario = await create('À deux');
		valueOf(await say(scenario, 'start', '2027-06'));
		const dominique = await viewerOf(db, 'Dominique Essai');
		const late = { id: scenario.id, revision: 1, key: 'start', value: '2027-09', note: '' };
		const refused = await changeSetting(db, dominique, late);
		expect(!refused.ok && refused.error).toMatchObject({
			code: 'changed-meanwhile',
			revision: 2,
			changes: [{ key: 'start', value: '2027-06', author: 'Camille Essai' }]
		});
		const both = await Promise.all(
			[camille, dominique].map((actor, i) =>
				changeSetting(db, actor, { ...late, revision: 2, value: `2027-1${i}` })
			)
		);
		expect(both.map(codeOf).sort()).toEqual(['changed-meanwhile', 'ok']);
		expect((await opened(scenario.id)).scenario.revision).toBe(3);
		expect(await settingHistory(db, 'national', scenario.id)).toHaveLength(2);
		const renamed = { id: scenario.id, revision: 2, name: 'Autre', description: '' };
		expect(codeOf(await renameScenario(db, camille, renamed))).toBe('changed-meanwhile');
	});

	it('refuses a change that the plan could not use, and writes none of those sent with it', async () => {
		const { db, camille, create, opened, say } = await start(open);
		const { id } = await create('Fautes');
		const refused = await changeSettings(db, camille, {
			id,
			revision: 1,
			note: '',
			changes: [
				{ key: 'start', value: '2027-06' },
				{ key: PRICE, value: { low: 3, likely: 2, high: -4 } }
			]
		});
		expect(!refused.ok && refused.error.code === 'invalid' && refused.error.problems).toMatchObject([
			{ code: 'negative', key: PRICE, path: 'high' },
			{ code: 'bounds-out-of-order', key: PRICE }
		]);
		for (const [key, value] of [
			['assumption:price:gone', range(2)],
			['item:gone', { enabled: false }],
			['target:gone', 'min'],
			['choice:physical-mie:gone', 'x'],
			['colour', 'red']
		] as const)
			expect(codeOf(await say(await create(key), key, value))).toBe('invalid');
		const long = { key: 'start', value: 'x'.repeat(30_000) };
		expect(codeOf(await changeSettings(db, camille, { id, revision: 1, note: '', changes: [long] }))).toBe(
			'malformed'
		);
		expect((await opened(id)).settings.size).toBe(0);
	});

	it('keeps a setting about what is gone, says that it has no effect, and lets it be forgotten', async () => {
		const { db, camille, create, opened } = await start(open);
		const { id } = await create('Anciens postes');
		await db.query(
			`insert into scenario_settings (scenario_id, revision, key, reset, value, note)
			values ($1, 1, 'item:gone', false, '{}', ''), ($1, 1, 'pace:gone', false, '[]', ''), ($1, 1, 'start', false, '"2027-03"', '')`,
			[Number(id)]
		);
		const found = await opened(id);
		expect(found.withoutEffect).toEqual(['item:gone', 'pace:gone']);
		expect([...found.settings]).toEqual([['start', '2027-03']]);
		expect(found.chain.at(-1)?.settings.size).toBe(3);
		const forget = { id, revision: 1, key: 'item:gone', reset: true as const, note: '' };
		valueOf(await changeSetting(db, camille, forget));
		expect((await opened(id)).withoutEffect).toEqual(['pace:gone']);
	});

	it('has a name that nobody else uses, a depth, and can be put away and taken out', async () => {
		const { db, camille, create } = await start(open);
		const first = await create('Rythme soutenu');
		const again = { name: '  RYTHME  soutenu', base: 'base' };
		expect(codeOf(await createScenario(db, camille, again))).toBe('name-taken');
		expect(codeOf(await createScenario(db, camille, { name: ' ', base: 'base' }))).toBe('name-empty');
		expect(codeOf(await createScenario(db, camille, { name: 'x', base: '99' }))).toBe('gone');
		const archived = valueOf(await archiveScenario(db, camille, first));
		expect(archived.archived).toBe(true);
		expect(codeOf(await createScenario(db, camille, { name: 'x', base: first.id }))).toBe('archived');
		const change = { id: first.id, revision: 1, key: 'start', value: '2027-06', note: '' };
		expect(codeOf(await changeSetting(db, camille, change))).toBe('archived');
		expect((await scenariosSeen(db, 'national')).map(({ id }) => id)).toEqual(['base']);
		expect((await scenariosSeen(db, 'national', { archived: true })).map(({ id }) => id)).toEqual([first.id]);
		const taken = valueOf(await createScenario(db, camille, again));
		expect(codeOf(await restoreScenario(db, camille, first))).toBe('name-taken');
		const renamed = { id: taken.id, revision: 1, name: 'Autre', description: 'Pour voir' };
		expect(valueOf(await renameScenario(db, camille, renamed))).toMatchObject({
			name: 'Autre',
			description: 'Pour voir',
			revision: 2
		});
		expect(valueOf(await restoreScenario(db, camille, first)).archived).toBe(false);
		let { id } = first;
		for (let depth = 2; depth <= 8; depth++) ({ id } = await create(`Profondeur ${depth}`, id));
		expect(codeOf(await createScenario(db, camille, { name: 'Trop', base: id }))).toBe('too-deep');
	});

	it('is of territories: others neither see it nor change it, and its variants are of no more', async () => {
		const { db, camille, create, say } = await start(open);
		const breton = await viewerOf(db, 'Maëlle Essai', BRITTANY);
		const norman = await viewerOf(db, 'Gildas Essai', NORMANDY);
		const national = await create('National');
		const own = await create('Breton', 'base', breton);
		expect([national.scope, own.scope]).toEqual(['national', BRITTANY]);
		const seenBy = async (scope: Scope) => (await scenariosSeen(db, scope)).map(({ name }) => name);
		expect(await seenBy(BRITTANY)).toEqual(['Base', 'Breton', 'National']);
		expect(await seenBy(NORMANDY)).toEqual(['Base', 'National']);
		expect(await openScenario(db, NORMANDY, own.id)).toBeNull();
		expect(await settingHistory(db, NORMANDY, own.id)).toBeNull();
		expect(await amountHistory(db, NORMANDY, own.id)).toBeNull();
		expect(codeOf(await say(own, 'start', '2027-06', norman))).toBe('gone');
		expect(codeOf(await say(national, 'start', '2027-06', breton))).toBe('of-others');
		expect(codeOf(await createScenario(db, norman, { name: 'x', base: own.id }))).toBe('gone');
		expect((await create('Variante bretonne', own.id, camille)).scope).toEqual(BRITTANY);
		expect((await create('Variante du national', national.id, breton)).scope).toEqual(BRITTANY);
		// A name used where one sees nothing is nobody’s business.
		expect((await create('Breton', 'base', norman)).scope).toEqual(NORMANDY);
	});

	it('says when the data or the criteria are no longer those it was decided with', async () => {
		const { db, camille, create, opened, say } = await start(open);
		const scenario = await create('Daté');
		const ground = async () => (await opened(scenario.id)).scenario.ground;
		expect(await ground()).toMatchObject({
			version: 1,
			criteria: 1,
			dataChanged: false,
			criteriaChanged: false
		});
		await importOf(db, [...sitesOf(5), ...sitesOf(1, '56')]);
		expect(await ground()).toMatchObject({ version: 1, dataChanged: true, criteriaChanged: false });
		expect(valueOf(await lookAgain(db, camille, scenario)).ground).toMatchObject({
			version: 2,
			dataChanged: false
		});
		const { number } = await criteriaInForce(db);
		const content = { criteria: { ...defaultCriteria, excludedSectors: ['PDE'] }, tests: [] };
		const draft = await createDraft(db, { name: 'Essai', ...content, origin: number }, camille);
		if (!draft.ok) throw new Error('No draft');
		const publication = { name: 'Deux', note: '', replaces: number };
		const at = new Date('2026-11-24T12:00:00Z');
		await publishDraft(db, draft.value.id, draft.value.revision, publication, camille, at);
		expect(await ground()).toMatchObject({ criteria: 1, criteriaChanged: true });
		valueOf(await say(scenario, 'start', '2027-06'));
		expect(await ground()).toMatchObject({ criteria: 2, criteriaChanged: false });
	});

	it('is handed over with the other work of an account', async () => {
		const { db, camille, create } = await start(open);
		await create('À transmettre');
		const dominique = await viewerOf(db, 'Dominique Essai');
		const done = await transferWork(db, dominique, { from: camille.account, to: dominique.account });
		expect(done.ok && done.value.scenarios).toBe(1);
	});

	it('comes back whole from a backup, variants before bases or not', async () => {
		const { db, camille, create, opened, say } = await start(open);
		const first = await create('Mère');
		const second = await create('Fille', first.id);
		valueOf(await say(first, 'grant:physical-mie', null));
		valueOf(await recordAmount(db, camille, asked(second.id, { cents: 1234, reason: 'Demande' })));
		const [before, history] = [await opened(second.id), await amountHistory(db, 'national', second.id)];
		const file = `${temporaryFolder()}/sauvegarde`;
		expect((await backup(db, file)).ok).toBe(true);
		const other = await open();
		expect((await restore(other, file)).ok).toBe(true);
		expect(await openScenario(other, 'national', second.id)).toEqual(before);
		expect(await amountHistory(other, 'national', second.id)).toEqual(history);
	});

	it('never changes what it said', async () => {
		const { db, camille, create, say } = await start(open);
		const scenario = await create('Gravé');
		valueOf(await say(scenario, 'start', '2027-06'));
		valueOf(await recordAmount(db, camille, asked(scenario.id, {})));
		for (const statement of [
			`update scenario_settings set note = 'x'`,
			'delete from scenario_settings',
			'update scenario_amounts set cents = 1',
			'delete from scenario_amounts'
		])
			await expect(db.query(statement), statement).rejects.toThrow();
	});
});

function asked(scenario: string, change: Partial<Parameters<typeof recordAmount>[2]>) {
	return { scenario, finess: SITE, stage: 'asked' as const, cents: 100, reason: 'Courrier', ...change };
}

describeOnBothEngines('amounts of a scenario', (open) => {
	it('are asked, decided with an author and a reason, and paid in the past; a new decision leaves the old one readable', async () => {
		const { db, camille, create, opened } = await start(open);
		const { id } = await create('Montants');
		const decide = (cents: number, reason: string, replaces?: number | null) =>
			recordAmount(db, camille, {
				...asked(id, { stage: 'decided', cents, reason }),
				...(replaces === undefined ? {} : { replaces })
			});
		valueOf(await recordAmount(db, camille, asked(id, { cents: 5_000_00 })));
		const first = valueOf(await decide(4_000_00, 'Comité du 3 mars'));
		expect(codeOf(await decide(4_000_00, 'Comité du 3 mars'))).toBe('unchanged');
		expect(codeOf(await decide(1, ' '))).toBe('reason-missing');
		const second = valueOf(await decide(3_500_00, 'Comité du 9 mars', first));
		const late = await decide(1, 'En retard', first);
		expect(!late.ok && late.error).toMatchObject({ code: 'decided-meanwhile', theirs: { id: second } });
		for (const [label, year] of [
			['ESMS numérique', 2024],
			['ESMS numérique', 2023]
		] as const)
			valueOf(await recordAmount(db, camille, asked(id, { stage: 'past-aid', label, year })));
		const { amounts } = await opened(id);
		expect(amounts.asked).toEqual(new Map([[SITE, 5_000_00]]));
		expect(amounts.decided.get(SITE)).toMatchObject({
			cents: 3_500_00,
			reason: 'Comité du 9 mars',
			author: 'Camille Essai'
		});
		expect(amounts.pastAid.get(SITE)?.map(({ year }) => year)).toEqual([2023, 2024]);
		const history = await amountHistory(db, 'national', id, SITE);
		expect(history?.filter(({ stage }) => stage === 'decided').map(({ cents }) => cents)).toEqual([
			3_500_00, 4_000_00
		]);
		const { lines } = await listJournal(db, camille, {});
		expect(JSON.stringify(lines)).not.toContain('Comité');
	});

	it('are inherited; a variant may say others, and withdraw its own', async () => {
		const { db, camille, create, opened } = await start(open);
		const first = await create('Mère');
		const second = await create('Fille', first.id);
		const own = asked(second.id, { stage: 'decided', cents: 200 });
		valueOf(await recordAmount(db, camille, { ...own, scenario: first.id, cents: 100 }));
		expect((await opened(second.id)).amounts).toEqual((await opened(first.id)).amounts);
		expect(codeOf(await withdrawAmount(db, camille, own))).toBe('unchanged');
		valueOf(await recordAmount(db, camille, own));
		expect((await opened(second.id)).amounts.decided.get(SITE)?.cents).toBe(200);
		expect(codeOf(await withdrawAmount(db, camille, { ...own, reason: '' }))).toBe('reason-missing');
		valueOf(await withdrawAmount(db, camille, own));
		expect((await opened(second.id)).amounts.decided.get(SITE)?.cents).toBe(100);
	});

	it('are refused with the reason, and nothing is written', async () => {
		const { db, camille, create } = await start(open);
		const { id } = await create('Refus');
		const refused = [
			[{ cents: 0.5 }, 'amount'],
			[{ cents: -1 }, 'amount'],
			[{ cents: 1e13 }, 'amount'],
			[{ cents: NaN }, 'amount'],
			[{ finess: '12' }, 'not-in-territory'],
			[{ finess: finess('29', 7) }, 'not-in-territory'],
			[{ stage: 'past-aid', year: 2024 }, 'past-aid'],
			[{ stage: 'past-aid', label: 'FIR' }, 'past-aid'],
			[{ scenario: 'base' }, 'read-only']
		] as const;
		for (const [change, code] of refused)
			expect([change, codeOf(await recordAmount(db, camille, asked(id, change)))]).toEqual([change, code]);
		expect(await amountHistory(db, 'national', id)).toEqual([]);
	});

	it('are never recorded by the program itself', async () => {
		const { db, create } = await start(open);
		const { id } = await create('Sans personne');
		await expect(recordAmount(db, 'program', asked(id, {}))).rejects.toThrow();
	});

	it('of other territories are not told, nor recorded', async () => {
		const { db, camille, create, opened } = await start(open);
		const { id } = await create('National');
		valueOf(await recordAmount(db, camille, asked(id, {})));
		valueOf(await recordAmount(db, camille, asked(id, { finess: BRETON })));
		expect([...(await opened(id, BRITTANY)).amounts.asked.keys()]).toEqual([BRETON]);
		expect((await amountHistory(db, BRITTANY, id))?.map(({ finess: of }) => of)).toEqual([BRETON]);
		expect(await amountHistory(db, BRITTANY, id, SITE)).toEqual([]);
		const breton = await viewerOf(db, 'Maëlle Essai', BRITTANY);
		const own = await create('Breton', 'base', breton);
		expect(codeOf(await recordAmount(db, breton, asked(own.id, {})))).toBe('not-in-territory');
		expect(codeOf(await recordAmount(db, camille, asked(own.id, {})))).toBe('not-in-territory');
		expect(codeOf(await recordAmount(db, breton, asked(id, { finess: BRETON })))).toBe('of-others');
	});
});

const ALLOCATION: Allocation = {
	funded: [
		{ finess: SITE, year: 2027 },
		{ finess: BRETON, year: 2028 }
	],
	objective: 120,
	bound: 120,
	gap: 0,
	status: 'optimal',
	seed: 1,
	timeLimitSeconds: 10,
	constraints: { ssoFirst: true, departmentMinimums: [], forced: [SITE], excluded: [] },
	prices: NO_PRICES
};

describeOnBothEngines('a stored allocation', (open) => {
	it('is followed by its scenario and its variants, each territory seeing its part', async () => {
		const { db, camille, create, opened } = await start(open);
		const { id } = await create('Optimum');
		const variant = await create('Variante', id);
		const store = (revision: number) =>
			storeAllocation(db, camille, { scenario: id, revision, allocation: ALLOCATION, note: '' });
		expect(codeOf(await store(9))).toBe('changed-meanwhile');
		const { allocation, revision } = valueOf(await store(1));
		expect(revision).toBe(2);
		expect((await opened(id)).settings.get('shortage')).toEqual({ kind: 'optimum', allocation });
		expect((await opened(variant.id)).amounts.allocation).toEqual(ALLOCATION);
		const cut = (await opened(id, BRITTANY)).amounts.allocation;
		expect([cut?.funded, cut?.constraints.forced]).toEqual([[{ finess: BRETON, year: 2028 }], []]);
		const [count] = await db.query('select count(*)::int from scenario_allocations');
		expect(count?.[0]).toBe(1);
	});

	it('of another scenario is not used', async () => {
		const { db, camille, create, opened, say } = await start(open);
		const { id } = await create('Optimum');
		const other = await create('Autre');
		const stored = { scenario: id, revision: 1, allocation: ALLOCATION, note: '' };
		const { allocation } = valueOf(await storeAllocation(db, camille, stored));
		valueOf(await say(other, 'shortage', { kind: 'optimum', allocation }));
		expect((await opened(other.id)).amounts.allocation).toBeNull();
	});
});
