import { withdrawFromForm } from '../../overrides.server';
import type { Actions, PageServerLoad } from './$types';
import { shownOverrides } from './shown.server';

export const load: PageServerLoad = ({ url }) => shownOverrides(url.searchParams);

export const actions: Actions = {
	retirer: async ({ request }) => withdrawFromForm(await request.formData())
};
