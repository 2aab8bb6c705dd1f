import { OPERATOR_ORDERS, rankOperators, type EuroQuality, type OperatorOrder } from '$lib/domain/quality';
import { collectionEuros, type FundingWork, type TerritoryData } from '$lib/screens';
import type { CampaignGround } from '$lib/server/collection';
import { baseWork } from '../financement/funding.server';
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

/** What operators are ranked by at an address; by segments when it says nothing known. */
export function orderOf(parameters: URLSearchParams): OperatorOrder {
	const asked = parameters.get('ordre');
	return OPERATOR_ORDERS.find((order) => order === asked) ?? 'segments';
}

/** Euros to make precise in the base scenario; null where its settings cannot be used. */
export async function eurosAtStake(
	data: TerritoryData
): Promise<{ readonly work: FundingWork; readonly euros: EuroQuality } | null> {
	const work = await baseWork(data);
	return work && { work, euros: collectionEuros(data, work) };
}
