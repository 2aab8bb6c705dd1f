import { expect, it } from 'vitest';
import type { Scope, Viewer } from '$lib/domain/access';
import { codedColumn, type TerritoryTable } from '$lib/domain/table';
import { createCampaign, findCampaign, listCampaigns } from '$lib/server/collection';
import type { Database } from '$lib/server/db';
import { decide, type DecisionToMake } from '$lib/server/decisions';
import { getImport, importFiles, importRefusalMessage, listImports } from '$lib/server/imports';
import {
	bringBack,
	changeMembers,
	createNamedList,
	createSharedView,
	listNamedLists,
	listSharedViews,
	readNamedList,
	remove
} from '$lib/server/saved';
import {
	currentSeen,
	diffSeen,
	findSeen,
	historySeen,
	layersSeen,
	resolveTerritory,
	scopedTable,
	territoryMessage,
	versionsSeen
} from '$lib/server/territory';
import { decodeDecision } from '$lib/arrow';
import { currentVersion, rollback, rollbackRefusalMessage } from '$lib/server/versions';
import { describeOnBothEngines } from '../support/databases';
import { contextOf, fileOf, finess, register, sitesOf, survey, uses } from '../support/import-files';

/** Normandy (14) and Brittany (56). */
const NORMANDY = ['28'];
const BRITTANY = ['53'];
const NORMAN = finess('14', 1);
const BRETON = finess('56', 1);
const NOW = new Date('2026-11-24T10:00:00Z');

