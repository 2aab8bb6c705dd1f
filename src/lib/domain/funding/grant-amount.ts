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
	/** The cover rate of the eligible cost, rounded down. */
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

/**
 * The amount that a rule gives to one structure, with its steps. It never exceeds the eligible cost, and the floor never brings it
 * above what the rule covers.
 */
export function grantSteps(rule: GrantRule, facts: GrantFacts): GrantSteps {
	const counted = rule.unitCap === null ? facts.units : Math.min(facts.units, rule.unitCap);
	const brackets = rule.brackets.map((bracket) => {
		const units = Math.max(0, Math.min(counted, bracket.to ?? Infinity) - bracket.from);
		return { bracket, units, amount: units * bracket.rate };
	});
	const coefficients = rule.coefficients.filter((coefficient) => holds(coefficient, facts));
	const yearFactor = rule.yearFactors.find(({ year }) => year === facts.year)?.factor ?? 1;
	const factor = coefficients.reduce((product, one) => product * one.factor, yearFactor);
	const variable = brackets.reduce((sum, { amount }) => sum + amount, 0);
	const gross = toCents((rule.fixed + variable) * factor);
	const ceiling = rule.ceiling ?? Infinity;
	const bounded = Math.min(ceiling, Math.max(rule.floor ?? 0, gross));
	const { eligibleCost } = facts;
	const covered = Math.min(eligibleCost, Math.floor(eligibleCost * rule.coverRate + NOISE));
	const common = { counted, brackets, coefficients, yearFactor, factor, gross, bounded, covered };
	switch (rule.mode) {
		case 'flat':
			return { ...common, computed: Math.min(bounded, covered) };
		case 'capped-actual': {
			// Without a rate, the ceiling alone caps what is spent.
			const hasRate = rule.fixed > 0 || rule.brackets.length > 0;
			return { ...common, computed: Math.min(hasRate ? bounded : ceiling, covered) };
		}
		case 'mixed': {
			const fixed = Math.min(eligibleCost, toCents(rule.fixed * factor));
			const rest = Math.floor((eligibleCost - fixed) * rule.coverRate + NOISE);
			const sum = fixed + Math.min(toCents(variable * factor), rest);
			const within = Math.min(ceiling, Math.max(rule.floor ?? 0, sum));
			return { ...common, covered: fixed + rest, computed: Math.min(within, fixed + rest, eligibleCost) };
		}
		default:
			return rule.mode satisfies never;
	}
}
