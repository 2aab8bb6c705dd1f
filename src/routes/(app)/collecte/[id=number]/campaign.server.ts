import { app } from '$lib/server/app';
import {
	campaignOperatorsOf,
	findCampaign,
	type Campaign,
	type CampaignOperator
} from '$lib/server/collection';
import { error } from '@sveltejs/kit';
import { viewer } from '../../viewer.server';
import { today } from '../ground.server';

/** A campaign and its operators. @throws a 404 for a number that none has, or none of the viewer's territory */
export async function campaignAt(
	id: string
): Promise<{ campaign: Campaign; operators: readonly CampaignOperator[] }> {
	const { db } = await app();
	const campaign = await findCampaign(db, Number(id), viewer().scope);
	if (!campaign) error(404, 'Cette campagne n’existe pas. Retrouvez les campagnes sur la page Collecte.');
	return { campaign, operators: await campaignOperatorsOf(db, campaign, today()) };
}
