import { compare, parseComparison } from '$lib/screens';
import { currentTerritory } from '../territory.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, depends }) => {
	depends('app:version');
	const request = parseComparison(url.searchParams);
	const current = await currentTerritory();
	return { request, comparison: current && compare(current.data, request) };
};
