import { summarise } from '$lib/domain/summary';
import { ssoRuleNote, ssoToAct } from '$lib/screens';
import type { PageServerLoad } from './$types';
import { currentTerritory } from './territory.server';

export const load: PageServerLoad = async () => {
	const current = await currentTerritory();
	if (!current) return { dashboard: null };
	const { data } = current;
	const { table, classification, criteria, sso } = data;
	return {
		dashboard: {
			summary: summarise(table, classification, sso),
			segments: criteria.segments.map(({ id, label, target }) => ({ id, label, target })),
			sources: table.sources.filter(({ kind }) => kind !== 'none'),
			sso: ssoToAct(table, sso),
			rule: ssoRuleNote(data)
		}
	};
};
