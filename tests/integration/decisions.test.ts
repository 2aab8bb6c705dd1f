import { expect, it } from 'vitest';
import { codedColumn, numberColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import type { Database } from '$lib/server/db';
import { decide, type DecisionToMake } from '$lib/server/decisions';
import { importFiles } from '$lib/server/imports';
import { registeredSeen } from '$lib/server/territory';
import { currentVersion, loadTable, structureHistory } from '$lib/server/versions';
import { describeOnBothEngines } from '../support/databases';
import { contextOf, fileOf, finess, register, sitesOf, survey, uses } from '../support/import-files';
import { viewerOf } from '../support/viewer-of';

const SITE = finess('14', 1);
const NOW = new Date('2026-11-24T10:00:00Z');

const correction = (change: Partial<DecisionToMake> = {}): DecisionToMake => ({
	kind: 'manual',
	decidedOn: '2026-11-20',
	rows: [{ 'structure.finess': SITE, 'structure.heads': '57' }],
	service: 'Direction de l’autonomie',
	note: 'appel téléphonique',
	...change
});

async function tableOf(db: Database): Promise<TerritoryTable> {
	const version = await currentVersion(db);
	if (!version) throw new Error('No version');
	return loadTable(db, version.hash);
}

async function headsOf(db: Database): Promise<number> {
	return numberColumn((await tableOf(db)).structures, 'structure.heads').low[0] ?? NaN;
}

describeOnBothEngines('a value decided by hand', (open) => {
	const start = async () => {
		const db = await open();
		const context = contextOf(db);
		const files = [
			fileOf('registre.csv', register(sitesOf(2))),
			fileOf('enquete.csv', survey([[SITE, '42']]), { referenceDate: '2026-10-01' })
		];
		expect((await importFiles(context, files)).ok).toBe(true);
		return { db, context };
	};

	it('makes a version that lists the change, with its source, and wins over a later survey', async () => {
		const { db, context } = await start();
		const decided = await decide(context, correction(), NOW);
		expect(decided).toEqual({ ok: true, value: (await currentVersion(db))?.id });
		expect(await headsOf(db)).toBe(57);
		const [change] = await structureHistory(db, SITE, 1);
		expect(change).toMatchObject({
			field: 'structure.heads',
			before: '42',
			after: '57',
			source: 'Saisie à la main, Direction de l’autonomie : appel téléphonique'
		});
		const later = fileOf('enquete-2.csv', survey([[SITE, '80']]), { referenceDate: '2027-01-01' });
		expect((await importFiles(context, [later])).ok).toBe(true);
		expect(await headsOf(db)).toBe(57);
	});

	it('is kept in the journal with what the value was before, and nothing of what was written of it', async () => {
		const { db, context } = await start();
		await decide(context, correction(), NOW);
		const back = correction({ rows: [{ 'structure.finess': SITE, 'structure.heads': '' }] });
		await decide(context, back, new Date('2026-11-24T11:00:00Z'));
		const lines = await db.query(
			`select action, subject, before, after from journal where subject like 'structure %' order by id`
		);
		const field = 'structure.heads';
		expect(lines).toEqual([
			['value-decided', `structure ${SITE}`, { field, value: '42' }, { field, value: '57', version: 2 }],
			['value-withdrawn', `structure ${SITE}`, { field, value: '57' }, { field, value: '42', version: 3 }]
		]);
		const published = await db.query(`select subject from journal where action = 'version-published'`);
		expect(published).toEqual([['version 1'], ['version 2'], ['version 3']]);
		expect(JSON.stringify(await db.query('select * from journal'))).not.toContain('appel');
	});

	it('that is refused leaves no line in the journal', async () => {
		const { db, context } = await start();
		await decide(context, correction({ service: '' }), NOW);
		await decide(context, correction({ rows: [{ 'structure.finess': SITE, 'structure.heads': 'x' }] }), NOW);
		expect(await db.query('select action from journal')).toEqual([['version-published']]);
	});

	it('can be taken back, then decided again', async () => {
		const { db, context } = await start();
		await decide(context, correction(), NOW);
		const back = correction({ rows: [{ 'structure.finess': SITE, 'structure.heads': '' }] });
		expect((await decide(context, back, new Date('2026-11-24T11:00:00Z'))).ok).toBe(true);
		expect(await headsOf(db)).toBe(42);
		expect((await decide(context, correction(), new Date('2026-11-24T12:00:00Z'))).ok).toBe(true);
		expect(await headsOf(db)).toBe(57);
	});

	it('stands as it was last decided, whatever the dates of the values', async () => {
		const { db, context } = await start();
		await decide(context, correction(), NOW);
		const older = correction({
			decidedOn: '2026-09-01',
			rows: [{ 'structure.finess': SITE, 'structure.heads': '33' }]
		});
		await decide(context, older, new Date('2026-11-24T11:00:00Z'));
		expect(await headsOf(db)).toBe(33);
	});

	it('stands in place of a register, which still says what it says, and its author cannot put it out of their territory', async () => {
		const { db, context } = await start();
		const place = { 'structure.commune': '76540', 'structure.department': '76' };
		const rows = [{ 'structure.finess': SITE, 'structure.name': 'Autre nom', ...place }];
		expect((await decide(context, correction({ rows }), NOW)).ok).toBe(true);
		const { structures } = await tableOf(db);
		expect(textAt(codedColumn(structures, 'structure.name'), 0)).toBe('Autre nom');
		expect(textAt(codedColumn(structures, 'structure.department'), 0)).toBe('76');
		const registered = await registeredSeen(db, SITE, 'national');
		expect(registered?.structures.rows).toBe(1);
		const said = (field: string): string =>
			registered ? textAt(codedColumn(registered.structures, field), 0) : '';
		expect(said('structure.department')).toBe('14');
		expect(said('structure.name')).not.toBe('Autre nom');
		expect(await registeredSeen(db, SITE, ['53'])).toBeNull();

		const back = { 'structure.name': '', 'structure.commune': '', 'structure.department': '' };
		const later = new Date('2026-11-24T11:00:00Z');
		const withdrawn = correction({ rows: [{ 'structure.finess': SITE, ...back }] });
		expect((await decide(context, withdrawn, later)).ok).toBe(true);
		expect(textAt(codedColumn((await tableOf(db)).structures, 'structure.department'), 0)).toBe('14');
		const norman = { ...context, actor: await viewerOf(db, ['28']) };
		const away = { 'structure.commune': '56121', 'structure.department': '56' };
		const refused = await decide(
			norman,
			correction({ rows: [{ 'structure.finess': SITE, ...away }] }),
			later
		);
		expect(refused.ok ? '' : refused.error.code).toBe('import');
		expect(textAt(codedColumn((await tableOf(db)).structures, 'structure.department'), 0)).toBe('14');
	});

	it.each([
		[{ service: ' ' }, 'service'],
		[{ note: '' }, 'note'],
		[{ note: 'x'.repeat(161) }, 'note'],
		[{ decidedOn: '2026-11-25' }, 'date'],
		[{ decidedOn: '2026-02-30' }, 'date'],
		[{ rows: [{ 'structure.finess': SITE, 'structure.heads': 'beaucoup' }] }, 'value'],
		[{ rows: [{ 'structure.finess': SITE, 'structure.phone': 'peut-être' }] }, 'value'],
		[{ rows: [{ 'structure.finess': SITE, 'structure.sector': 'PH' }] }, 'import'],
		[{ rows: [{ 'structure.finess': SITE, 'structure.siret': '12345678900011' }] }, 'import']
	])('is refused with %o, and nothing changes', async (change, code) => {
		const { db, context } = await start();
		const decided = await decide(context, correction(change), NOW);
		expect(decided.ok ? '' : decided.error.code).toBe(code);
		expect((await currentVersion(db))?.id).toBe(1);
	});

	it('joins two names of one solution, before any table of aliases', async () => {
		const { db, context } = await start();
		await importFiles(context, [fileOf('usages.csv', uses([[SITE, 'ALFA 2', '12']]))]);
		const alias = correction({
			kind: 'aliases',
			rows: [{ 'alias.name': 'ALFA 2', 'alias.solution': 'Alpha' }]
		});
		expect((await decide(context, alias, NOW)).ok).toBe(true);
		expect(textAt(codedColumn((await tableOf(db)).uses, 'use.solution'), 0)).toBe('Alpha');
	});

	it('puts legal entities in one group', async () => {
		const { db, context } = await start();
		const group = correction({
			kind: 'groups',
			rows: [{ 'group.member': finess('14', 900_000), 'group.id': 'lilas', 'group.name': 'Groupe Lilas' }]
		});
		expect((await decide(context, group, NOW)).ok).toBe(true);
		expect(textAt(codedColumn((await tableOf(db)).organisations, 'organisation.id'), 0)).toBe('G:lilas');
	});
});
