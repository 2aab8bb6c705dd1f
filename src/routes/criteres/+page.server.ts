import { app } from '$lib/server/app';
import { listCriteriaVersions, listDrafts } from '$lib/server/criteria';
import { viewer } from '../viewer.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const { db } = await app();
	return { versions: await listCriteriaVersions(db), drafts: await listDrafts(db, viewer().scope) };
};
