import { expect, it } from 'vitest';
import type { Scope } from '$lib/domain/access';
import { decisionRows, type RegroupingPlan } from '$lib/domain/regrouping';
import { OTHER_STATES } from '$lib/domain/segmentation';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import { defaultCriteria, ssoRule } from '$lib/reference';
import { territoryData } from '$lib/screens';
import { forgetRefusals, refusalsOf, refuseProposal } from '$lib/server/collection';
import type { Database } from '$lib/server/db';
import { decide, decisionRefusalMessage } from '$lib/server/decisions';
import { groupsWorkbench, listGroupDecisions, undoingPlans, type GroupsGround } from '$lib/server/groups';
import { importFiles, type ImportContext } from '$lib/server/imports';
import { currentSeen } from '$lib/server/territory';
import { describeOnBothEngines } from '../support/databases';
import { contextOf, fileOf, finess, register, sitesOf, uses } from '../support/import-files';
import { viewerOf } from '../support/viewer-of';

const NORMANDY = ['28'];
/** Two operators of Normandy with 26 homes each, a third one with a home there and one in Brittany. */
const [ONE, TWO, BOTH] = [finess('14', 900_001), finess('14', 900_002), finess('14', 900_003)];
const NOW = new Date('2026-11-24T10:00:00Z');
const RULES = { criteria: defaultCriteria, overrides: [] };

async function groundOf(db: Database, scope: Scope): Promise<GroupsGround> {
	const seen = await currentSeen(db, scope);
	if (!seen) throw new Error('No version');
	const { table, hash } = seen;
	return { scope, table, hash, rules: RULES, rulesHash: 'default', rule: ssoRule };
}

/** What the rules say of every structure and of every organisation. */
function told(table: TerritoryTable) {
	const { computed, ssoAnswers } = territoryData(table, RULES, ssoRule);
	const outcomes = [...computed.segments, ...OTHER_STATES];
	const id = codedColumn(table.organisations, 'organisation.id');
	const number = codedColumn(table.structures, 'structure.finess');
	return {
		structures: [...table.structureOrganisation].map((owner, row) => ({
			finess: textAt(number, row),
			outcome: outcomes[computed.result[row] ?? 0] ?? '',
			possible: computed.possible[row],
			estimated: computed.estimated[row],
			organisation: textAt(id, owner)
		})),
		organisations: ssoAnswers.map((sso, row) => ({ id: textAt(id, row), sso }))
	};
}

const decisionOf = (plans: readonly RegroupingPlan[], note = 'essai') => ({
	kind: 'groups' as const,
	decidedOn: '2026-11-24',
	rows: decisionRows(plans),
	service: 'Direction de l’autonomie',
	note
});

const at = (minutes: number): Date => new Date(NOW.getTime() + 60_000 * minutes);

