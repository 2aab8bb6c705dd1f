import { findField } from '$lib/domain/fields';
import { rowOfStructure, storedText, structureConformity, structureSheet } from '$lib/screens';
import { ANSWERED_FIELDS } from '$lib/domain/questionnaire';
import { app } from '$lib/server/app';
import { decide, decisionRefusalMessage } from '$lib/server/decisions';
import { historySeen } from '$lib/server/territory';
import { error, fail } from '@sveltejs/kit';
import { decideFromForm, overridesOf, withdrawFromForm } from '../../overrides.server';
import { ownFundingOf } from '../../financement/funding.server';
import { currentTerritory } from '../../territory.server';
import { ownImports, viewer } from '../../viewer.server';
import type { Actions, PageServerLoad } from './$types';

const UNKNOWN =
	'Aucune structure de ce numéro dans la version en cours. Cherchez-la par son nom ou sa ville.';

/** Changes of a structure shown on its page, the latest first. */
const CHANGES_SHOWN = 30;

export const load: PageServerLoad = async ({ params }) => {
	const current = await currentTerritory();
	const sheet = current && structureSheet(current.data, params.finess);
	if (!current || !sheet) error(404, UNKNOWN);
	const { db } = await app();
	const history = await historySeen(db, params.finess, viewer().scope, CHANGES_SHOWN);
	return {
		sheet,
		conformity: structureConformity(current.data, rowOfStructure(current.data, params.finess)),
		funding: await ownFundingOf(current.data, { finess: params.finess }),
		overrides: await overridesOf(current.data, { kind: 'structure', finess: params.finess }),
		today: new Date().toISOString().slice(0, 10),
		history: history.map(({ version, createdAt, kind, field, before, after, source }) => ({
			version,
			createdAt,
			kind,
			label: findField(field)?.label ?? field,
			before: storedText(field, before),
			after: storedText(field, after),
			source
		}))
	};
};

function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** Decides one value of a structure; `''` takes the decision back. */
async function decideValue(
	finess: string,
	chosen: string,
	value: string,
	said: { decidedOn: string; service: string; note: string }
) {
	const current = await currentTerritory();
	if (!current || rowOfStructure(current.data, finess) < 0) error(404, UNKNOWN);
	if (!ANSWERED_FIELDS.includes(chosen))
		return fail(400, { message: 'Ce champ ne se corrige pas à la main.' });
	const rows = [{ 'structure.finess': finess, [chosen]: value }];
	const decided = await decide(await ownImports(), { kind: 'manual', rows, ...said }, new Date());
	return decided.ok
		? { version: decided.value }
		: fail(400, { message: decisionRefusalMessage(decided.error) });
}

export const actions: Actions = {
	corriger: async ({ params, request }) => {
		const form = await request.formData();
		const value = textOf(form, 'valeur').trim();
		if (value === '') return fail(400, { message: 'Donnez la valeur à enregistrer.' });
		return decideValue(params.finess, textOf(form, 'champ'), value, {
			decidedOn: textOf(form, 'date'),
			service: textOf(form, 'service'),
			note: textOf(form, 'note')
		});
	},
	reprendre: async ({ params, request }) =>
		decideValue(params.finess, textOf(await request.formData(), 'champ'), '', {
			decidedOn: new Date().toISOString().slice(0, 10),
			service: 'Reprise',
			note: 'retour à la valeur d’avant'
		}),
	deroger: async ({ params, request }) =>
		decideFromForm({ kind: 'structure', finess: params.finess }, await request.formData()),
	retirer: async ({ request }) => withdrawFromForm(await request.formData())
};
