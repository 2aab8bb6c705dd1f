import { app } from '$lib/server/app';
import { markOperators } from '$lib/server/collection';
import { listCriteriaVersions } from '$lib/server/criteria';
import { versionInForceAt } from '$lib/words';
import { viewer } from '../../viewer.server';
import { campaignAt } from './campaign.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const { campaign, operators } = await campaignAt(params.id);
	const { db } = await app();
	const versions = await listCriteriaVersions(db);
	return {
		campaign,
		operators,
		criteria: {
			computed: versionInForceAt(versions, campaign.createdAt)?.number ?? null,
			inForce: versions[0]?.number ?? null
		}
	};
};

/** Notes what a service did with the operators that a person chose, or with all that it concerns. */
async function mark(id: string, request: Request, what: 'sent' | 'reminded') {
	const { campaign, operators } = await campaignAt(id);
	const chosen = (await request.formData()).getAll('organisme').filter((one) => typeof one === 'string');
	const { db } = await app();
	const concerned = operators.filter(({ organisation, status, toRemind }) =>
		chosen.length > 0 ? chosen.includes(organisation) : what === 'sent' ? status === 'to-send' : toRemind
	);
	const ids = concerned.map(({ organisation }) => organisation);
	await markOperators(db, campaign.id, ids, what, new Date(), viewer());
	return { marked: ids.length, what };
}

export const actions: Actions = {
	envoyes: ({ params, request }) => mark(params.id, request, 'sent'),
	relances: ({ params, request }) => mark(params.id, request, 'reminded')
};
