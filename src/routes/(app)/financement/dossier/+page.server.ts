import { error } from '@sveltejs/kit';
import { dossierTotals, reservesOf } from '$lib/domain/dossier';
import { app } from '$lib/server/app';
import { dossierRefusalMessage, recentDossiers } from '$lib/server/dossiers';
import { DEFAULT_SCENARIO_ID, scenariosSeen } from '$lib/server/scenarios';
import { viewer } from '../../viewer.server';
import { askedDossier } from './dossier.server';
import type { PageServerLoad } from './$types';

const RECENT = 8;

/** What the dossier of a scenario would hold, and those taken out lately. */
export const load: PageServerLoad = async ({ url, depends }) => {
	depends('app:dossiers');
	const { db } = await app();
	const { scope } = viewer();
	const scenarios = await scenariosSeen(db, scope);
	const recent = await recentDossiers(db, { scope }, RECENT);
	const asked = await askedDossier(url.searchParams.get('scenario') ?? DEFAULT_SCENARIO_ID);
	const nameOf = new Map(scenarios.map(({ id, name }) => [id, name]));
	const page = {
		scenarios: scenarios.map(({ id, name }) => ({ id, name })),
		recent: recent.map((one) => ({ ...one, name: nameOf.get(one.scenario) ?? `Scénario ${one.scenario}` }))
	};
	if (!asked.ok) {
		if (asked.error.code === 'no-scenario') error(404, dossierRefusalMessage(asked.error));
		return { ...page, dossier: null, refusal: dossierRefusalMessage(asked.error) };
	}
	const { ground, work } = asked.value;
	const { scenario } = ground.open;
	if (!work.ok)
		return {
			...page,
			dossier: null,
			refusal: `Le scénario « ${scenario.name} » a un réglage inutilisable (${work.error[0]?.key ?? ''})\u00a0: corrigez-le, puis revenez.`
		};
	return {
		...page,
		refusal: null,
		dossier: {
			scenario: { id: scenario.id, name: scenario.name, revision: scenario.revision },
			version: ground.seen.version.id,
			asOf: ground.seen.version.asOf,
			totals: dossierTotals(work.value),
			reserves: reservesOf(work.value),
			years: [work.value.plan.years[0] ?? 0, work.value.plan.years.at(-1) ?? 0] as const
		}
	};
};
