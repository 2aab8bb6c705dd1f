import { conformitySheet, parseConformity } from '$lib/screens';
import { currentTerritory } from '../territory.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, depends }) => {
	depends('app:sight');
	const current = await currentTerritory();
	const { milestone, exit } = parseConformity(url.searchParams);
	return { sheet: current && conformitySheet(current.data, milestone, exit) };
};