describeOnBothEngines('the groups workbench', (open) => {
	const start = async () => {
		const db = await open();
		const sites = [
			...sitesOf(26).map((site) => ({ ...site, entity: ONE })),
			...sitesOf(26, '14', 101).map((site) => ({ ...site, entity: TWO })),
			{ department: '14', serial: 201, entity: BOTH },
			{ department: '56', serial: 201, entity: BOTH }
		];
		const files = [
			fileOf('registre.csv', register(sites)),
			fileOf(
				'usages.csv',
				uses([
					[ONE, 'Alpha', '3000'],
					[TWO, 'Alpha', '3000']
				])
			)
		];
		expect((await importFiles(contextOf(db), files)).ok).toBe(true);
		const actor = await viewerOf(db, 'national');
		const context: ImportContext = { ...contextOf(db), actor };
		const tableNow = async () => (await groundOf(db, 'national')).table;
		return { db, context, tableNow };
	};
	const merge: RegroupingPlan = { group: { id: 'lilas', name: 'Groupe Lilas' }, entities: [ONE, TWO] };

	it('tells before accepting what accepting gives: segments and answers on single sign-on', async () => {
		const { db, context, tableNow } = await start();
		const before = told(await tableNow());
		const answer = (await groupsWorkbench(db, await groundOf(db, 'national'))).effectOf([merge]);
		if (answer.kind !== 'told') throw new Error(answer.kind);
		expect(answer.effect.after).toMatchObject([{ id: 'G:lilas', sso: 'mandatory', esms: { low: 52 } }]);
		expect(answer.effect.moves).toMatchObject([{ to: 'large-group' }]);
		expect((await decide(context, decisionOf([merge]), NOW)).ok).toBe(true);
		const after = told(await tableNow());
		const expected = answer.effect.moves.flatMap(({ from, to, structures }) =>
			structures.map(({ finess: number }) => [number, from, to])
		);
		const moved = after.structures.flatMap(({ finess: number, outcome }, row) => {
			const was = before.structures[row]?.outcome;
			return was === outcome ? [] : [[number, was, outcome]];
		});
		expect(moved.length).toBe(52);
		expect(expected.sort()).toEqual(moved.sort());
		expect(after.organisations).toContainEqual({ id: 'G:lilas', sso: 'mandatory' });
	});

	it('undoes a decision by another one, which gives back the very territory and can be undone too', async () => {
		const { db, context, tableNow } = await start();
		const before = told(await tableNow());
		await decide(context, decisionOf([merge]), NOW);
		const merged = told(await tableNow());
		const seen = (await groupsWorkbench(db, await groundOf(db, 'national'))).entities();
		const [decision] = await listGroupDecisions(db, seen);
		expect(decision).toMatchObject({
			by: 'Camille Essai',
			note: 'Direction de l’autonomie : essai',
			version: 2,
			mayUndo: true,
			hidden: 0,
			entities: [
				{ finess: ONE, group: merge.group, stands: true },
				{ finess: TWO, group: merge.group, stands: true }
			]
		});
		const undoing = await undoingPlans(db, decision?.id ?? 0);
		await decide(context, decisionOf(undoing ?? []), at(1));
		expect(told(await tableNow())).toEqual(before);
		const [undo, first] = await listGroupDecisions(db, seen);
		expect([undo?.mayUndo, first?.mayUndo]).toEqual([true, false]);
		expect(await undoingPlans(db, first?.id ?? 0)).toBeNull();
		const again = await undoingPlans(db, undo?.id ?? 0);
		await decide(context, decisionOf(again ?? []), at(2));
		expect(told(await tableNow())).toEqual(merged);
		const lines = await db.query(
			`select action, subject from journal where subject like 'groups%' or subject like 'entity%' order by id`
		);
		expect(lines).toEqual([
			['proposal-accepted', 'groups lilas'],
			['entities-separated', `entity ${ONE}`],
			['proposal-accepted', 'groups lilas']
		]);
	});

	it('undoes what a decision still stands for, and leaves what a later one decided', async () => {
		const { db, context, tableNow } = await start();
		await decide(context, decisionOf([merge]), NOW);
		const other: RegroupingPlan = { group: { id: 'roses', name: 'Groupe Roses' }, entities: [TWO] };
		await decide(context, decisionOf([other]), at(1));
		const seen = (await groupsWorkbench(db, await groundOf(db, 'national'))).entities();
		const [, first] = await listGroupDecisions(db, seen);
		expect(first?.entities.map(({ stands }) => stands)).toEqual([true, false]);
		await decide(context, decisionOf((await undoingPlans(db, first?.id ?? 0)) ?? []), at(2));
		const owners = new Set(told(await tableNow()).structures.map(({ organisation }) => organisation));
		expect([...owners].sort()).toEqual([ONE, BOTH, 'G:roses'].sort());
	});

	it('gives back the group of a file to an entity that was taken out of it', async () => {
		const { db, context, tableNow } = await start();
		const table = ['SIREN ou FINESS EJ;Code groupe;Groupe', `${ONE};G1;Un`, `${TWO};G1;Un`, ''].join('\r\n');
		await importFiles(context, [fileOf('groupes.csv', table)]);
		const grouped = told(await tableNow());
		const apart: RegroupingPlan = { group: null, entities: [TWO] };
		const answer = (await groupsWorkbench(db, await groundOf(db, 'national'))).effectOf([apart]);
		expect(answer.kind === 'told' && answer.effect.after.map(({ id }) => id).sort()).toEqual(
			['G:G1', TWO].sort()
		);
		await decide(context, decisionOf([apart]), NOW);
		expect(told(await tableNow()).organisations.map(({ id }) => id)).toContain(TWO);
		const seen = (await groupsWorkbench(db, await groundOf(db, 'national'))).entities();
		const [decision] = await listGroupDecisions(db, seen);
		await decide(context, decisionOf((await undoingPlans(db, decision?.id ?? 0)) ?? []), at(1));
		expect(told(await tableNow())).toEqual(grouped);
	});

	it('says nothing of entities that run structures elsewhere, whose decision is refused', async () => {
		const { db } = await start();
		const norman = await viewerOf(db, NORMANDY);
		const workbench = await groupsWorkbench(db, await groundOf(db, NORMANDY));
		const wide: RegroupingPlan = { ...merge, entities: [ONE, BOTH] };
		expect(workbench.effectOf([wide])).toEqual({ kind: 'elsewhere' });
		const own = { ...contextOf(db), actor: norman };
		const refused = await decide(own, decisionOf([wide]), NOW);
		expect(refused.ok ? '' : decisionRefusalMessage(refused.error)).toContain('hors de votre territoire');
		const local = workbench.effectOf([merge]);
		expect(local.kind === 'told' && [local.effect.structures, local.effect.elsewhere]).toEqual([52, false]);
		expect((await decide(own, decisionOf([merge]), NOW)).ok).toBe(true);
	});

	it('tells who joins a group that has structures elsewhere that these may change too, unnamed', async () => {
		const { db, context } = await start();
		const national: RegroupingPlan = { group: { id: 'roses', name: 'Roses' }, entities: [BOTH] };
		await decide(context, decisionOf([national]), NOW);
		const workbench = await groupsWorkbench(db, await groundOf(db, NORMANDY));
		const answer = workbench.effectOf([{ group: { id: 'roses', name: 'Roses' }, entities: [ONE, TWO] }]);
		if (answer.kind !== 'told') throw new Error(answer.kind);
		expect(answer.effect).toMatchObject({ elsewhere: true, structures: 53 });
		expect(JSON.stringify(answer)).not.toContain(finess('56', 201));
		const decisions = await listGroupDecisions(db, workbench.entities());
		expect(decisions).toMatchObject([{ hidden: 0, entities: [{ finess: BOTH }] }]);
	});

	it('hides from a scope the decisions about others', async () => {
		const { db, context } = await start();
		await decide(context, decisionOf([merge]), NOW);
		const breton = await groupsWorkbench(db, await groundOf(db, ['53']));
		expect(await listGroupDecisions(db, breton.entities())).toEqual([]);
		await decide(context, decisionOf([{ ...merge, entities: [ONE, BOTH] }]), at(1));
		expect(await listGroupDecisions(db, breton.entities())).toMatchObject([
			{ hidden: 1, note: '', mayUndo: false, entities: [{ finess: BOTH }] }
		]);
	});
});

describeOnBothEngines('a proposal refused', (open) => {
	it('is refused in the scope of who refused it, and can be made again there only', async () => {
		const db = await open();
		const norman = await viewerOf(db, NORMANDY);
		const national = await viewerOf(db, 'national');
		await refuseProposal(db, 'group:x', 'DSI', norman);
		await refuseProposal(db, 'group:x', 'Autre', norman);
		expect((await refusalsOf(db, NORMANDY)).get('group:x')).toMatchObject({ service: 'DSI' });
		expect((await refusalsOf(db, 'national')).size).toBe(0);
		await forgetRefusals(db, ['group:x'], national);
		expect((await refusalsOf(db, NORMANDY)).size).toBe(1);
		await forgetRefusals(db, ['group:x'], norman);
		expect((await refusalsOf(db, NORMANDY)).size).toBe(0);
	});
});
