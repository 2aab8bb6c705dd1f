import {
	costModel,
	costTotals,
	financing,
	readPlan,
	structureCosts,
	type CostModel,
	type CostTotals,
	type Financing,
	type Plan,
	type PlanProblem
} from '../funding';
import { dossierDraws, type DossierDraws } from './draws';
import { ok, type Cents, type Result } from '../shared';
import type { DossierInputs, DossierNames } from './inputs';

/** A dossier's inputs and all that is computed from them. */
export interface DossierWork extends DossierInputs {
	readonly names: DossierNames;
	readonly plan: Plan;
	readonly model: CostModel;
	readonly totals: CostTotals;
	readonly financing: Financing;
	/** Costs of each structure over all years, at each bound. */
	readonly costs: readonly [Float64Array, Float64Array, Float64Array];
	readonly draws: DossierDraws;
}

/** Computes what a dossier says. @returns all that is wrong with the settings, where something is */
export function dossierWork(
	inputs: DossierInputs,
	names: DossierNames
): Result<DossierWork, readonly PlanProblem[]> {
	const read = readPlan(inputs.defaults, inputs.population.segments, inputs.settings);
	if (!read.ok) return read;
	const plan = read.value;
	const model = costModel(inputs.population, plan);
	const totals = costTotals(model);
	return ok({
		...inputs,
		names,
		plan,
		model,
		totals,
		financing: financing(model, totals, inputs.amounts),
		costs: structureCosts(model),
		draws: dossierDraws(inputs.population, plan, inputs.amounts, inputs.provenance.draws)
	});
}

/** Sums of a group of structures, in cents; index of funder and year as in the plan. */
export interface GroupSums {
	structures: number;
	readonly heads: [number, number, number];
	readonly costs: [Cents, Cents, Cents];
	/** Likely costs by year. */
	readonly costByYear: Cents[];
	/** By funder. */
	readonly ae: Cents[];
	/** Funder × years. */
	readonly cp: Cents[];
	/** Structures with a grant. */
	helped: number;
}

/** Adds up structures by a key. @returns sums by key, keys in order */
export function sumBy(work: DossierWork, keyOf: (structure: number) => string): Map<string, GroupSums> {
	const groups = new Map<string, GroupSums>();
	for (let i = 0; i < work.population.finess.length; i++) {
		const key = keyOf(i);
		const sums = groups.get(key) ?? emptySums(work);
		groups.set(key, sums);
		addStructure(work, i, sums);
	}
	return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The sums of one structure. */
export function sumsOf(work: DossierWork, structure: number): GroupSums {
	const sums = emptySums(work);
	addStructure(work, structure, sums);
	return sums;
}

/** The sums of all structures. */
export function sumAll(work: DossierWork): GroupSums {
	const sums = emptySums(work);
	for (let i = 0; i < work.population.finess.length; i++) addStructure(work, i, sums);
	return sums;
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

function emptySums({ plan, financing: { funders } }: DossierWork): GroupSums {
	return {
		structures: 0,
		heads: [0, 0, 0],
		costs: [0, 0, 0],
		costByYear: zeros(plan.years.length),
		ae: zeros(funders.length),
		cp: zeros(funders.length * plan.years.length),
		helped: 0
	};
}

function addStructure(work: DossierWork, i: number, sums: GroupSums): void {
	const { population, plan, totals, financing: grants, costs } = work;
	const years = plan.years.length;
	const funders = grants.funders.length;
	sums.structures++;
	for (const bound of [0, 1, 2] as const) {
		sums.heads[bound] += population.heads[bound][i] ?? 0;
		sums.costs[bound] += costs[bound][i] ?? 0;
	}
	for (let year = 0; year < years; year++)
		sums.costByYear[year] = (sums.costByYear[year] ?? 0) + (totals.byStructure[i * years + year] ?? 0);
	for (let funder = 0; funder < funders; funder++)
		for (let year = 0; year < years; year++) {
			const at = (i * funders + funder) * years + year;
			sums.ae[funder] = (sums.ae[funder] ?? 0) + (grants.ae[at] ?? 0);
			const into = funder * years + year;
			sums.cp[into] = (sums.cp[into] ?? 0) + (grants.cp[at] ?? 0);
		}
	if ((grants.granted[i] ?? 0) > 0) sums.helped++;
}

/** What grants give to a group, all funders together. */
export const grantsOf = ({ ae }: GroupSums): Cents => ae.reduce((sum, cents) => sum + cents, 0);

/** What is left to structures over all years: the likely cost less the grants. */
export const ownShare = (sums: GroupSums): Cents => sums.costs[1] - grantsOf(sums);

/** What structures have to find in a year: cost less what is paid; below zero when more is paid than spent. */
export function ownInYear(sums: GroupSums, year: number): Cents {
	const years = sums.costByYear.length;
	let paid = 0;
	for (let at = year; at < sums.cp.length; at += years) paid += sums.cp[at] ?? 0;
	return (sums.costByYear[year] ?? 0) - paid;
}
