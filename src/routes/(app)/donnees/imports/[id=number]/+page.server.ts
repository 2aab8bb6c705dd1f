import { app } from '$lib/server/app';
import { ownImports } from '../../../viewer.server';
import { LAYER_KINDS } from '$lib/domain/fields';
import {
	cancelImport,
	confirmMapping,
	confirmPublish,
	firstRejects,
	getImport,
	importRefusalMessage,
	type FileChoice,
	type ImportContext,
	type ImportRefusal,
	type ImportView
} from '$lib/server/imports';
import type { Result } from '$lib/domain/shared';
import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { importSheet } from '../../import-sheet.server';
import { questionnaireNotes } from '../../questionnaire-notes.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, depends }) => {
	depends('app:import');
	const { db } = await app();
	const view = await getImport(await ownImports(), Number(params.id));
	if (!view) error(404, 'Cet import n’existe pas ou n’existe plus. Recommencez-le depuis la page Données.');
	return { sheet: importSheet(view, await questionnaireNotes(db, view), await firstRejects(db, view)) };
};

/** What a person says of the files, by their place in the import. */
const CHOICES = v.record(
	v.string(),
	v.object({
		mapping: v.optional(
			v.nullable(
				v.object({
					kind: v.picklist(LAYER_KINDS),
					columns: v.array(v.object({ header: v.string(), field: v.string() }))
				})
			)
		),
		coverage: v.optional(
			v.nullable(
				v.object({
					extent: v.picklist(['full', 'partial']),
					departments: v.union([v.literal('national'), v.array(v.string())])
				})
			)
		),
		referenceDate: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.isoDate())]))
	})
);

function parseChoices(text: unknown): Record<number, FileChoice> | null {
	try {
		const parsed = v.safeParse(CHOICES, JSON.parse(String(text)));
		return parsed.success ? parsed.output : null;
	} catch {
		return null;
	}
}

type Step = (context: ImportContext, id: number) => Promise<Result<ImportView, ImportRefusal>>;

/** Runs one step of an import; a refusal is told on the page, which stays as it is. */
async function take(id: string, step: Step) {
	const answer = await step(await ownImports(), Number(id));
	return answer.ok ? { started: true } : fail(409, { message: importRefusalMessage(answer.error) });
}

export const actions: Actions = {
	lire: async ({ params, request }) => {
		const choices = parseChoices((await request.formData()).get('choix'));
		if (!choices) return fail(400, { message: 'Ces choix n’ont pas été compris. Rechargez la page.' });
		return take(params.id, (context, id) => confirmMapping(context, id, choices));
	},
	publier: async ({ params, request }) => {
		const allowClose = (await request.formData()).get('fermer') === 'oui';
		return take(params.id, (context, id) => confirmPublish(context, id, { allowClose }));
	},
	annuler: ({ params }) => take(params.id, cancelImport)
};
