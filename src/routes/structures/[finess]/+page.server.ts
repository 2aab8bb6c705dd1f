import { structureSheet } from '$lib/screens';
import { error } from '@sveltejs/kit';
import { currentTerritory } from '../../territory.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const current = await currentTerritory();
	const sheet = current && structureSheet(current.data, params.finess);
	if (!sheet) {
		error(
			404,
			'Aucune structure de ce numéro dans la version en cours. Cherchez-la par son nom ou sa ville.'
		);
	}
	return { sheet };
};
