import { aidOf, type EffectSide, type TerritoryData } from '$lib/screens';
import type { OpenScenario } from '$lib/server/scenarios';
import { costsUnder } from './grounds.server';

/** A side with what it costs under a scenario; without money when there is none, or its settings make no plan. */
export const sideWithCost = (data: TerritoryData, scenario: OpenScenario | null): EffectSide => ({
	data,
	cost: (scenario && costsUnder(data, scenario.settings)?.cost) ?? null
});

/** The same with what funders pay. */
export function sideWithAid(data: TerritoryData, scenario: OpenScenario | null): Required<EffectSide> {
	const costs = scenario && costsUnder(data, scenario.settings);
	return costs
		? { data, cost: costs.cost, aid: aidOf(costs, scenario.amounts) }
		: { data, cost: null, aid: null };
}
