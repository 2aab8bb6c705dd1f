import type { Cents } from '../shared';
import type { AmountInputs } from './amount-inputs';
import { LIKELY, type BoundIndex } from './bounds';
import { addByStructure } from './cost-loops';
import type { CostModel, VisitAtoms } from './cost-model';
import { grantAmount, type GrantFacts } from './grant-amount';
import { unmetConditions, type Ineligibility } from './grant-eligibility';
import type { Eligibility, GrantRule } from './grant-rule';
import type { CostObject } from './item';
import { monthNumber } from './months';
import type { Plan } from './plan';
import type { Population } from './population';

/** What is bought, and not worked or learnt: an amount should mostly pay for it. */
const EQUIPMENT: readonly CostObject[] = ['device', 'terminal', 'licence'];

const MONTHS = 12;

/** Every structure of a population before its grant: who may ask, for what cost. Rows as the population. */
export interface GrantCases {
	/** Rule of each segment of the plan. */
	readonly rules: readonly (GrantRule | null)[];
	readonly ineligible: readonly (readonly Ineligibility[])[];
	/** Cents that a rule lets be paid for, past aid taken off. */
	readonly eligibleCost: Float64Array;
	readonly pastAid: Float64Array;
	/** Share of the eligible cost that is not equipment, 0 to 1. */
	readonly notEquipment: Float64Array;
	/** The rule of a structure; null where it has none. */
	ruleOf(structure: number): GrantRule | null;
	/** The amount of an eligible structure, 0 for another. @param year index into the plan's years */
	amountIn(structure: number, year: number): Cents;
}

/** Nothing is wrong: shared, as most structures are eligible. */
const NONE: readonly Ineligibility[] = [];
const UNCOUNTED: Ineligibility = { code: 'units-unknown', found: '' };

/** True for conditions that ask for nothing. */
const isOpen = (conditions: Eligibility): boolean =>
	Object.values(conditions).every((asked) => asked === undefined);

/**
 * For a rule, which atoms are eligible, items × years: what is bought or done from the first year to that of the deadline, and the
 * running costs of the rule's first years.
 */
export function eligibleAtoms(plan: Plan, rule: GrantRule): Uint8Array {
	const start = Math.floor(monthNumber(plan.start) / MONTHS);
	const end = Math.floor(monthNumber(plan.deadline) / MONTHS);
	const mask = new Uint8Array(plan.items.length * plan.years.length);
	plan.items.forEach((item, k) => {
		if (!rule.objects.includes(item.object)) return;
		plan.years.forEach((year, y) => {
			const counts = item.kind === 'yearly' ? year >= start && year < start + rule.runningYears : year <= end;
			if (counts) mask[k * plan.years.length + y] = 1;
		});
	});
	return mask;
}

/** What a rule counts for a structure; NaN where nobody knows. */
function unitsOf(population: Population, rule: GrantRule, structure: number, bound: BoundIndex): number {
	switch (rule.unit) {
		case 'structure':
			return 1;
		case 'place':
			return population.places[structure] ?? NaN;
		case 'professional':
			return population.heads[bound][structure] ?? NaN;
		default:
			return rule.unit satisfies never;
	}
}

/** What a rule is given for a structure. @param year of the commitment; @param bound of the units */
export function grantFacts(
	population: Population,
	rule: GrantRule,
	structure: number,
	eligibleCost: Cents,
	year: number,
	bound: BoundIndex = LIKELY
): GrantFacts {
	return {
		units: unitsOf(population, rule, structure, bound),
		heads: population.heads[LIKELY][structure] ?? 0,
		department: population.department[structure] ?? '',
		eligibleCost,
		year
	};
}

interface EligibleCosts {
	/** By structure, cents; past aid is not taken off. */
	readonly eligible: Float64Array;
	/** Those that are not equipment. */
	readonly other: Float64Array;
}

