import { error } from '@sveltejs/kit';
import { app } from '$lib/server/app';
import { criteriaInForce, ownCases, readDraft } from '$lib/server/criteria';
import { viewer } from '../../../viewer.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const { db } = await app();
	const draft = await readDraft(db, Number(params.id), viewer().scope);
	if (!draft) error(404, 'Ce brouillon n’existe pas, ou plus\u00a0: il a pu être supprimé ou publié.');
	const { number, criteria } = await criteriaInForce(db);
	const tests = await ownCases(db, draft.tests, viewer().scope);
	return { draft: { ...draft, tests }, inForce: { number, criteria } };
};
