import { conformitySheet } from '$lib/screens';
import { currentTerritory } from '../territory.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, depends }) => {
	depends('app:sight');
	const current = await currentTerritory();
	return {
		sheet:
			current &&
			conformitySheet(current.data, url.searchParams.get('jalon') ?? '', url.searchParams.get('sortie') ?? '')
	};
};
