import { databaseProblemOf } from '$lib/server/db';
import type { LayoutServerLoad } from './$types';
import { heading } from './territory.server';

/** Asked for again when the page is looked at anew: somebody else may have published a version. */
export const load: LayoutServerLoad = async ({ depends }) => {
	depends('app:version');
	try {
		return { heading: await heading(), unavailable: false };
	} catch (error) {
		// The page itself says why; the frame around it still has to be shown.
		if (databaseProblemOf(error) === null) throw error;
		return { heading: null, unavailable: true };
	}
};
