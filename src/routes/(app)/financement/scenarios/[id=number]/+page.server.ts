import { app } from '$lib/server/app';
import { openScenario, widerEnvelopes } from '$lib/server/scenarios';
import { resolveSettings } from '$lib/domain/funding';
import { fundingDefaults } from '$lib/reference';
import { error } from '@sveltejs/kit';
import { viewer } from '../../../viewer.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, depends }) => {
	depends('app:scenario');
	const { db } = await app();
	const open = await openScenario(db, viewer().scope, params.id);
	const own = open?.chain.at(-1);
	if (!open || !own) error(404, 'Ce scénario n’existe pas, ou n’est pas de votre territoire.');
	const inherited = resolveSettings([
		fundingDefaults.settings,
		...open.chain.slice(0, -1).map(({ settings }) => settings)
	]);
	return {
		scenario: open.scenario,
		path: open.chain.map(({ scenario }) => ({ id: scenario.id, name: scenario.name })),
		own: own.settings,
		inherited,
		said: [...own.said.values()].map(({ key, author, at }) => ({ key, author, at })),
		wideFunders: widerEnvelopes(open),
		withoutEffect: open.withoutEffect,
		amounts: open.amounts
	};
};
