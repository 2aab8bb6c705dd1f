import { readRetention } from '$lib/server/accounts';
import { app } from '$lib/server/app';
import { databaseProblemOf } from '$lib/server/db';
import type { PageServerLoad } from './$types';

/** How long personal data are kept here; null while the database is away, as the page is to be read all the same. */
export const load: PageServerLoad = async () => {
	try {
		return { retention: await readRetention((await app()).db) };
	} catch (error) {
		if (databaseProblemOf(error) === null) throw error;
		return { retention: null };
	}
};
