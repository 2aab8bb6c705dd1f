import { firstDashboard } from './dashboard.server';
import type { PageServerLoad } from './$types';

/** Once the territory is in the browser, it computes every view itself: the address is read for the first sight only. */
export const load: PageServerLoad = async ({ url, untrack, depends }) => {
	depends('app:sight');
	return { dashboard: await firstDashboard(untrack(() => new URLSearchParams(url.searchParams))) };
};
