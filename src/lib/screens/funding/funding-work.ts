import { targetStates } from '$lib/domain/compliance';
import {
	costModel,
	costTotals,
	financing,
	populationOf,
	reclassified,
	readPlan,
	type AmountInputs,
	type CostModel,
	type CostTotals,
	type Financing,
	type Plan,
	type PlanProblem,
	type Population,
	type Settings
} from '$lib/domain/funding';
import { ok, type Result } from '$lib/domain/shared';
import { conformityRules, fundingDefaults, reference } from '$lib/reference';
import type { TerritoryData } from '../territory-data';

/** A territory under a plan: who is concerned, what it costs, who pays. Screens, exports and the command line read it. */
export interface FundingWork {
	readonly population: Population;
	readonly plan: Plan;
	readonly model: CostModel;
	readonly totals: CostTotals;
	readonly financing: Financing;
}

/** What is known of the components of organisations, by territory: the same whatever the criteria. */
const targets = new WeakMap<TerritoryData['table'], ReturnType<typeof targetStates>>();

function targetsOf(table: TerritoryData['table']): ReturnType<typeof targetStates> {
	const held = targets.get(table);
	if (held) return held;
	const made = targetStates(table, conformityRules);
	targets.set(table, made);
	return made;
}

/** Populations of classified territories: the same for all plans, made once. */
const populations = new WeakMap<TerritoryData, Population>();

/** The last one made of each table: criteria that change seldom change who a plan is about. */
const lastPopulations = new WeakMap<
	TerritoryData['table'],
	{ readonly sso: TerritoryData['ssoAnswers']; readonly population: Population }
>();

/** Who a plan of a territory is about. The label columns must be there: the population holds names. */
export function fundingPopulation(data: TerritoryData): Population {
	const held = populations.get(data);
	if (held) return held;
	const { table, classification, ssoAnswers: sso } = data;
	const last = lastPopulations.get(table);
	const again = last?.sso === sso ? reclassified(last.population, { table, classification }) : null;
	const population =
		again ??
		populationOf({ table, classification, sso, ratios: reference.ratios, targets: targetsOf(table) });
	populations.set(data, population);
	lastPopulations.set(table, { sso, population });
	return population;
}

/**
 * Computes a plan on a territory.
 * @param settings of the scenario, resolved along its chain, without the product's defaults
 * @param amounts what persons say about amounts in the scenario
 * @returns all that is wrong with the settings, where something is
 */
export function fundingWork(
	data: TerritoryData,
	settings: Settings,
	amounts: AmountInputs
): Result<FundingWork, readonly PlanProblem[]> {
	const population = fundingPopulation(data);
	const read = readPlan(fundingDefaults, population.segments, settings);
	if (!read.ok) return read;
	const model = costModel(population, read.value);
	const totals = costTotals(model);
	return ok({ population, plan: read.value, model, totals, financing: financing(model, totals, amounts) });
}
