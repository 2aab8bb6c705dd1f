import { firstSight } from '../territory.server';
import type { PageServerLoad } from './$types';

/** Once the page is open the browser computes every view itself: the address is only read for the first sight. */
export const load: PageServerLoad = async ({ url, untrack }) => ({
	first: await firstSight(
		'organisation',
		untrack(() => new URLSearchParams(url.searchParams))
	)
});
