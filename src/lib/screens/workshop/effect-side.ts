import {
	costModel,
	costTotals,
	financing,
	financingPlan,
	LIKELY,
	readPlan,
	type AmountInputs,
	type CostModel,
	type CostTotals,
	type PlanProblem,
	type Settings
} from '$lib/domain/funding';
import { applyOverrides, type RulesInForce } from '$lib/domain/overrides';
import { classify } from '$lib/domain/segmentation';
import { ok, type Result } from '$lib/domain/shared';
import { assessSso, ssoByOrganisation } from '$lib/domain/sso';
import type { TerritoryTable } from '$lib/domain/table';
import { fundingDefaults, reference, ssoRule } from '$lib/reference';
import { fundingPopulation } from '../funding';
import type { TerritoryData } from '../territory-data';

/** A territory with what no criteria change: made once for a room. */
export interface EffectGround {
	readonly table: TerritoryTable;
	readonly sso: TerritoryData['sso'];
	/** By row of organisations. */
	readonly ssoAnswers: TerritoryData['ssoAnswers'];
}

export function effectGround(table: TerritoryTable): EffectGround {
	const sso = assessSso(table, ssoRule);
	return { table, sso, ssoAnswers: ssoByOrganisation(table, sso) };
}

/** The territory of a room under the rules of a sub-group: what `territoryData` gives, without assessing again what stays. */
export function groundUnder(
	{ table, sso, ssoAnswers }: EffectGround,
	{ criteria, overrides }: RulesInForce
): TerritoryData {
	const computed = classify(table, criteria);
	return {
		table,
		criteria,
		computed,
		...applyOverrides(table, criteria, computed, overrides),
		overrides,
		rule: ssoRule,
		sso,
		ssoAnswers,
		heliosSectors: reference.heliosSectors
	};
}

/** Whole cents, likely values. */
export interface YearlyCents {
	readonly total: number;
	/** In the order of `years`. */
	readonly byYear: readonly number[];
	readonly years: readonly number[];
}

/** Likely costs of a territory under a scenario, as `fundingWork` computes them; the other bounds are not needed by a room. */
export interface LikelyCosts {
	readonly model: CostModel;
	readonly totals: CostTotals;
	readonly cost: YearlyCents;
}

/** @param settings of the scenario, resolved along its chain, without the product's defaults */
export function likelyCosts(
	data: TerritoryData,
	settings: Settings
): Result<LikelyCosts, readonly PlanProblem[]> {
	const population = fundingPopulation(data);
	const plan = readPlan(fundingDefaults, population.segments, settings);
	if (!plan.ok) return plan;
	const model = costModel(population, plan.value);
	const totals = costTotals(model, [LIKELY]);
	return ok({ model, totals, cost: costByYear(totals, plan.value.years) });
}

function costByYear({ byStructure }: CostTotals, years: readonly number[]): YearlyCents {
	const byYear = years.map(() => 0);
	byStructure.forEach((cents, i) => {
		const year = i % years.length;
		byYear[year] = (byYear[year] ?? 0) + cents;
	});
	return { total: sum(byYear), byYear, years };
}

/** What funders pay of it, by year of payment. */
export function aidOf({ model, totals }: LikelyCosts, amounts: AmountInputs): YearlyCents {
	const { funders, years } = financingPlan(financing(model, totals, amounts), totals);
	const byYear = years.map((_, year) => sum(funders.map(({ cp }) => cp[year] ?? 0)));
	return { total: sum(byYear), byYear, years };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
