import type { Cents } from '../shared';
import type { AmountInputs } from './amount-inputs';
import { LIKELY, type BoundIndex } from './bounds';
import type { CostModel } from './cost-model';
import type { CostTotals } from './cost-totals';
import type { EnvelopeShortfall } from './envelope';
import { serveEnvelopes } from './envelope-shortage';
import { financingWarnings } from './financing-warnings';
import type { FinancingWarning } from './financing-warning';
import { grantCases, type GrantCases } from './grant-cases';
import { commitmentYears, headsToEquip, priorityOrder } from './grant-commitment';
import type { Ineligibility } from './grant-eligibility';
import { monthNumber } from './months';
import type { Plan, PriorityKey } from './plan';
import type { Population } from './population';

/** Who is granted what, when and by whom. Rows as the population; amounts in cents. */
export interface Financing {
	readonly inputs: AmountInputs;
	/** All the reasons of each structure; none for one that is eligible. */
	readonly ineligible: readonly (readonly Ineligibility[])[];
	/** Index of the year in which the grant is committed; −1 where there is none. */
	readonly commitmentYear: Int16Array;
	/** Past aid taken off. */
	readonly eligibleCost: Float64Array;
	readonly pastAid: Float64Array;
	/** NaN where nobody asked. */
	readonly asked: Float64Array;
	/** What the rule gives. */
	readonly computed: Float64Array;
	/** The computed amount, no more than was asked, within the envelopes. Where a person decided, as if money were not short. */
	readonly proposed: Float64Array;
	/** NaN where nobody decided. */
	readonly decided: Float64Array;
	/** Decided, else proposed. */
	readonly granted: Float64Array;
	/** All that the structure costs over the years of the plan. */
	readonly cost: Float64Array;
	/** Likely professionals who need a means. */
	readonly toEquip: Float64Array;
	/** Committed: structure × funder × year. */
	readonly ae: Float64Array;
	/** Paid: structure × funder × year. */
	readonly cp: Float64Array;
	/** Ids, in the order of the plan. */
	readonly funders: readonly string[];
	readonly years: readonly number[];
	readonly shortfalls: readonly EnvelopeShortfall[];
	readonly warnings: readonly FinancingWarning[];
}

/** The keys by which a plan takes structures, where it says nothing else. */
const USUAL_ORDER: readonly PriorityKey[] = ['sso-obliged'];

const MONTHS = 12;

/** Index of the year in which a plan starts. */
export const startYear = ({ start, years }: Plan): number =>
	Math.max(0, years.indexOf(Math.floor(monthNumber(start) / MONTHS)));

/** Structures before any envelope: their cases, their order and their years. */
export interface Commitments {
	readonly cases: GrantCases;
	readonly ineligible: readonly (readonly Ineligibility[])[];
	readonly toEquip: Float64Array;
	readonly order: Uint32Array;
	/** Index of the year of the trajectory; −1 for none. */
	readonly years: Int16Array;
}

/** @param bound of costs and units */
export function commitments(model: CostModel, inputs: AmountInputs, bound: BoundIndex = LIKELY): Commitments {
	const { population, plan } = model;
	const cases = grantCases(model, inputs, bound);
	const toEquip = headsToEquip(population, plan);
	const { shortage } = plan;
	const keys = shortage.kind === 'priority' ? shortage.order : USUAL_ORDER;
	const first = startYear(plan);
	const grants = keys.includes('cheapest-per-professional')
		? toEquip.map((_, i) => cases.amountIn(i, first))
		: toEquip;
	const order = priorityOrder(population, keys, toEquip, grants);
	const years = commitmentYears(population, model.trajectories, order, toEquip);
	const ineligible = cases.ineligible.map((reasons, i) =>
		years[i] === -1 && (population.segment[i] ?? 0) < plan.segments.length
			? [...reasons, { code: 'not-reached' as const }]
			: reasons
	);
	return { cases, ineligible, toEquip, order, years };
}

/** Cents of each structure, all years together. */
function costs({ population, plan }: CostModel, totals: CostTotals): Float64Array {
	const years = plan.years.length;
	const sums = new Float64Array(population.finess.length);
	for (let i = 0; i < sums.length; i++) {
		let sum = 0;
		for (let y = 0; y < years; y++) sum += totals.byStructure[i * years + y] ?? 0;
		sums[i] = sum;
	}
	return sums;
}

/** What persons said, by row; NaN where nobody did. */
function said<T>({ finess }: Population, by: ReadonlyMap<string, T>, cents: (one: T) => Cents): Float64Array {
	const amounts = new Float64Array(finess.length).fill(NaN);
	if (by.size === 0) return amounts;
	finess.forEach((one, i) => {
		const own = by.get(one);
		if (own !== undefined) amounts[i] = cents(own);
	});
	return amounts;
}

