import { expect, it } from 'vitest';
import type { Scope, Viewer } from '$lib/domain/access';
import type { Verification } from '$lib/domain/dossier';
import { verifyDossier } from '$lib/files';
import { ssoRule } from '$lib/reference';
import {
	dossierNames,
	fundingWork,
	needsWhole,
	partWork,
	territoryData,
	type FundingWork
} from '$lib/screens';
import type { Database } from '$lib/server/db';
import { dossierRefusalMessage, groundOf, groundThen } from '$lib/server/dossiers';
import { engineVersion } from '$lib/server/exports';
import { importFiles } from '$lib/server/imports';
import { rulesInForce } from '$lib/server/overrides';
import { changeSetting, createScenario, openScenario, widerEnvelopes } from '$lib/server/scenarios';
import { currentSeen } from '$lib/server/territory';
import { inputsOf } from '../../src/cli/commands/dossier';
import { describeOnBothEngines } from '../support/databases';
import { workOf, writtenDossier } from '../support/dossier';
import { contextOf, fileOf, finess, register, sitesOf, survey } from '../support/import-files';

/** Normandy (14); the other structures are in Brittany (56). */
const NORMANDY = ['28'];
const ENVELOPE = 200_000;

async function viewerOf(db: Database, name: string, scope: Scope): Promise<Viewer> {
	const [row] = await db.query(
		`insert into accounts (name, role, scope, activated_at) values ($1, 'admin', $2::text::jsonb, now()) returning id`,
		[name, JSON.stringify(scope)]
	);
	return { account: Number(row?.[0]), name, role: 'admin', scope, demonstration: false };
}

async function start(db: Database): Promise<string> {
	const sites = [...sitesOf(4), ...sitesOf(6, '56')];
	const heads = sites.map(({ department, serial }) => [finess(department ?? '14', serial), '60'] as const);
	const files = [fileOf('registre.csv', register(sites)), fileOf('enquete.csv', survey(heads))];
	expect((await importFiles(contextOf(db), files)).ok).toBe(true);
	const camille = await viewerOf(db, 'Camille Essai', 'national');
	const made = await createScenario(db, camille, { name: 'Enveloppes', base: 'base' });
	if (!made.ok) throw new Error(made.error.code);
	const { id, revision } = made.value;
	const envelopes = [2026, 2027, 2028, 2029, 2030].map((year) => ({ year, ae: ENVELOPE, cp: null }));
	const value = { label: 'ARS (FIR)', envelopes };
	const said = await changeSetting(db, camille, { id, revision, key: 'funder:ars-fir', value, note: '' });
	expect(said).toMatchObject({ ok: true });
	return id;
}

/** A scenario computed on the structures of a scope, and on no others. */
async function computed(db: Database, id: string, scope: Scope) {
	const [seen, open] = [await currentSeen(db, scope), await openScenario(db, scope, id)];
	if (!seen || !open) throw new Error('Nothing is seen');
	const data = territoryData(seen.table, (await rulesInForce(db, seen.table)).rules, ssoRule);
	const work = fundingWork(data, open.settings, open.amounts);
	if (!work.ok) throw new Error(JSON.stringify(work.error));
	return { data, open, work: work.value };
}

type Files = Map<string, Uint8Array>;
const textOf = (files: Files, name: string): string => new TextDecoder().decode(files.get(name));

async function dossierOf(db: Database, scenario: string): Promise<Files> {
	const ground = await groundOf(db, NORMANDY, scenario);
	if (!ground.ok) throw new Error(ground.error.code);
	return writtenDossier(workOf(inputsOf(ground.value), dossierNames));
}

const verified = (db: Database | null, files: Files): Promise<Verification> =>
	verifyDossier(files, {
		engine: engineVersion,
		names: dossierNames,
		rebuild:
			db &&
			(async (provenance) => {
				const ground = await groundThen(db, NORMANDY, provenance);
				return ground.ok ? { ok: true, value: inputsOf(ground.value) } : ground;
			})
	});