async function viewerOf(db: Database, scope: Scope): Promise<Viewer> {
	const [row] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ('Camille Essai', 'analyst', $1::text::jsonb, now()) returning id`,
		[JSON.stringify(scope)]
	);
	return { account: Number(row?.[0]), name: 'Camille Essai', role: 'analyst', scope, demonstration: false };
}

const numbersOf = ({ structures }: TerritoryTable): readonly string[] =>
	codedColumn(structures, 'structure.finess').values.filter((text) => text !== '');

describeOnBothEngines('the territory of somebody who does not see all of it', (open) => {
	/** Three sites of each region, known by a register that the program imported. */
	const start = async () => {
		const db = await open();
		const content = register([...sitesOf(3), ...sitesOf(3, '56')]);
		expect((await importFiles(contextOf(db), [fileOf('registre.csv', content)])).ok).toBe(true);
		const norman = await viewerOf(db, NORMANDY);
		const breton = await viewerOf(db, BRITTANY);
		const of = (actor: Viewer) => ({ ...contextOf(db), actor });
		return { db, norman, breton, of };
	};
	const answers = (number: string, heads: string) =>
		fileOf(`enquete-${number}.csv`, survey([[number, heads]]));

	it('is cut once, has a hash of its own, and the national one is the version itself', async () => {
		const { db } = await start();
		const version = await currentVersion(db);
		const hash = version?.hash ?? '';
		const own = await scopedTable(db, hash, NORMANDY);
		expect(numbersOf(own.table)).toEqual([1, 2, 3].map((serial) => finess('14', serial)));
		expect(await scopedTable(db, hash, NORMANDY)).toBe(own);
		expect(own.hash).not.toBe(hash);
		expect((await scopedTable(db, hash, BRITTANY)).hash).not.toBe(own.hash);
		expect((await scopedTable(db, hash, 'national')).hash).toBe(hash);
		expect((await currentSeen(db, NORMANDY))?.hash).toBe(own.hash);
	});

	it('goes to the browser under that hash, and under no other', async () => {
		const { db } = await start();
		const hash = (await currentVersion(db))?.hash ?? '';
		const asked = { part: 'decision', version: null, build: null };
		const answer = await resolveTerritory(db, asked, 'b', NORMANDY);
		if ('code' in answer) throw new Error(answer.code);
		const table = await decodeDecision(await territoryMessage(db, answer, 'identity'));
		expect(numbersOf(table)).toEqual([1, 2, 3].map((serial) => finess('14', serial)));
		expect(table.territories).toEqual(NORMANDY);
		for (const version of [hash, (await scopedTable(db, hash, BRITTANY)).hash])
			expect(await resolveTerritory(db, { ...asked, version }, 'b', NORMANDY)).toEqual({
				code: 'unknown-version'
			});
		expect(await resolveTerritory(db, { ...asked, version: answer.hash }, 'b', NORMANDY)).toMatchObject({
			hash: answer.hash
		});
	});

	it('has a history, differences and files of its own', async () => {
		const { db, breton, of } = await start();
		expect((await importFiles(of(breton), [answers(BRETON, '47')])).ok).toBe(true);
		expect(await historySeen(db, BRETON, BRITTANY, 9)).toMatchObject([
			{ field: 'structure.heads', after: '47' }
		]);
		expect(await historySeen(db, BRETON, NORMANDY, 9)).toEqual([]);
		const [before, after] = [await findSeen(db, 1, NORMANDY), await currentSeen(db, NORMANDY)];
		if (!before || !after) throw new Error('No version');
		expect(await diffSeen(before.table, after.table, 9)).toMatchObject({
			changed: 0,
			unchanged: 3,
			changes: []
		});
		expect((await layersSeen(db, NORMANDY)).map(({ name, whole }) => [name, whole])).toEqual([
			['registre.csv', null]
		]);
		expect((await layersSeen(db, BRITTANY)).map(({ name }) => name)).toContain(`enquete-${BRETON}.csv`);
		expect((await versionsSeen(db, NORMANDY)).map(({ whole }) => whole)).toEqual([null, null]);
		expect((await versionsSeen(db, 'national')).map(({ whole }) => whole?.structures)).toEqual([6, 6]);
	});

	it('is where they may import: nothing elsewhere changes, and the refusal names nothing', async () => {
		const { db, norman, of } = await start();
		const before = await currentVersion(db);
		const refused = await importFiles(of(norman), [answers(BRETON, '47')]);
		expect(refused).toEqual({ ok: false, error: { code: 'outside-scope' } });
		expect(refused.ok ? '' : importRefusalMessage(refused.error)).toContain('administrateur national');
		expect(await importFiles(of(norman), [answers(BRETON, '47')], { dryRun: true })).toEqual(refused);
		expect(await currentVersion(db)).toEqual(before);
		const done = await importFiles(of(norman), [answers(NORMAN, '47')]);
		expect(done.ok && done.value.report.changed).toBe(1);
		const [row] = await db.query('select author_id from versions order by id desc limit 1');
		expect(row?.[0]).toBe(norman.account);
	});

	it('may be told of by a register of it, which closes nothing elsewhere', async () => {
		const { db, norman, of } = await start();
		const own = fileOf('registre-normand.csv', register(sitesOf(4), '2026-06-01'));
		const done = await importFiles(of(norman), [own]);
		expect(done.ok && [done.value.report.added, done.value.report.closed]).toEqual([1, 0]);
		const [row] = await db.query(
			`select coverage -> 'departments' from layers where name = 'registre-normand.csv'`
		);
		expect(row?.[0]).toEqual(['14']);
		const all = fileOf('registre-national.csv', register(sitesOf(4), '2026-07-01'), {
			coverage: { extent: 'full', departments: 'national' }
		});
		const limited = await importFiles(of(norman), [all]);
		expect(limited.ok && limited.value.report.closed).toBe(0);
	});

	it('is where they may declare uses and decide values', async () => {
		const { db, norman, of } = await start();
		const use = (holder: string) => fileOf(`usages-${holder}.csv`, uses([[holder, 'Orion', '12']]));
		expect(await importFiles(of(norman), [use(BRETON)])).toEqual({
			ok: false,
			error: { code: 'outside-scope' }
		});
		expect((await importFiles(of(norman), [use(NORMAN)])).ok).toBe(true);
		const decision = (number: string): DecisionToMake => ({
			kind: 'manual',
			decidedOn: '2026-11-20',
			rows: [{ 'structure.finess': number, 'structure.heads': '57' }],
			service: 'Direction de l’autonomie',
			note: 'appel'
		});
		expect(await decide(of(norman), decision(BRETON), NOW)).toMatchObject({ ok: false });
		expect((await decide(of(norman), decision(NORMAN), NOW)).ok).toBe(true);
		expect(await historySeen(db, NORMAN, NORMANDY, 9)).toMatchObject([{ after: '57' }]);
	});

	it('is all that they may roll back', async () => {
		const { db, norman, breton, of } = await start();
		await importFiles(of(norman), [answers(NORMAN, '47')]);
		await importFiles(of(breton), [answers(BRETON, '51')]);
		const refused = await rollback(db, 1, { actor: norman });
		expect(refused).toEqual({ ok: false, error: { code: 'outside-scope', id: 1 } });
		expect(refused.ok ? '' : rollbackRefusalMessage(refused.error)).toContain('hors de votre territoire');
		expect(await rollback(db, 2, { actor: norman })).toMatchObject({ ok: false });
		expect((await rollback(db, 2, { actor: breton })).ok).toBe(true);
		const [orphans] = await db.query(
			'select count(*)::int from changes where version_id > (select max(id) from versions)'
		);
		expect(orphans?.[0]).toBe(0);
	});

	it('shows imports of theirs, and none of others', async () => {
		const { db, norman, breton, of } = await start();
		await importFiles(of(norman), [answers(NORMAN, '47')]);
		await importFiles(of(breton), [answers(BRETON, '51')]);
		const [own] = await listImports(of(norman));
		expect((await listImports(of(norman))).map(({ files }) => files[0]?.name)).toEqual([
			`enquete-${NORMAN}.csv`
		]);
		expect(await getImport(of(breton), own?.id ?? 0)).toBeNull();
		expect(await getImport({ db, actor: await viewerOf(db, ['28', '53']) }, own?.id ?? 0)).not.toBeNull();
		expect(await listImports({ db, actor: 'cli' })).toHaveLength(3);
	});

	it('shows the campaigns of theirs, with questionnaires about their structures', async () => {
		const { db, norman } = await start();
		const seen = await currentSeen(db, NORMANDY);
		if (!seen) throw new Error('No version');
		const ground = { versionId: seen.version.id, table: seen.table, stakes: [] };
		const choice = { name: 'Automne', dueOn: '2026-12-31', organisations: [finess('14', 900_000)] };
		const made = await createCampaign(db, choice, ground, '2026-11-24', norman);
		if (!made.ok) throw new Error(made.error.code);
		expect((await findCampaign(db, made.value, NORMANDY))?.scope).toEqual(NORMANDY);
		expect(await findCampaign(db, made.value, BRITTANY)).toBeNull();
		expect(await listCampaigns(db, BRITTANY)).toEqual([]);
		expect(await listCampaigns(db, 'national')).toHaveLength(1);
		const elsewhere = { ...choice, organisations: [finess('56', 900_000)] };
		expect(await createCampaign(db, elsewhere, ground, '2026-11-24', norman)).toMatchObject({
			ok: false,
			error: { code: 'unknown-operator' }
		});
	});

	it('shows shared views and lists of theirs and of everybody, and members that they see', async () => {
		const { db, norman, breton } = await start();
		const view = { path: '/structures', query: '' };
		await createSharedView(db, { name: 'Bretonne', ...view }, breton);
		await createSharedView(db, { name: 'De tous', ...view }, 'program');
		expect((await listSharedViews(db, NORMANDY)).map(({ name }) => name)).toEqual(['De tous']);
		// A name used elsewhere is free, and says nothing of elsewhere; one that is seen is not.
		expect(await createSharedView(db, { name: 'Bretonne', ...view }, norman)).toMatchObject({ ok: true });
		const taken = { ok: false, error: { code: 'name-taken' } };
		expect(await createSharedView(db, { name: 'De tous', ...view }, norman)).toMatchObject(taken);
		expect(await createSharedView(db, { name: 'Bretonne', ...view }, 'program')).toMatchObject(taken);
		expect((await listSharedViews(db, BRITTANY)).map(({ name }) => name)).toEqual(['Bretonne', 'De tous']);
		const all = await createNamedList(db, 'Liste de tous', [NORMAN, BRETON], 'program');
		const theirs = await createNamedList(db, 'Liste bretonne', [BRETON], breton);
		if (!all.ok || !theirs.ok) throw new Error('Not made');
		expect(await listNamedLists(db, NORMANDY)).toMatchObject([{ name: 'Liste de tous', count: 1 }]);
		expect(await readNamedList(db, all.value.id, NORMANDY)).toMatchObject({
			members: [NORMAN],
			outside: true
		});
		expect(await readNamedList(db, all.value.id, 'national')).toMatchObject({ outside: false, count: 2 });
		expect(await readNamedList(db, theirs.value.id, NORMANDY)).toBeNull();
		const change = { add: [finess('14', 2)], remove: [] };
		expect(await changeMembers(db, all.value.id, change, norman)).toMatchObject({
			ok: false,
			error: { code: 'of-others' }
		});
		for (const tried of [
			await changeMembers(db, theirs.value.id, change, norman),
			await remove(db, 'list', theirs.value.id, norman),
			await bringBack(db, 'list', theirs.value.id, norman)
		])
			expect(tried).toMatchObject({ ok: false, error: { code: 'gone' } });
		expect((await remove(db, 'list', theirs.value.id, breton)).ok).toBe(true);
	});
});
