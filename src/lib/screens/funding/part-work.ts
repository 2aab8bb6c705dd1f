import { covers, type Scope } from '$lib/domain/access';
import { dependsOnOthers, partOfWhole, readPlan, type Settings } from '$lib/domain/funding';
import { fundingDefaults } from '$lib/reference';
import type { TerritoryData } from '../territory-data';
import { fundingPopulation, type FundingWork } from './funding-work';

/**
 * True where what is seen of a scenario is not enough to compute it: it is about more territories than those, and what a structure gets
 * depends on the others. It is then computed on all of them, and cut.
 */
export function needsWhole(data: TerritoryData, scope: Scope, settings: Settings): boolean {
	if (covers(data.table.territories ?? 'national', scope)) return false;
	const segments = data.criteria.segments.map(({ id }) => id);
	const plan = readPlan(fundingDefaults, segments, settings);
	return plan.ok && dependsOnOthers(plan.value);
}

/** What is seen of a plan that was computed on all the territories that it is about. */
export function partWork(whole: FundingWork, seen: TerritoryData): FundingWork {
	const population = fundingPopulation(seen);
	return { population, plan: whole.plan, ...partOfWhole(whole, population) };
}
