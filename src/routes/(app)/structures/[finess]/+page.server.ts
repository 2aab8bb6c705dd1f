import {
	CORRECTABLE_FIELDS,
	correctionDoubt,
	correctionOf,
	isRegisterField,
	withdrawalOf
} from '$lib/domain/corrections';
import { findField } from '$lib/domain/fields';
import { reference } from '$lib/reference';
import {
	correctionDoubtText,
	correctionProblemText,
	rowOfStructure,
	storedText,
	structureConformity,
	structureSheet
} from '$lib/screens';
import { app } from '$lib/server/app';
import { decide, decisionRefusalMessage } from '$lib/server/decisions';
import { historySeen, registeredSeen } from '$lib/server/territory';
import { error, fail } from '@sveltejs/kit';
import { decideFromForm, overridesOf, withdrawFromForm } from '../../overrides.server';
import { ownFundingOf } from '../../financement/funding.server';
import { currentTerritory, type Current } from '../../territory.server';
import { ownImports, viewer } from '../../viewer.server';
import type { Actions, PageServerLoad } from './$types';

const UNKNOWN =
	'Aucune structure de ce numéro dans la version en cours. Cherchez-la par son nom ou sa ville.';

/** Changes of a structure shown on its page, the latest first. */
const CHANGES_SHOWN = 30;

export const load: PageServerLoad = async ({ params, url }) => {
	const current = await currentTerritory();
	const sheet = current && (await sheetOf(current, params.finess));
	if (!current || !sheet) error(404, UNKNOWN);
	const { db } = await app();
	const history = await historySeen(db, params.finess, viewer().scope, CHANGES_SHOWN);
	return {
		sheet,
		conformity: structureConformity(current.data, rowOfStructure(current.data, params.finess)),
		funding: await ownFundingOf(current.data, { finess: params.finess }, url.searchParams),
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

/** The sheet, with what registers say where a person decided in their place. */
async function sheetOf({ data }: Current, finess: string) {
	const sheet = structureSheet(data, finess);
	const isCorrected = sheet?.sections.some(({ lines }) =>
		lines.some(({ field, byHand }) => byHand && isRegisterField(field))
	);
	if (!isCorrected) return sheet;
	const { db } = await app();
	return structureSheet(data, finess, await registeredSeen(db, finess, viewer().scope));
}

/** The structure that a form is about, in what the viewer sees. */
async function seenStructure(finess: string): Promise<{ readonly current: Current; readonly row: number }> {
	const current = await currentTerritory();
	const row = current ? rowOfStructure(current.data, finess) : -1;
	if (!current || row < 0) error(404, UNKNOWN);
	return { current, row };
}

/** Decides values of a structure; empty ones take the decision back. */
async function decideValues(
	finess: string,
	values: Readonly<Record<string, string>>,
	said: { decidedOn: string; service: string; note: string }
) {
	const rows = [{ 'structure.finess': finess, ...values }];
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
		const { current, row } = await seenStructure(params.finess);
		const correction = correctionOf(current.data.table, reference, row, textOf(form, 'champ'), value);
		if (!correction.ok) return fail(400, { message: correctionProblemText(correction.error) });
		const decided = await decideValues(params.finess, correction.value, {
			decidedOn: textOf(form, 'date'),
			service: textOf(form, 'service'),
			note: textOf(form, 'note')
		});
		const doubt = correctionDoubt(current.data.table, row, correction.value);
		return 'version' in decided && doubt ? { ...decided, warning: correctionDoubtText(doubt) } : decided;
	},
	reprendre: async ({ params, request }) => {
		const field = textOf(await request.formData(), 'champ');
		const { current, row } = await seenStructure(params.finess);
		if (!CORRECTABLE_FIELDS.includes(field))
			return fail(400, { message: correctionProblemText({ code: 'not-correctable', field }) });
		return decideValues(params.finess, withdrawalOf(current.data.table, row, field), {
			decidedOn: new Date().toISOString().slice(0, 10),
			service: 'Reprise',
			note: 'retour à la valeur d’avant'
		});
	},
	deroger: async ({ params, request }) =>
		decideFromForm({ kind: 'structure', finess: params.finess }, await request.formData()),
	retirer: async ({ request }) => withdrawFromForm(await request.formData())
};
