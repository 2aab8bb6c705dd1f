import { expect, it } from 'vitest';
import type { Scope, Viewer } from '$lib/domain/access';
import { readCriteria, writeCriteria, type Criteria } from '$lib/domain/segmentation';
import type { Result } from '$lib/domain/shared';
import type { TestCase } from '$lib/domain/test-cases';
import { defaultCriteria } from '$lib/reference';
import { backup, restore } from '$lib/server/backup';
import {
	createDraft,
	criteriaHash,
	criteriaInForce,
	criteriaRefusalMessage,
	deleteDraft,
	listCriteriaVersions,
	listDrafts,
	publishDraft,
	readCriteriaVersion,
	readDraft,
	restoreDraft,
	saveDraft,
	type CriteriaRefusal,
	type Draft
} from '$lib/server/criteria';
import type { Database } from '$lib/server/db';
import { importFiles } from '$lib/server/imports';
import { rulesInForce } from '$lib/server/overrides';
import { currentSeen } from '$lib/server/territory';
import path from 'node:path';
import { describeOnBothEngines } from '../support/databases';
import { contextOf, fileOf, finess, register, sitesOf, temporaryFolder } from '../support/import-files';

const BRITTANY = ['53'];
const NORMANDY = ['28'];
const NOW = new Date('2026-11-24T23:30:00Z');
const SITE = finess('14', 1);

/** The default criteria with one segment called otherwise and lower a threshold. */
const CHANGED: Criteria = {
	...defaultCriteria,
	segments: defaultCriteria.segments.map((segment, i) =>
		i === 1 ? { ...segment, label: 'MIE physique, sur site' } : segment
	)
};

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

const content = (criteria: unknown = CHANGED, tests: readonly TestCase[] = []) => ({
	name: 'Essai',
	criteria,
	tests
});

const draftOf = async (db: Database, actor: Viewer, tests: readonly TestCase[] = []): Promise<Draft> =>
	valueOf(await createDraft(db, { ...content(CHANGED, tests), origin: 1 }, actor));

const publication = { name: 'Deuxième proposition', note: ' Vu en atelier. ', replaces: 1 };

describeOnBothEngines('drafts of criteria', (open) => {
	it('keep what was written, for who shares a territory', async () => {
		const db = await open();
		const breton = await viewerOf(db, 'Camille Essai', BRITTANY);
		const draft = await draftOf(db, breton);
		expect(draft).toMatchObject({ name: 'Essai', origin: 1, updatedBy: 'Camille Essai', mayChange: true });
		expect(draft.criteria).toEqual({ ok: true, value: CHANGED });
		expect(await listDrafts(db, NORMANDY)).toEqual([]);
		expect(await readDraft(db, draft.id, NORMANDY)).toBeNull();
		expect(await listDrafts(db, 'national')).toMatchObject([{ id: draft.id, mayChange: true }]);
		const national = await draftOf(db, await viewerOf(db, 'Dominique Essai'));
		expect(await readDraft(db, national.id, BRITTANY)).toMatchObject({ mayChange: false });
		expect(await saveDraft(db, national.id, 1, content(), breton)).toMatchObject({
			error: { code: 'of-others' }
		});
	});

	it('refuse the second of two saves from one state, and give what the first one wrote', async () => {
		const db = await open();
		const [camille, dominique] = [await viewerOf(db, 'Camille Essai'), await viewerOf(db, 'Dominique Essai')];
		const { id, revision } = await draftOf(db, camille);
		const first = valueOf(await saveDraft(db, id, revision, { ...content(), name: 'De Camille' }, camille));
		const second = await saveDraft(db, id, revision, { ...content(), name: 'De Dominique' }, dominique);
		expect(second).toMatchObject({
			ok: false,
			error: { code: 'changed-meanwhile', theirs: { name: 'De Camille', updatedBy: 'Camille Essai' } }
		});
		expect(await readDraft(db, id, 'national')).toEqual(first);
	});

	it('let one of twenty saves from one state through', async () => {
		const db = await open();
		const camille = await viewerOf(db, 'Camille Essai');
		const { id, revision } = await draftOf(db, camille);
		const saves = await Promise.all(
			Array.from({ length: 20 }, (_, i) =>
				saveDraft(db, id, revision, { ...content(), name: `N° ${i}` }, camille)
			)
		);
		expect(saves.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await readDraft(db, id, 'national')).toMatchObject({ revision: revision + 1 });
	});

	it.each([
		['criteria that name an unknown field', { ...content({ ...CHANGED, level: 'planet' }) }, 'invalid'],
		['no criteria', content(null), 'invalid'],
		['a name of nothing', { ...content(), name: '  ' }, 'name-empty'],
		[
			'more test cases than it holds',
			{ ...content(), tests: Array.from({ length: 501 }, () => ({})) },
			'too-many-tests'
		],
		['test cases of another shape', { ...content(), tests: [{ finess: 1 }] }, 'malformed']
	])('refuse %s and keep the draft', async (_, given, code) => {
		const db = await open();
		const camille = await viewerOf(db, 'Camille Essai');
		const draft = await draftOf(db, camille);
		expect(await saveDraft(db, draft.id, draft.revision, given, camille)).toMatchObject({ error: { code } });
		expect(await readDraft(db, draft.id, 'national')).toEqual(draft);
	});

	it('that the catalogue no longer understands are kept, and say why', async () => {
		const db = await open();
		const { id } = await draftOf(db, await viewerOf(db, 'Camille Essai'));
		const lost = writeCriteria(CHANGED).replaceAll('structure.sector', 'structure.lost');
		await db.query('update criteria_drafts set text = $2 where id = $1', [id, lost]);
		const read = await readDraft(db, id, 'national');
		expect(read?.text).toBe(lost);
		expect(read?.criteria).toMatchObject({ ok: false });
		const problems = read && !read.criteria.ok ? read.criteria.error.map(({ code }) => code) : [];
		expect(new Set(problems)).toEqual(new Set(['unknown-field']));
	});

	it('can be deleted and brought back', async () => {
		const db = await open();
		const camille = await viewerOf(db, 'Camille Essai');
		const draft = await draftOf(db, camille);
		valueOf(await deleteDraft(db, draft.id, camille));
		expect(await readDraft(db, draft.id, 'national')).toBeNull();
		expect(await deleteDraft(db, draft.id, camille)).toMatchObject({ error: { code: 'gone' } });
		expect(valueOf(await restoreDraft(db, draft.id, camille))).toEqual(draft);
	});
});

