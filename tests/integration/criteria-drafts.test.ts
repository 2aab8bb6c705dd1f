import { expect, it } from 'vitest';
import type { Scope, Viewer } from '$lib/domain/access';
import type { Criteria } from '$lib/domain/segmentation';
import type { Result } from '$lib/domain/shared';
import type { TestCase } from '$lib/domain/test-cases';
import { defaultCriteria } from '$lib/reference';
import {
	createDraft,
	criteriaInForce,
	criteriaRefusalMessage,
	listDrafts,
	openDraft,
	publishDraft,
	readDrafts,
	sameRules,
	saveDraft,
	takeUpVersion,
	waiveCase,
	type CriteriaRefusal
} from '$lib/server/criteria';
import type { Database } from '$lib/server/db';
import { importFiles } from '$lib/server/imports';
import { describeOnBothEngines } from '../support/databases';
import { contextOf, fileOf, finess, register } from '../support/import-files';

const BRITTANY = ['53'];
const NORMANDY = ['28'];
const NOW = new Date('2026-11-24T12:00:00Z');
const CHANGED: Criteria = { ...defaultCriteria, excludedSectors: ['PDE'] };
const CASE: TestCase = { finess: '010000024', expected: 'physical-mie', reason: 'Foyer', waiver: 'Vu' };

