import { expect, it } from 'vitest';
import type { Scope, Viewer } from '$lib/domain/access';
import { followUp, standingOf, type OverrideSubject } from '$lib/domain/overrides';
import { classify } from '$lib/domain/segmentation';
import type { Result } from '$lib/domain/shared';
import { defaultCriteria } from '$lib/reference';
import { transferWork } from '$lib/server/accounts';
import type { Database } from '$lib/server/db';
import { importFiles } from '$lib/server/imports';
import { listJournal } from '$lib/server/journal';
import {
	decideOverride,
	listOverrides,
	overrideRefusalMessage,
	overridesInForce,
	parisToday,
	withdrawOverride,
	type OverrideRefusal,
	type OverrideToDecide
} from '$lib/server/overrides';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import { currentSeen } from '$lib/server/territory';
import { describeOnBothEngines } from '../support/databases';
import { contextOf, fileOf, finess, register, sitesOf } from '../support/import-files';

const NORMANDY = ['28'];
const BRITTANY = ['53'];
const SITE = finess('14', 1);
const BRETON = finess('56', 1);

/** Who runs every site. */
const ENTITY = finess('14', 900_000);

const own = (of: string): OverrideSubject => ({ kind: 'structure', finess: of });
const asked = (change: Partial<OverrideToDecide> = {}): OverrideToDecide => ({
	subject: own(SITE),
	segment: 'digital-mie',
	reason: 'Constat de terrain',
	expiresOn: null,
	...change
});

