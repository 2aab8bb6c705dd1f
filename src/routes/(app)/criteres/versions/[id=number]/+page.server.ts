import { app } from '$lib/server/app';
import {
	criteriaRefusalMessage,
	listCriteriaVersions,
	readCriteriaVersion,
	takeUpVersion
} from '$lib/server/criteria';
import { caseLines, caseResults } from '$lib/screens';
import { criteriaSheet, ruleDifferences } from '$lib/words';
import { error, fail, redirect } from '@sveltejs/kit';
import { currentTerritory } from '../../../territory.server';
import { viewer } from '../../../viewer.server';
import type { Actions, PageServerLoad } from './$types';

const GONE = 'Cette version des critères n’existe pas. Choisissez-en une dans la liste.';

/** A published version in plain French, beside another one when the address asks for it (`avec`). */
export const load: PageServerLoad = async ({ params, url }) => {
	const { db } = await app();
	const version = await readCriteriaVersion(db, Number(params.id));
	if (!version) error(404, GONE);
	const asked = url.searchParams.get('avec');
	const other = asked === null ? null : await readCriteriaVersion(db, Number(asked));
	if (asked !== null && !other) error(404, GONE);
	const { criteria, tests, ...head } = version;
	const current = await currentTerritory();
	return {
		version: { ...head, date: criteria.date, source: criteria.source },
		segments: criteria.segments.map(({ id, label, colour }) => ({ id, label, colour })),
		sheet: criteriaSheet(criteria),
		tests: current
			? caseLines(
					current.data.table,
					caseResults(current.data.table, criteria, tests),
					viewer().scope === 'national'
				)
			: [],
		versions: (await listCriteriaVersions(db)).map(({ number, name }) => ({ number, name })),
		compared: other && {
			number: other.number,
			name: other.name,
			differences: ruleDifferences(other.criteria, criteria)
		}
	};
};

export const actions: Actions = {
	/** A draft with what the version says: to change it, or to publish it again at once. */
	reprendre: async ({ params, request }) => {
		const { db } = await app();
		const draft = await takeUpVersion(db, Number(params.id), viewer());
		if (!draft.ok) return fail(409, { message: criteriaRefusalMessage(draft.error) });
		const again = (await request.formData()).get('vers') === 'publication';
		redirect(303, `/criteres/brouillons/${draft.value.id}${again ? '/publier' : ''}`);
	}
};