/** What is asked of funders before any envelope. Rows as the population; cents. */
export interface GrantRequests extends Commitments {
	/** Index of the year in which the grant is committed; −1 where there is none. */
	readonly commitmentYear: Int16Array;
	/** NaN where nobody asked. */
	readonly asked: Float64Array;
	/** NaN where nobody decided. */
	readonly decided: Float64Array;
	/** What the rule gives. */
	readonly computed: Float64Array;
	/** The same, no more than was asked; nothing for who is not in the allocation that the plan follows. */
	readonly wanted: Float64Array;
	/** True where an allocation of the solver says who is funded. */
	readonly isAllocated: boolean;
	/** True where what the rule gives is what is asked for: nobody decided, and an allocation has it where there is one. */
	isRequested(structure: number): boolean;
}

/** @param bound of costs and units */
export function grantRequests(
	model: CostModel,
	inputs: AmountInputs,
	bound: BoundIndex = LIKELY
): GrantRequests {
	const { population, plan } = model;
	const before = commitments(model, inputs, bound);
	const { cases, ineligible, years } = before;
	const asked = said(population, inputs.asked, (cents) => cents);
	const decided = said(population, inputs.decided, ({ cents }) => cents);
	const commitmentYear = years.slice();
	const allocated = plan.shortage.kind === 'optimum' ? inputs.allocation : null;
	const funded = new Map(allocated?.funded.map(({ finess, year }) => [finess, plan.years.indexOf(year)]));
	const yearOf = (i: number): number => funded.get(population.finess[i] ?? '') ?? -1;
	const isDecided = (i: number): boolean => !Number.isNaN(decided[i] ?? NaN);
	const computed = new Float64Array(years.length);
	const wanted = new Float64Array(years.length);
	for (let i = 0; i < years.length; i++) {
		const year = yearOf(i);
		if (year >= 0 && !isDecided(i)) commitmentYear[i] = year;
		const at = commitmentYear[i] ?? -1;
		if (ineligible[i]?.length === 0) computed[i] = cases.amountIn(i, at);
		else if (!isDecided(i)) commitmentYear[i] = -1;
		if (isDecided(i) && at === -1) commitmentYear[i] = startYear(plan);
		const cap = asked[i] ?? NaN;
		const amount = Number.isNaN(cap) ? (computed[i] ?? 0) : Math.min(cap, computed[i] ?? 0);
		wanted[i] = allocated && year < 0 && !isDecided(i) ? 0 : amount;
	}
	return {
		...before,
		commitmentYear,
		asked,
		decided,
		computed,
		wanted,
		isAllocated: allocated !== null,
		isRequested: (i) => ineligible[i]?.length === 0 && !isDecided(i) && (!allocated || yearOf(i) >= 0)
	};
}

/**
 * Grants of a population: who may have one, how much, in which year and by whom, within the envelopes. What a person decided is
 * served first and never changed.
 * @param totals with likely amounts
 * @param bound of the costs and units that amounts are computed from: grants are made of likely ones, the others tell the range
 */
export function financing(
	model: CostModel,
	totals: CostTotals,
	inputs: AmountInputs,
	bound: BoundIndex = LIKELY
): Financing {
	const { plan } = model;
	const requests = grantRequests(model, inputs, bound);
	const { cases, ineligible, toEquip, order, commitmentYear, asked, decided, computed, wanted } = requests;
	const served = serveEnvelopes({
		plan,
		ruleOf: (structure) => cases.ruleOf(structure),
		order,
		inOrder: plan.shortage.kind === 'priority' || requests.isAllocated,
		commitmentYear,
		wanted,
		decided
	});
	const granted = new Float64Array(wanted.length);
	const width = plan.funders.length;
	for (let i = 0, at = 0; i < granted.length; i++) {
		let sum = 0;
		for (const end = at + width; at < end; at++) sum += served.amounts[at] ?? 0;
		granted[i] = sum;
	}
	const proposed = granted.map((amount, i) => (Number.isNaN(decided[i] ?? NaN) ? amount : (wanted[i] ?? 0)));
	const result = {
		inputs,
		ineligible,
		commitmentYear,
		eligibleCost: cases.eligibleCost,
		pastAid: cases.pastAid,
		asked,
		computed,
		proposed,
		decided,
		granted,
		cost: costs(model, totals),
		toEquip,
		ae: served.ae,
		cp: served.cp,
		funders: plan.funders.map(({ id }) => id),
		years: plan.years,
		shortfalls: served.shortfalls
	};
	return { ...result, warnings: financingWarnings(model, cases, wanted, result) };
}
