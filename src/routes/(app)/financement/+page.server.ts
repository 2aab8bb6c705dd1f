import { fundingPage } from './funding.server';
import type { PageServerLoad } from './$types';

/** Read again for another scenario; once the territory is in the browser, it computes the plan and its figures itself. */
export const load: PageServerLoad = async ({ url, untrack, depends }) => {
	depends('app:funding');
	url.searchParams.get('scenario');
	return { funding: await fundingPage(untrack(() => new URLSearchParams(url.searchParams))) };
};
