import { organisationSheet } from '$lib/screens';
import { error } from '@sveltejs/kit';
import { currentTerritory } from '../../territory.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const current = await currentTerritory();
	const sheet = current && organisationSheet(current.data, params.id);
	if (!sheet)
		error(404, 'Aucun organisme de cet identifiant dans la version en cours. Cherchez-le dans la liste.');
	return { sheet };
};