const amounts = ({ population, financing }: FundingWork): Map<string, number> =>
	new Map(population.finess.map((finess, i) => [finess, financing.granted[i] ?? NaN]));
const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);

describeOnBothEngines('a scenario that is about more territories than those seen', (open) => {
	it('shares its envelopes among all of its structures, and shows those that are seen', async () => {
		const db = await open();
		const id = await start(db);
		const whole = await computed(db, id, 'national');
		const alone = await computed(db, id, NORMANDY);
		expect(needsWhole(alone.data, 'national', alone.open.settings)).toBe(true);
		expect(needsWhole(whole.data, 'national', whole.open.settings)).toBe(false);
		const part = partWork(whole.work, alone.data);
		const [all, own, wrong] = [whole.work, part, alone.work].map(amounts);
		expect(own?.size).toBe(4);
		for (const [finess, cents] of own ?? []) expect(cents).toBe(all?.get(finess));
		// Alone, the region would take what the others were promised.
		expect(sum(own?.values() ?? [])).toBeGreaterThan(0);
		expect(sum(own?.values() ?? [])).toBeLessThan(sum(wrong?.values() ?? []));
		expect(sum(part.totals.byStructure)).toBe(sum(alone.work.totals.byStructure));
		expect(part.financing.shortfalls).toEqual(whole.work.financing.shortfalls);
	});

	it('gives no dossier of a part of it, and says what to do', async () => {
		const db = await open();
		const id = await start(db);
		expect((await groundOf(db, 'national', id)).ok).toBe(true);
		const refused = await groundOf(db, NORMANDY, id);
		expect(refused).toEqual({ ok: false, error: { code: 'part-of-scenario', name: 'Enveloppes' } });
		if (!refused.ok) expect(dossierRefusalMessage(refused.error)).toContain('créez une variante');
		// The product's own scenario has no envelope: what a structure gets depends on no other.
		expect((await groundOf(db, NORMANDY, 'base')).ok).toBe(true);
	});

	it('gives its envelopes whole to a variant for fewer territories, and that is said until the variant says its own', async () => {
		const db = await open();
		const id = await start(db);
		const camille = await viewerOf(db, 'Dominique Essai', NORMANDY);
		const made = await createScenario(db, camille, { name: 'Normandie', base: id });
		if (!made.ok) throw new Error(made.error.code);
		const variant = async () => {
			const found = await openScenario(db, NORMANDY, made.value.id);
			if (!found) throw new Error('Gone');
			return found;
		};
		expect(widerEnvelopes(await variant())).toEqual([{ funder: 'ars-fir', scenario: 'Enveloppes' }]);
		const base = await openScenario(db, 'national', id);
		expect(base && widerEnvelopes(base)).toEqual([]);
		const sentence = '« Enveloppes », dont elle vient, porte sur plus de territoires : ARS (FIR)';
		const taken = await dossierOf(db, made.value.id);
		expect(textOf(taken, 'reserves.csv')).toContain(
			`"envelope-wider";"Enveloppe comptée en entier, bien que ${sentence}`
		);
		expect(textOf(taken, 'note.html')).toContain('dont elle vient, porte sur plus de territoires');
		expect(await verified(db, taken)).toMatchObject({ identical: true, level: 'database' });
		expect(await verified(null, taken)).toMatchObject({ identical: true, level: 'bundle' });
		const value = { label: 'ARS (FIR)', envelopes: [{ year: 2027, ae: 100, cp: null }] };
		const { revision } = made.value;
		expect(
			await changeSetting(db, camille, {
				id: made.value.id,
				revision,
				key: 'funder:ars-fir',
				value,
				note: ''
			})
		).toMatchObject({ ok: true });
		expect(widerEnvelopes(await variant())).toEqual([]);
		expect(textOf(await dossierOf(db, made.value.id), 'reserves.csv')).not.toContain('envelope-wider');
		// The envelopes of then are found again: the dossier that was taken out is still the one that they give.
		expect(await verified(db, taken)).toMatchObject({ identical: true, level: 'database' });
	});
});