async function viewerOf(db: Database, name: string, scope: Scope = 'national'): Promise<Viewer> {
	const [row] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ($1, 'admin', $2::text::jsonb, now()) returning id`,
		[name, JSON.stringify(scope)]
	);
	return { account: Number(row?.[0]), name, role: 'admin', scope, demonstration: false };
}

function valueOf<T>(result: Result<T, OverrideRefusal>): T {
	if (!result.ok) throw new Error(overrideRefusalMessage(result.error));
	return result.value;
}

const codeOf = (result: Result<unknown, OverrideRefusal>): string => (result.ok ? 'ok' : result.error.code);

/** Id of the only organisation. */
const organisationOf = async (seen: () => Promise<TerritoryTable>): Promise<string> =>
	textAt(codedColumn((await seen()).organisations, 'organisation.id'), 0);

describeOnBothEngines('an override', (open) => {
	const start = async () => {
		const db = await open();
		// The Breton one is surely digital, the others may be a large group as far as is known.
		const breton = sitesOf(1, '56').map((site) => ({ ...site, category: '197' }));
		const sites = [...sitesOf(2), ...breton].map((site) => ({ ...site, entity: ENTITY }));
		const files = [fileOf('registre.csv', register(sites))];
		expect((await importFiles(contextOf(db), files)).ok).toBe(true);
		const seen = async (scope: Scope = 'national') => {
			const found = await currentSeen(db, scope);
			if (!found) throw new Error('No version');
			return found.table;
		};
		return { db, seen, camille: await viewerOf(db, 'Camille Essai') };
	};

	it('is kept with its author, its reason and what the criteria said, applied, and noted in the journal', async () => {
		const { db, seen, camille } = await start();
		const id = valueOf(await decideOverride(db, asked({ expiresOn: await parisToday(db) }), camille));
		expect(await overridesInForce(db, await seen())).toEqual([
			{ id, subject: own(SITE), segment: 'digital-mie' }
		]);
		const [record] = await listOverrides(db, await seen());
		expect(record).toMatchObject({
			id,
			author: 'Camille Essai',
			reason: 'Constat de terrain',
			computed: ['physical-mie'],
			withdrawn: null
		});
		if (!record) throw new Error('No override');
		const today = await parisToday(db);
		expect([today, '2999-01-01'].map((day) => standingOf(record, day))).toEqual(['in-force', 'expired']);
		const table = await seen();
		expect(followUp(table, defaultCriteria, classify(table, defaultCriteria), [record])).toEqual([
			{ effect: 'moves', structures: 1, computed: ['physical-mie'], hasMoved: false }
		]);
		const { lines } = await listJournal(db, camille, {});
		expect(lines[0]).toMatchObject({ action: 'override-decided', subject: `override ${id}` });
		expect(JSON.stringify(lines[0])).not.toContain('Constat de terrain');
	});

	it('replaces the one before on the same subject; once withdrawn, neither holds', async () => {
		const { db, seen, camille } = await start();
		const first = valueOf(await decideOverride(db, asked(), camille));
		expect(codeOf(await decideOverride(db, asked(), camille))).toBe('unchanged');
		const second = valueOf(await decideOverride(db, asked({ segment: 'large-group' }), camille));
		expect((await overridesInForce(db, await seen())).map(({ id }) => id)).toEqual([second]);
		expect(codeOf(await withdrawOverride(db, first, 'trop tard', camille))).toBe('not-in-force');
		expect(codeOf(await withdrawOverride(db, second, ' ', camille))).toBe('reason-missing');
		valueOf(await withdrawOverride(db, second, 'erreur de saisie', camille));
		expect(await overridesInForce(db, await seen())).toEqual([]);
		const records = await listOverrides(db, await seen());
		expect(records.map(({ withdrawn }) => withdrawn?.reason)).toEqual([
			'erreur de saisie',
			`Remplacée par la dérogation n° ${second}`
		]);
		expect(codeOf(await withdrawOverride(db, second, 'encore', camille))).toBe('not-in-force');
	});

	it('is alone in force on its subject when ten are decided at the same time', async () => {
		const { db, camille } = await start();
		const reasons = Array.from({ length: 10 }, (_, i) => `Constat ${i}`);
		const all = await Promise.all(reasons.map((reason) => decideOverride(db, asked({ reason }), camille)));
		expect(all.every(({ ok }) => ok)).toBe(true);
		const [open = []] = await db.query('select count(*)::int from overrides where withdrawn_at is null');
		expect(open[0]).toBe(1);
	});

	it.each<[string, Partial<OverrideToDecide>]>([
		['reason-missing', { reason: ' \n ' }],
		['reason-too-long', { reason: 'x'.repeat(501) }],
		['date', { expiresOn: '2020-01-01' }],
		['date', { expiresOn: '2999-02-30' }],
		['no-segment', { segment: 'gone' }],
		['no-segment', { segment: 'undetermined' }],
		['already-there', { subject: own(BRETON), segment: 'digital-mie' }],
		['not-in-territory', { subject: own('999999999') }],
		['not-in-territory', { subject: { kind: 'organisation', id: '' } }]
	])('is refused (%s) and leaves nothing: %o', async (code, change) => {
		const { db, seen, camille } = await start();
		const refused = await decideOverride(db, asked(change), camille);
		expect(codeOf(refused)).toBe(code);
		if (!refused.ok) expect(overrideRefusalMessage(refused.error)).toMatch(/\u00a0: .{15}/);
		expect(await listOverrides(db, await seen())).toEqual([]);
	});

	it('is decided and withdrawn by who covers all it is about', async () => {
		const { db, seen, camille } = await start();
		const norman = await viewerOf(db, 'Andréa Exemple', NORMANDY);
		const group: OverrideSubject = { kind: 'organisation', id: await organisationOf(seen) };
		expect(codeOf(await decideOverride(db, asked({ subject: own(BRETON) }), norman))).toBe(
			'not-in-territory'
		);
		expect(await decideOverride(db, asked({ subject: group }), norman)).toEqual({
			ok: false,
			error: { code: 'of-other-territories', structures: 1 }
		});
		const whole = valueOf(
			await decideOverride(db, asked({ subject: group, segment: 'large-group' }), camille)
		);
		expect(codeOf(await withdrawOverride(db, whole, 'non', norman))).toBe('of-other-territories');
		valueOf(await decideOverride(db, asked(), norman));
		const breton = valueOf(
			await decideOverride(db, asked({ subject: own(BRETON), segment: 'large-group' }), camille)
		);
		expect(codeOf(await withdrawOverride(db, breton, 'non', norman))).toBe('not-in-territory');
		const seenBy = async (scope: Scope) =>
			(await listOverrides(db, await seen(scope))).map(({ subject }) =>
				subject.kind === 'structure' ? subject.finess : 'organisation'
			);
		expect(await seenBy(NORMANDY)).toEqual([SITE, 'organisation']);
		expect(await seenBy(BRITTANY)).toEqual([BRETON, 'organisation']);
		expect(await seenBy('national')).toEqual([BRETON, SITE, 'organisation']);
	});

	it('stays when its author leaves: its work goes to another account, its author stays named', async () => {
		const { db, seen, camille } = await start();
		const heir = await viewerOf(db, 'Andréa Exemple');
		const boss = await viewerOf(db, 'Dominique Modèle');
		valueOf(await decideOverride(db, asked(), camille));
		const moved = await transferWork(db, boss, { from: camille.account, to: heir.account });
		expect(moved).toMatchObject({ ok: true, value: { overrides: 1 } });
		expect(await listOverrides(db, await seen())).toMatchObject([{ author: 'Camille Essai' }]);
	});
});
