import type { LayoutServerLoad } from './$types';
import { heading } from './territory.server';

/** Asked for again when the page is looked at anew: somebody else may have published a version. */
export const load: LayoutServerLoad = async ({ depends }) => {
	depends('app:version');
	return { heading: await heading() };
};
