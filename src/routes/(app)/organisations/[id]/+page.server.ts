import { organisationConformity, organisationSheet } from '$lib/screens';
import { error } from '@sveltejs/kit';
import { decideFromForm, overridesOf, withdrawFromForm } from '../../overrides.server';
import { ownFundingOf } from '../../financement/funding.server';
import { currentTerritory } from '../../territory.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const current = await currentTerritory();
	const sheet = current && organisationSheet(current.data, params.id);
	if (!current || !sheet)
		error(404, 'Aucun organisme de cet identifiant dans la version en cours. Cherchez-le dans la liste.');
	return {
		sheet,
		conformity: organisationConformity(current.data, params.id),
		funding: await ownFundingOf(current.data, { organisation: params.id }, url.searchParams),
		overrides: await overridesOf(current.data, { kind: 'organisation', id: params.id })
	};
};

export const actions: Actions = {
	deroger: async ({ params, request }) =>
		decideFromForm({ kind: 'organisation', id: params.id }, await request.formData()),
	retirer: async ({ request }) => withdrawFromForm(await request.formData())
};
