import { summarise } from '$lib/domain/summary';
import { app } from '$lib/server/app';
import {
	criteriaInForce,
	criteriaRefusalMessage,
	listCriteriaVersions,
	openDraft,
	readDrafts
} from '$lib/server/criteria';
import { segmentText } from '$lib/words';
import { fail, redirect } from '@sveltejs/kit';
import { currentTerritory } from '../territory.server';
import { viewer } from '../viewer.server';
import { draftLines } from './draft-lines.server';
import type { Actions, PageServerLoad } from './$types';

/** The criteria in force, what is being written, and what was published. */
export const load: PageServerLoad = async ({ url }) => {
	const { db } = await app();
	const { criteria, number, name, note, publishedAt, author } = await criteriaInForce(db);
	const current = await currentTerritory();
	const summary =
		current && summarise(current.data.table, current.data.classification, current.data.ssoAnswers);
	return {
		inForce: {
			number,
			name,
			note,
			publishedAt,
			author,
			segments: criteria.segments.map((segment) => {
				const { id, label, standing, sentence } = segmentText(segment);
				const counted = summary?.outcomes.find((outcome) => outcome.id === id);
				return { id, label, colour: segment.colour, standing, sentence, count: counted?.count ?? null };
			})
		},
		structures: summary?.structures ?? null,
		/** Structures in scope that have no segment, by why. */
		others: (summary?.outcomes ?? []).flatMap(({ id, count }) =>
			count === 0 || id === 'out-of-scope' || criteria.segments.some((segment) => segment.id === id)
				? []
				: [{ id, count }]
		),
		drafts: await draftLines(db, await readDrafts(db, viewer().scope)),
		versions: await listCriteriaVersions(db),
		published: Number(url.searchParams.get('publiee')) || null
	};
};

export const actions: Actions = {
	modifier: async () => {
		const { db } = await app();
		const draft = await openDraft(db, viewer());
		if (!draft.ok) return fail(409, { message: criteriaRefusalMessage(draft.error) });
		redirect(303, `/criteres/brouillons/${draft.value.id}`);
	}
};
