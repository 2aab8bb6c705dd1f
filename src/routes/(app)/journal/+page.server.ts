import { app } from '$lib/server/app';
import { actorsOf, listJournal, verifyJournal } from '$lib/server/journal';
import { viewer } from '../viewer.server';
import type { PageServerLoad } from './$types';
import { journalFilters } from './filters.server';

export const load: PageServerLoad = async ({ url }) => {
	const { db } = await app();
	const { asked, filters } = journalFilters(url.searchParams);
	return {
		asked,
		isLater: filters.before !== undefined,
		page: await listJournal(db, viewer(), filters),
		actors: await actorsOf(db, viewer()),
		state: await verifyJournal(db)
	};
};
