import type { Cents } from '../shared';
import type { AmountInputs } from './amount-inputs';
import { LIKELY, type BoundIndex } from './bounds';
import type { CostModel } from './cost-model';
import { grantSteps, type GrantFacts } from './grant-amount';
import { unmetConditions, type Ineligibility } from './grant-eligibility';
import type { GrantRule } from './grant-rule';
import type { CostItem, CostObject } from './item';
import { monthNumber } from './months';
import type { Plan } from './plan';

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
	/** What a rule is given for a structure committed in a year; null where it has no rule. */
	facts(structure: number, year: number): GrantFacts | null;
	/** The amount of an eligible structure, 0 for another. @param year index into the plan's years */
	amountIn(structure: number, year: number): Cents;
}

/** Nothing is wrong: shared, as most structures are eligible. */
const NONE: readonly Ineligibility[] = [];

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

/** True for an item that is equipment. */
export const isEquipment = ({ object }: CostItem): boolean => EQUIPMENT.includes(object);

/** @param bound of costs and units; who is eligible never depends on it */
export function grantCases(model: CostModel, inputs: AmountInputs, bound: BoundIndex = LIKELY): GrantCases {
	const { population, plan } = model;
	const count = population.finess.length;
	const rules = plan.segments.map((id) => plan.grants.find(({ segment }) => segment === id) ?? null);
	const masks = rules.map((rule) => (rule ? eligibleAtoms(plan, rule) : null));
	const equipment = Uint8Array.from(plan.items, (item) => Number(isEquipment(item)));
	const [eligibleCost, pastAid, notEquipment] = [
		new Float64Array(count),
		new Float64Array(count),
		new Float64Array(count)
	];
	const years = plan.years.length;
	const scratch = new Float64Array(plan.items.length * years);
	const units = (rule: GrantRule, i: number): number =>
		rule.unit === 'structure'
			? 1
			: rule.unit === 'place'
				? (population.places[i] ?? NaN)
				: (population.heads[bound][i] ?? NaN);

	/** Writes the eligible cost, and says what it takes away. */
	function addCost(i: number, mask: Uint8Array): Ineligibility[] {
		scratch.fill(0);
		model.fill(i, bound, scratch);
		let [eligible, other] = [0, 0];
		for (let k = 0; k < scratch.length; k++) {
			if (mask[k] !== 1) continue;
			eligible += scratch[k] ?? 0;
			if (equipment[Math.floor(k / years)] !== 1) other += scratch[k] ?? 0;
		}
		const already = pastAid[i] ?? 0;
		eligibleCost[i] = Math.max(0, eligible - already);
		notEquipment[i] = eligible > 0 ? other / eligible : 0;
		if (eligible === 0) return [{ code: 'nothing-eligible' }];
		return already >= eligible
			? [{ code: 'past-aid-covers', found: String(already), expected: String(eligible) }]
			: [];
	}

	const ineligible = population.finess.map((finess, i): readonly Ineligibility[] => {
		for (const { cents } of inputs.pastAid.get(finess) ?? []) pastAid[i] = (pastAid[i] ?? 0) + cents;
		const segment = population.segment[i] ?? 0;
		if (segment >= plan.segments.length) return [{ code: 'segment-undecided' }];
		const [rule, mask] = [rules[segment], masks[segment]];
		if (!rule || !mask) return [{ code: 'no-rule', found: plan.segments[segment] ?? '' }];
		const of = population.organisation[i] ?? 0;
		const own = population.organisations.esms[of] ?? 1;
		const grouping = Math.max(own, inputs.groupings.get(population.organisations.id[of] ?? '') ?? 0);
		const reasons = unmetConditions(population, i, rule.eligibility, grouping);
		if (Number.isNaN(units(rule, i))) reasons.push({ code: 'units-unknown', found: '' });
		reasons.push(...addCost(i, mask));
		return reasons.length > 0 ? reasons : NONE;
	});

	const ruleOf = (i: number): GrantRule | null => rules[population.segment[i] ?? 0] ?? null;
	function facts(i: number, year: number): GrantFacts | null {
		const rule = ruleOf(i);
		return rule
			? {
					units: units(rule, i),
					heads: population.heads[LIKELY][i] ?? 0,
					department: population.department[i] ?? '',
					eligibleCost: eligibleCost[i] ?? 0,
					year: plan.years[year] ?? 0
				}
			: null;
	}
	return {
		rules,
		ineligible,
		eligibleCost,
		pastAid,
		notEquipment,
		ruleOf,
		facts,
		amountIn(i, year) {
			const [rule, given] = [ruleOf(i), facts(i, year)];
			return !rule || !given || (ineligible[i]?.length ?? 0) > 0 ? 0 : grantSteps(rule, given).computed;
		}
	};
}
