import { toCents, type Cents } from '../shared';
import type { Bracket, Coefficient, GrantRule } from './grant-rule';

/** What the amount of one structure is computed from. */
export interface GrantFacts {
	/** What the rule counts: professionals, one structure, places. */
	readonly units: number;
	readonly heads: number;
	/** Code of the département. */
	readonly department: string;
	/** What may be paid for, past aid taken off. */
	readonly eligibleCost: Cents;
	/** Year of the commitment. */
	readonly year: number;
}

/** The steps of one amount, in the order in which they are taken. Cents; `rate` is not rounded before `gross`. */
export interface GrantSteps {
	/** Units that count: no more than the rule's cap. */
	readonly counted: number;
	readonly brackets: readonly {
		readonly bracket: Bracket;
		readonly units: number;
		readonly amount: number;
	}[];
	readonly coefficients: readonly Coefficient[];
	readonly yearFactor: number;
	/** Product of the coefficients and of the factor of the year. */
	readonly factor: number;
	/** Fixed part and brackets, times the factor. */
	readonly gross: Cents;
	/** The same within the floor and the ceiling. */
	readonly bounded: Cents;
	/** What the rule covers of the eligible cost at most, rounded down. */
	readonly covered: Cents;
	readonly computed: Cents;
}

/** Overseas départements and collectivities have codes of three characters, from 971. */
export const isOverseas = (department: string): boolean => /^9[78]\d$/.test(department);

/** The part of a rule's coefficients that holds for a structure. */
const holds = (coefficient: Coefficient, { heads, department }: GrantFacts): boolean =>
	coefficient.when === 'small' ? heads < coefficient.below : isOverseas(department);

/** Noise of computing with decimals. */
const NOISE = 1e-6;

/** Units of a bracket, up to those that count. */
const unitsIn = ({ from, to }: Bracket, counted: number): number =>
	Math.max(0, Math.min(counted, to ?? Infinity) - from);

/** Units that count: no more than the rule's cap. */
export const countedUnits = ({ unitCap }: GrantRule, { units }: GrantFacts): number =>
	unitCap === null ? units : Math.min(units, unitCap);

const yearFactorOf = ({ yearFactors }: GrantRule, { year }: GrantFacts): number =>
	yearFactors.find((one) => one.year === year)?.factor ?? 1;

/** Product of the coefficients that hold and of the factor of the year. */
export function coefficientOf(rule: GrantRule, facts: GrantFacts): number {
	let factor = yearFactorOf(rule, facts);
	for (const coefficient of rule.coefficients) if (holds(coefficient, facts)) factor *= coefficient.factor;
	return factor;
}

/** True for a rate of which one more unit never brings more than the one before. */
function isConcave({ brackets, floor }: GrantRule): boolean {
	let [end, rate] = [0, Infinity];
	for (const bracket of brackets) {
		if (bracket.from !== end || bracket.rate > rate) return false;
		[end, rate] = [bracket.to ?? Infinity, bracket.rate];
	}
	return (floor ?? 0) === 0;
}

/**
 * What a rule covers of a cost that is a straight line of the units is the grant over a range of units, where it is no more than these
 * at both ends.
 * @param units least and greatest; null for those of the facts alone
 * @returns cents at the least and at the greatest; −Infinity for a rule that never is so simple
 */
export function leastRates(
	rule: GrantRule,
	facts: GrantFacts,
	units: readonly [number, number] | null
): readonly [Cents, Cents] {
	if (rule.mode === 'mixed') return [-Infinity, -Infinity];
	if (rule.mode === 'capped-actual' && rule.fixed === 0 && rule.brackets.length === 0) {
		const ceiling = rule.ceiling ?? Infinity;
		return [ceiling, ceiling];
	}
	const at = (count: number): Cents => settle(rule, { ...facts, units: count }).bounded;
	const [least, greatest] = units ?? [facts.units, facts.units];
	return [at(least), at(isConcave(rule) ? greatest : least)];
}

/** The amounts of a grant, from the gross one to the last. */
interface Settled {
	readonly factor: number;
	readonly gross: Cents;
	readonly bounded: Cents;
	readonly covered: Cents;
	readonly computed: Cents;
}

function settle(rule: GrantRule, facts: GrantFacts): Settled {
	const { eligibleCost } = facts;
	const counted = countedUnits(rule, facts);
	let variable = 0;
	for (const bracket of rule.brackets) variable += unitsIn(bracket, counted) * bracket.rate;
	const factor = coefficientOf(rule, facts);
	const gross = toCents((rule.fixed + variable) * factor);
	const ceiling = rule.ceiling ?? Infinity;
	const within = (amount: Cents): Cents => Math.min(ceiling, Math.max(rule.floor ?? 0, amount));
	const bounded = within(gross);
	const covered = Math.min(eligibleCost, Math.floor(eligibleCost * rule.coverRate + NOISE));
	switch (rule.mode) {
		case 'flat':
			return { factor, gross, bounded, covered, computed: Math.min(bounded, covered) };
		case 'capped-actual': {
			// Without a rate, the ceiling alone caps what is spent.
			const cap = rule.fixed > 0 || rule.brackets.length > 0 ? bounded : ceiling;
			return { factor, gross, bounded, covered, computed: Math.min(cap, covered) };
		}
		case 'mixed': {
			const fixed = Math.min(eligibleCost, toCents(rule.fixed * factor));
			const rest = Math.floor((eligibleCost - fixed) * rule.coverRate + NOISE);
			const sum = fixed + Math.min(toCents(variable * factor), rest);
			const most = fixed + rest;
			return { factor, gross, bounded, covered: most, computed: Math.min(within(sum), most) };
		}
		default:
			return rule.mode satisfies never;
	}
}

/**
 * The amount that a rule gives to one structure. It never exceeds the eligible cost, and the floor never brings it above what the
 * rule covers.
 */
export const grantAmount = (rule: GrantRule, facts: GrantFacts): Cents => settle(rule, facts).computed;

/** The same amount with its steps, for whoever asks how it was computed. */
export function grantSteps(rule: GrantRule, facts: GrantFacts): GrantSteps {
	const counted = countedUnits(rule, facts);
	return {
		...settle(rule, facts),
		counted,
		brackets: rule.brackets.map((bracket) => {
			const units = unitsIn(bracket, counted);
			return { bracket, units, amount: units * bracket.rate };
		}),
		coefficients: rule.coefficients.filter((coefficient) => holds(coefficient, facts)),
		yearFactor: yearFactorOf(rule, facts)
	};
}
