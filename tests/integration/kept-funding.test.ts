import { expect, it } from 'vitest';
import type { Scope, Viewer } from '$lib/domain/access';
import { sumCells } from '$lib/domain/funding';
import { classified, keptDossier, keptPart, keptSight, keptWork, needsWhole } from '$lib/screens';
import type { Database } from '$lib/server/db';
import { groundOf, sourceOf } from '$lib/server/dossiers';
import { importFiles } from '$lib/server/imports';
import { decideOverride, rulesInForce } from '$lib/server/overrides';
import { changeSetting, createScenario, openScenario, recordAmount } from '$lib/server/scenarios';
import { currentSeen } from '$lib/server/territory';
import { describeOnBothEngines } from '../support/databases';
import { contextOf, fileOf, finess, register, sitesOf, survey } from '../support/import-files';

const NORMANDY = ['28'];
const MONTH = '2026-11';
const SITE = finess('14', 1);

const surveyOf = (heads: string) =>
	fileOf(
		'enquete.csv',
		survey(
			[...sitesOf(4), ...sitesOf(4, '56')].map(({ department = '14', serial }) => [
				finess(department, serial),
				heads
			])
		)
	);

/** A scenario of the nation whose envelope is shared, in a database of two regions. */
async function start(db: Database) {
	const sites = [...sitesOf(4), ...sitesOf(4, '56')];
	const imported = await importFiles(contextOf(db), [
		fileOf('registre.csv', register(sites)),
		surveyOf('60')
	]);
	expect(imported.ok).toBe(true);
	const [row] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ('Camille Essai', 'admin', '"national"', now()) returning id`
	);
	const account = Number(row?.[0]);
	const camille: Viewer = {
		account,
		name: 'Camille Essai',
		role: 'admin',
		scope: 'national',
		demonstration: false
	};
	const made = await createScenario(db, camille, { name: 'Enveloppe', base: 'base' });
	if (!made.ok) throw new Error(made.error.code);
	const { id } = made.value;
	let { revision } = made.value;
	async function set(key: string, value: unknown): Promise<void> {
		const said = await changeSetting(db, camille, { id, revision, key, value, note: '' });
		if (!said.ok) throw new Error(said.error.code);
		revision = said.value;
	}
	const envelopes = [2026, 2027, 2028, 2029, 2030].map((year) => ({ year, ae: 200_000, cp: null }));
	await set('funder:ars-fir', { label: 'ARS (FIR)', envelopes });
	return { id, camille, set };
}

/** What a request computes for who sees a scope: the plan, what the page shows of it, and the dossier. */
async function asked(db: Database, id: string, scope: Scope) {
	const dataOf = async (of: Scope) => {
		const seen = await currentSeen(db, of);
		if (!seen) throw new Error('Nothing is seen');
		return classified(seen.hash, seen.table, await rulesInForce(db, seen.table));
	};
	const workOf = async (of: Scope) => {
		const open = await openScenario(db, of, id);
		const data = await dataOf(of);
		if (!open) throw new Error('No scenario');
		const work = keptWork(data, open.settings, open.amounts);
		if (!work.ok) throw new Error('No plan');
		return { data, open, work: work.value };
	};
	const own = await workOf(scope);
	const isPart = needsWhole(own.data, 'national', own.open.settings);
	const work = isPart ? keptPart((await workOf('national')).work, own.data) : own.work;
	return { work, sight: keptSight(work, MONTH) };
}

async function dossierOf(db: Database, id: string) {
	const ground = await groundOf(db, 'national', id);
	if (!ground.ok) throw new Error(ground.error.code);
	const { seen, rules } = ground.value;
	const dossier = keptDossier(classified(seen.hash, seen.table, rules), sourceOf(ground.value));
	if (!dossier.ok) throw new Error('No dossier');
	return dossier.value;
}

/** What is computed for the region, the nation and the dossier, in figures. */
async function figures(db: Database, id: string) {
	const [region, nation, dossier] = [
		await asked(db, id, NORMANDY),
		await asked(db, id, 'national'),
		await dossierOf(db, id)
	];
	const of = ({ work }: Pick<Awaited<ReturnType<typeof asked>>, 'work'>) => [
		sumCells(work.totals).likely,
		work.financing.granted.reduce((sum, cents) => sum + cents, 0)
	];
	return {
		same: [region.work, region.sight, nation.work, nation.sight, dossier],
		region: of(region),
		nation: of(nation),
		dossier: [
			sumCells(dossier.totals).likely,
			dossier.financing.granted.reduce((sum, cents) => sum + cents, 0)
		]
	};
}

describeOnBothEngines('a plan that the server keeps', (open) => {
	it('is not computed again while nothing has changed, for a region of it neither', async () => {
		const db = await open();
		const { id } = await start(db);
		const [first, again] = [await figures(db, id), await figures(db, id)];
		again.same.forEach((one, i) => {
			expect(one).toBe(first.same[i]);
		});
		expect(first.dossier).toEqual(first.nation);
		expect(first.region[0]).toBeLessThan(first.nation[0] ?? NaN);
	});

	it('is another one as soon as a setting, an amount, an override or the data have changed', async () => {
		const db = await open();
		const { id, camille, set } = await start(db);
		let before = await figures(db, id);
		const changes = async (change: () => Promise<unknown>): Promise<void> => {
			await change();
			const after = await figures(db, id);
			for (const who of ['region', 'nation', 'dossier'] as const) expect(after[who]).not.toEqual(before[who]);
			before = after;
		};
		await changes(() => set('assumption:price:enrolment', { low: 20, likely: 30, high: 40 }));
		await changes(async () => {
			const decided = { cents: 123_456, reason: 'Comité' };
			const said = await recordAmount(db, camille, {
				scenario: id,
				finess: SITE,
				stage: 'decided',
				...decided
			});
			expect(said).toMatchObject({ ok: true });
		});
		await changes(async () => {
			const subject = { kind: 'structure', finess: SITE } as const;
			const override = { subject, segment: 'digital-mie', reason: 'Constat', expiresOn: null };
			expect(await decideOverride(db, override, camille)).toMatchObject({ ok: true });
		});
		await changes(async () => {
			expect(await importFiles(contextOf(db), [surveyOf('90')])).toMatchObject({ ok: true });
		});
		const [first] = (await figures(db, id)).same;
		expect(first).toBe(before.same[0]);
	});
});
