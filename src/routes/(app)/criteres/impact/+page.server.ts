import { may } from '$lib/domain/access';
import { impactSheet, parseImpact } from '$lib/screens';
import { viewer } from '../../viewer.server';
import { readImpact } from './impact.server';
import type { PageServerLoad } from './$types';

/** Structures named on the page; all of them are in the CSV. */
const LISTED = 200;

export const load: PageServerLoad = async ({ url, depends }) => {
	depends('app:version');
	const read = await readImpact(parseImpact(url.searchParams));
	if (!read) return { impact: null };
	const { request, choices, criteria, seen, impact } = read;
	const segments = criteria.map((each) => each.segments);
	return {
		impact: {
			request,
			choices,
			sheet: impactSheet(impact, segments, { flow: request.flow, most: LISTED }),
			data: seen.map(({ version: { id, asOf, fictional } }) => ({ id, asOf, fictional })),
			mayExport: may(viewer().role, 'export')
		}
	};
};