async function viewerOf(db: Database, name: string, scope: Scope = 'national'): Promise<Viewer> {
	const [row] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ($1, 'analyst', $2::text::jsonb, now()) returning id`,
		[name, JSON.stringify(scope)]
	);
	return { account: Number(row?.[0]), name, role: 'analyst', scope, demonstration: false };
}

function valueOf<T>(result: Result<T, CriteriaRefusal>): T {
	if (!result.ok) throw new Error(criteriaRefusalMessage(result.error));
	return result.value;
}

async function publish(
	db: Database,
	criteria: Criteria,
	actor: Viewer,
	tests: readonly TestCase[] = [CASE]
): Promise<number> {
	const { number } = await criteriaInForce(db);
	const draft = valueOf(await createDraft(db, { name: 'Essai', criteria, tests, origin: number }, actor));
	const publication = { name: `Proposition ${number + 1}`, note: '', replaces: number };
	return valueOf(await publishDraft(db, draft.id, draft.revision, publication, actor, NOW)).number;
}

describeOnBothEngines('drafts of criteria', (open) => {
	it('are made once from the criteria in force, then opened again by who made them', async () => {
		const db = await open();
		const [camille, dominique] = [await viewerOf(db, 'Camille Essai'), await viewerOf(db, 'Dominique Essai')];
		const first = valueOf(await openDraft(db, camille));
		expect(first).toMatchObject({ name: 'Révision de la version 1', origin: 1, tests: [] });
		expect(first.criteria).toEqual({ ok: true, value: defaultCriteria });
		expect(valueOf(await openDraft(db, camille)).id).toBe(first.id);
		expect(valueOf(await openDraft(db, dominique)).id).not.toBe(first.id);
		await publish(db, CHANGED, dominique);
		expect(valueOf(await openDraft(db, camille))).toMatchObject({ origin: 2, tests: [CASE] });
		expect(await listDrafts(db, 'national')).toHaveLength(3);
	});

	it('made by the command line are of nobody, so that each call makes one', async () => {
		const db = await open();
		const first = valueOf(await openDraft(db, 'cli'));
		expect(valueOf(await openDraft(db, 'cli')).id).not.toBe(first.id);
	});

	it('take up an old version as it was, test cases included, and bring it back in force', async () => {
		const db = await open();
		const camille = await viewerOf(db, 'Camille Essai');
		expect(await publish(db, CHANGED, camille)).toBe(2);
		expect(await publish(db, { ...CHANGED, excludedSectors: ['PDS'] }, camille)).toBe(3);
		const draft = valueOf(await takeUpVersion(db, 2, camille));
		expect(draft).toMatchObject({ name: 'Proposition 2', origin: 2, tests: [CASE] });
		const publication = { name: 'Retour', note: 'Comme avant', replaces: 3 };
		const back = valueOf(await publishDraft(db, draft.id, draft.revision, publication, camille, NOW));
		expect(back).toMatchObject({ number: 4, origin: 2, note: 'Comme avant' });
		expect(sameRules(back.criteria, CHANGED)).toBe(true);
		expect((await criteriaInForce(db)).number).toBe(4);
	});

	it('take up no version that was never published', async () => {
		const db = await open();
		const refused = await takeUpVersion(db, 2, await viewerOf(db, 'Camille Essai'));
		expect(refused).toEqual({ ok: false, error: { code: 'no-version', version: 2 } });
		expect(await listDrafts(db, 'national')).toEqual([]);
	});

	it('are read whole by who sees them, and by nobody else', async () => {
		const db = await open();
		const breton = await viewerOf(db, 'Camille Essai', BRITTANY);
		const content = { name: 'Essai', criteria: CHANGED, tests: [CASE], origin: 1 };
		const draft = valueOf(await createDraft(db, content, breton));
		expect(await readDrafts(db, BRITTANY)).toEqual([draft]);
		expect(await readDrafts(db, 'national')).toMatchObject([{ id: draft.id, mayChange: true }]);
		expect(await readDrafts(db, NORMANDY)).toEqual([]);
	});

	it('let one case fail with a reason, and no longer, without changing anything else', async () => {
		const db = await open();
		const camille = await viewerOf(db, 'Camille Essai');
		const tests = [CASE, { ...CASE, finess: '010000032', waiver: null }];
		const content = { name: 'Essai', criteria: CHANGED, tests, origin: 1 };
		const draft = valueOf(await createDraft(db, content, camille));
		const waived = valueOf(await waiveCase(db, draft.id, 1, { place: 1, reason: 'Revu' }, camille));
		expect(waived.tests).toEqual([CASE, { ...tests[1], waiver: 'Revu' }]);
		expect(waived.text).toBe(draft.text);
		expect(await waiveCase(db, draft.id, 1, { place: 0, reason: null }, camille)).toMatchObject({
			error: { code: 'changed-meanwhile' }
		});
		const again = valueOf(await waiveCase(db, draft.id, 2, { place: 0, reason: null }, camille));
		expect(again.tests.map(({ waiver }) => waiver)).toEqual([null, 'Revu']);
		const breton = await viewerOf(db, 'Dominique Essai', BRITTANY);
		expect(await waiveCase(db, draft.id, 3, { place: 0, reason: 'Non' }, breton)).toMatchObject({
			error: { code: 'of-others' }
		});
	});

	it('of a territory hold no case of another one, and take none away when they are published', async () => {
		const db = await open();
		await importFiles(contextOf(db), [
			fileOf('registre.csv', register([{ serial: 1 }, { serial: 2, department: '56' }]))
		]);
		const national = await viewerOf(db, 'Camille Essai');
		const breton = await viewerOf(db, 'Dominique Essai', BRITTANY);
		const own = { ...CASE, finess: finess('56', 2) };
		const foreign = { ...CASE, finess: finess('14', 1) };
		expect(await publish(db, CHANGED, national, [own, foreign])).toBe(2);
		const draft = valueOf(await openDraft(db, breton));
		expect(draft.tests).toEqual([own]);
		expect(draft.isNational).toBe(false);
		const tests = [{ ...own, reason: 'Vu sur place' }];
		const content = { name: 'Essai', criteria: defaultCriteria, tests };
		const saved = valueOf(await saveDraft(db, draft.id, draft.revision, content, breton));
		const publication = { name: 'Proposition bretonne', note: '', replaces: 2 };
		const done = await publishDraft(db, saved.id, saved.revision, publication, national, NOW);
		expect(valueOf(done).tests).toEqual([...tests, foreign]);
	});
});
