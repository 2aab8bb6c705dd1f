import { firstSight } from '../territory.server';
import type { PageServerLoad } from './$types';

/**
 * Once the page has its data the browser computes every view itself: the address is only read for the first sight, and asked again
 * by a page that still waits. What is read of it later would be noticed too, hence a copy.
 */
export const load: PageServerLoad = async ({ depends, untrack, url }) => {
	depends('app:first-rows');
	const parameters = untrack(() => new URLSearchParams(url.search));
	return { first: await firstSight('structure', parameters) };
};
