import { rankOperators } from '$lib/domain/quality';
import type { CampaignGround } from '$lib/server/collection';
import { currentTerritory } from '../territory.server';

/** Today, as an ISO date. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** The version in force and what each operator's answers would settle; null before the first import. */
export async function campaignGround(): Promise<CampaignGround | null> {
	const current = await currentTerritory();
	if (!current) return null;
	const { version, data } = current;
	return {
		versionId: version.id,
		table: data.table,
		stakes: rankOperators(data).operators
	};
}
