import { findField } from '$lib/domain/fields';
import { storedText, structureSheet } from '$lib/screens';
import { ANSWERED_FIELDS } from '$lib/domain/questionnaire';
import { app } from '$lib/server/app';
import { decide, decisionRefusalMessage } from '$lib/server/decisions';
import { structureHistory } from '$lib/server/versions';
import { error, fail } from '@sveltejs/kit';
import { currentTerritory } from '../../territory.server';
import { viewer } from '../../viewer.server';
import type { Actions, PageServerLoad } from './$types';

/** Changes of a structure shown on its page, the latest first. */
const CHANGES_SHOWN = 30;

export const load: PageServerLoad = async ({ params }) => {
	const current = await currentTerritory();
	const sheet = current && structureSheet(current.data, params.finess);
	if (!sheet) {
		error(
			404,
			'Aucune structure de ce numéro dans la version en cours. Cherchez-la par son nom ou sa ville.'
		);
	}
	const { db } = await app();
	const history = await structureHistory(db, params.finess, CHANGES_SHOWN);
	return {
		sheet,
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
	if (!ANSWERED_FIELDS.includes(chosen))
		return fail(400, { message: 'Ce champ ne se corrige pas à la main.' });
	const { imports } = await app();
	const rows = [{ 'structure.finess': finess, [chosen]: value }];
	const decided = await decide(imports, { kind: 'manual', rows, ...said }, new Date(), viewer());
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
		})
};