describeOnBothEngines('published criteria', (open) => {
	it('are those the product came with until others are published', async () => {
		const db = await open();
		expect(await criteriaInForce(db)).toMatchObject({
			number: 1,
			criteria: defaultCriteria,
			publishedAt: null
		});
		expect(await listCriteriaVersions(db)).toHaveLength(1);
		expect(await readCriteriaVersion(db, 2)).toBeNull();
	});

	it('take the number, name and day of publication, and are in force for everybody', async () => {
		const db = await open();
		const camille = await viewerOf(db, 'Camille Essai');
		const draft = await draftOf(db, camille);
		const published = valueOf(await publishDraft(db, draft.id, draft.revision, publication, camille, NOW));
		expect(published).toMatchObject({
			number: 2,
			name: 'Deuxième proposition',
			note: 'Vu en atelier.',
			author: 'Camille Essai',
			origin: 1
		});
		// Half past eleven at night in Greenwich is the next day in Paris.
		expect(published.criteria).toEqual({
			...CHANGED,
			version: 2,
			name: 'Deuxième proposition',
			date: '2026-11-25'
		});
		expect(published.hash).toBe(criteriaHash(published.criteria));
		expect(await criteriaInForce(db)).toEqual(published);
		expect((await listCriteriaVersions(db)).map(({ number }) => number)).toEqual([2, 1]);
		expect((await readCriteriaVersion(db, 1))?.criteria).toEqual(defaultCriteria);
		expect(await readDraft(db, draft.id, 'national')).toBeNull();
	});

	it('never change: the database refuses', async () => {
		const db = await open();
		const camille = await viewerOf(db, 'Camille Essai');
		const draft = await draftOf(db, camille);
		const published = valueOf(await publishDraft(db, draft.id, draft.revision, publication, camille, NOW));
		await expect(db.query(`update criteria_versions set note = 'autre'`)).rejects.toThrow();
		await expect(db.query('delete from criteria_versions')).rejects.toThrow();
		expect(await criteriaInForce(db)).toEqual(published);
	});

	it('that the catalogue no longer understands are said to be so: nothing takes their place', async () => {
		const db = await open();
		const lost = writeCriteria({ ...CHANGED, version: 2 }).replaceAll('structure.sector', 'structure.lost');
		await db.query(
			`insert into criteria_versions (number, name, note, text, hash, origin, tests) values (2, 'Perdue', '', $1, 'x', 1, '[]')`,
			[lost]
		);
		await expect(criteriaInForce(db)).rejects.toThrow(/version 2, ne se lisent pas .*structure\.lost/);
		expect((await readCriteriaVersion(db, 1))?.criteria).toEqual(defaultCriteria);
	});

	it('are refused to who is not national, to a state that is no longer there, and when nothing changes', async () => {
		const db = await open();
		const breton = await viewerOf(db, 'Bretonne Essai', BRITTANY);
		const own = await draftOf(db, breton);
		expect(await publishDraft(db, own.id, own.revision, publication, breton, NOW)).toMatchObject({
			error: { code: 'not-national' }
		});
		const camille = await viewerOf(db, 'Camille Essai');
		expect(await publishDraft(db, own.id, own.revision + 1, publication, camille, NOW)).toMatchObject({
			error: { code: 'changed-meanwhile' }
		});
		const same = valueOf(
			await createDraft(
				db,
				{ ...content({ ...defaultCriteria, name: 'Autre nom', date: '2027-01-01' }), origin: 1 },
				camille
			)
		);
		expect(await publishDraft(db, same.id, same.revision, publication, camille, NOW)).toMatchObject({
			error: { code: 'unchanged', version: 1 }
		});
		expect(await listCriteriaVersions(db)).toHaveLength(1);
	});

	it('are published once when two people publish at the same time', async () => {
		const db = await open();
		const camille = await viewerOf(db, 'Camille Essai');
		const drafts = await Promise.all([draftOf(db, camille), draftOf(db, camille), draftOf(db, camille)]);
		const done = await Promise.all(
			drafts.map(({ id, revision }) => publishDraft(db, id, revision, publication, camille, NOW))
		);
		expect(done.filter(({ ok }) => ok)).toHaveLength(1);
		expect(done.filter((each) => !each.ok && each.error.code === 'published-meanwhile')).toHaveLength(2);
		expect((await listCriteriaVersions(db)).map(({ number }) => number)).toEqual([2, 1]);
		expect(await listDrafts(db, 'national')).toHaveLength(2);
	});

	it('wait for their test cases to pass, on the whole territory, or to be waived with a reason', async () => {
		const db = await open();
		expect((await importFiles(contextOf(db), [fileOf('registre.csv', register(sitesOf(2)))])).ok).toBe(true);
		const camille = await viewerOf(db, 'Camille Essai');
		const wrong: TestCase = {
			finess: SITE,
			expected: 'digital-mie',
			reason: 'connue du terrain',
			waiver: null
		};
		const draft = await draftOf(db, camille, [wrong]);
		const refused = await publishDraft(db, draft.id, draft.revision, publication, camille, NOW);
		expect(refused).toMatchObject({
			error: { code: 'tests-fail', results: [{ status: 'fail', actual: 'physical-mie' }] }
		});
		const waived = { ...wrong, waiver: 'à revoir en janvier' };
		const again = valueOf(await saveDraft(db, draft.id, draft.revision, content(CHANGED, [waived]), camille));
		const published = valueOf(await publishDraft(db, again.id, again.revision, publication, camille, NOW));
		expect(published.tests).toEqual([waived]);
	});

	it('name the rules in force together with the overrides of what is seen', async () => {
		const db = await open();
		const files = [fileOf('registre.csv', register([...sitesOf(2), ...sitesOf(1, '56')]))];
		expect((await importFiles(contextOf(db), files)).ok).toBe(true);
		const rulesOf = async (scope: Scope) => {
			const seen = await currentSeen(db, scope);
			if (!seen) throw new Error('No version');
			return rulesInForce(db, seen.table);
		};
		const before = await rulesOf('national');
		expect(before.rules).toEqual({ criteria: defaultCriteria, overrides: [] });
		const add = (subject: string, segment: string, expires: string | null) =>
			db.query(
				`insert into overrides (subject_kind, subject_id, segment, reason, expires_on)
				values ('structure', $1, $2, 'essai', $3::text::date)`,
				[subject, segment, expires]
			);
		await add(SITE, 'digital-mie', '2020-01-01');
		expect((await rulesOf('national')).hash).toBe(before.hash);
		await add(SITE, 'digital-mie', null);
		await add(SITE, 'large-group', '2999-12-31');
		await add(finess('56', 1), 'digital-mie', null);
		const structure = (of: string, segment: string) => ({
			subject: { kind: 'structure', finess: of },
			segment
		});
		const seen = (await rulesOf('national')).rules.overrides;
		expect(seen).toMatchObject([structure(SITE, 'large-group'), structure(finess('56', 1), 'digital-mie')]);
		expect((await rulesOf(NORMANDY)).rules.overrides).toMatchObject([structure(SITE, 'large-group')]);
		expect((await rulesOf(NORMANDY)).hash).not.toBe((await rulesOf('national')).hash);
	});

	it('are in backups as they were', async () => {
		const db = await open();
		const camille = await viewerOf(db, 'Camille Essai');
		const draft = await draftOf(db, camille);
		const other = await draftOf(db, camille);
		const published = valueOf(await publishDraft(db, draft.id, draft.revision, publication, camille, NOW));
		const file = path.join(temporaryFolder(), 'copie.cible');
		await backup(db, file);
		const elsewhere = await open();
		await restore(elsewhere, file);
		expect(await criteriaInForce(elsewhere)).toEqual(published);
		expect(await readDraft(elsewhere, other.id, 'national')).toEqual(other);
		expect(readCriteria(other.text)).toEqual(other.criteria);
	});
});