function eligibleCosts(
	model: CostModel,
	rules: readonly (GrantRule | null)[],
	bound: BoundIndex
): EligibleCosts {
	const { population, plan } = model;
	const count = population.finess.length;
	const [eligible, other] = [new Float64Array(count), new Float64Array(count)];
	const masks = rules.map((rule) => (rule ? eligibleAtoms(plan, rule) : null));
	const years = plan.years.length;
	// Structures come by segment; those of an undecided one have no rule.
	const isPaidFor = (segment: number, item: number): boolean =>
		masks[segment]?.subarray(item * years, (item + 1) * years).includes(1) ?? false;
	model.eachAtom(bound, addEligible, isPaidFor);
	return { eligible, other };

	function addEligible(...[rows, length, item, year, atoms]: Parameters<VisitAtoms>): void {
		const mask = masks[population.segment[rows[0] ?? 0] ?? 0];
		if (mask?.[item * years + year] !== 1) return;
		const object = plan.items[item]?.object;
		const isEquipment = object !== undefined && EQUIPMENT.includes(object);
		addByStructure(eligible, rows, atoms, length);
		if (!isEquipment) addByStructure(other, rows, atoms, length);
	}
}

/** @param bound of costs and units; who is eligible never depends on it */
export function grantCases(model: CostModel, inputs: AmountInputs, bound: BoundIndex = LIKELY): GrantCases {
	const { population, plan } = model;
	const count = population.finess.length;
	const rules = plan.segments.map((id) => plan.grants.find(({ segment }) => segment === id) ?? null);
	const costs = eligibleCosts(model, rules, bound);
	const [eligibleCost, pastAid, notEquipment] = [
		new Float64Array(count),
		new Float64Array(count),
		new Float64Array(count)
	];

	/** Writes the eligible cost of a structure, and says what takes it away. */
	function writeCost(i: number): readonly Ineligibility[] {
		const [eligible = 0, other = 0, already = 0] = [costs.eligible[i], costs.other[i], pastAid[i]];
		eligibleCost[i] = Math.max(0, eligible - already);
		notEquipment[i] = eligible > 0 ? other / eligible : 0;
		if (eligible === 0) return [{ code: 'nothing-eligible' }];
		return already >= eligible
			? [{ code: 'past-aid-covers', found: String(already), expected: String(eligible) }]
			: NONE;
	}

	const open = new Set(rules.filter((rule) => rule !== null && isOpen(rule.eligibility)));

	/** What of a rule's conditions a structure does not meet. */
	function unmet(i: number, rule: GrantRule): readonly Ineligibility[] {
		if (open.has(rule)) return NONE;
		const of = population.organisation[i] ?? 0;
		const own = population.organisations.esms[of] ?? 1;
		const grouping = Math.max(own, inputs.groupings.get(population.organisations.id[of] ?? '') ?? 0);
		return unmetConditions(population, i, rule.eligibility, grouping);
	}

	const ineligible = population.finess.map((finess, i): readonly Ineligibility[] => {
		if (inputs.pastAid.size > 0)
			for (const { cents } of inputs.pastAid.get(finess) ?? []) pastAid[i] = (pastAid[i] ?? 0) + cents;
		const segment = population.segment[i] ?? 0;
		if (segment >= plan.segments.length) return [{ code: 'segment-undecided' }];
		const rule = rules[segment];
		if (!rule) return [{ code: 'no-rule', found: plan.segments[segment] ?? '' }];
		const [refused, isCounted] = [unmet(i, rule), !Number.isNaN(unitsOf(population, rule, i, bound))];
		const costless = writeCost(i);
		if (refused.length === 0 && isCounted) return costless;
		return [...refused, ...(isCounted ? [] : [UNCOUNTED]), ...costless];
	});

	const ruleOf = (i: number): GrantRule | null => rules[population.segment[i] ?? 0] ?? null;
	return {
		rules,
		ineligible,
		eligibleCost,
		pastAid,
		notEquipment,
		ruleOf,
		amountIn(i, year) {
			const rule = ruleOf(i);
			if (!rule || (ineligible[i]?.length ?? 0) > 0) return 0;
			const facts = grantFacts(population, rule, i, eligibleCost[i] ?? 0, plan.years[year] ?? 0, bound);
			return grantAmount(rule, facts);
		}
	};
}
