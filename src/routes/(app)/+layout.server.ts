import type { Scope } from '$lib/domain/access';
import { app } from '$lib/server/app';
import { databaseProblemOf } from '$lib/server/db';
import { listNamedLists, listSharedViews, type NamedListHead, type SharedView } from '$lib/server/saved';
import type { LayoutServerLoad } from './$types';
import { heading } from './territory.server';

/** What is kept under a name for everybody, within reach of every page. */
export interface Kept {
	readonly views: readonly SharedView[];
	readonly lists: readonly NamedListHead[];
}

const NOTHING_KEPT: Kept = { views: [], lists: [] };

async function kept(scope: Scope): Promise<Kept> {
	const { db } = await app();
	return { views: await listSharedViews(db, scope), lists: await listNamedLists(db, scope) };
}

/** Asked for again when the page is looked at anew: somebody else may have published a version, or kept a view. */
export const load: LayoutServerLoad = async ({ depends, locals }) => {
	depends('app:version', 'app:kept');
	const { viewer } = locals;
	if (viewer === null) return { viewer: null, heading: null, unavailable: false, kept: NOTHING_KEPT };
	try {
		return { viewer, heading: await heading(), unavailable: false, kept: await kept(viewer.scope) };
	} catch (error) {
		// The page itself says why; the frame around it still has to be shown.
		if (databaseProblemOf(error) === null) throw error;
		return { viewer, heading: null, unavailable: true, kept: NOTHING_KEPT };
	}
};
