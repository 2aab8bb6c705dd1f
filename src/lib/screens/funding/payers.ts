import {
	financingPlan,
	type EnvelopeShortfall,
	type FinancingPlan,
	type FinancingWarning,
	type Ineligibility
} from '$lib/domain/funding';
import type { Cents } from '$lib/domain/shared';
import type { FundingWork } from './funding-work';

/** A warning, with what it is about. */
export interface PayersWarning {
	readonly code: FinancingWarning['code'];
	/** Structures; 0 where it is not about structures. */
	readonly count: number;
	/** Id of a segment. */
	readonly segment: string | null;
	/** The money of a funder and a year, in French. */
	readonly envelope: string | null;
}

/** Who pays, in plain data. */
export interface PayersSight {
	readonly plan: FinancingPlan;
	/** French names of the funders, in the order of the plan's lines. */
	readonly labels: readonly string[];
	/** True where a segment has a rule: without one nobody is helped. */
	readonly hasRules: boolean;
	readonly granted: Cents;
	/** Structures that are helped. */
	readonly helped: number;
	readonly decided: number;
	/** What the rules would give if money were not short. */
	readonly computed: Cents;
	readonly shortfalls: readonly (EnvelopeShortfall & { readonly label: string })[];
	/** Structures that get nothing, by reason; one may have several. */
	readonly refused: readonly { readonly code: Ineligibility['code']; readonly count: number }[];
	readonly warnings: readonly PayersWarning[];
}

export function payersSight({ plan, totals, financing }: FundingWork): PayersSight {
	const labels = financing.funders.map((id) => plan.funders.find((funder) => funder.id === id)?.label ?? id);
	const labelOf = (funder: string): string => labels[financing.funders.indexOf(funder)] ?? funder;
	const refused = new Map<Ineligibility['code'], number>();
	for (const reasons of financing.ineligible)
		for (const code of new Set(reasons.map((reason) => reason.code)))
			refused.set(code, (refused.get(code) ?? 0) + 1);
	const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
	return {
		plan: financingPlan(financing, totals),
		labels,
		hasRules: plan.grants.length > 0,
		granted: sum(financing.granted),
		helped: financing.granted.reduce((count, cents) => count + (cents > 0 ? 1 : 0), 0),
		decided: financing.decided.reduce((count, cents) => count + (Number.isNaN(cents) ? 0 : 1), 0),
		computed: sum(financing.computed),
		shortfalls: financing.shortfalls.map((short) => ({
			...short,
			label: labelOf(short.funder)
		})),
		refused: [...refused].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count),
		warnings: financing.warnings.map((warning) => ({
			code: warning.code,
			count:
				'structures' in warning ? warning.structures.length : 'finess' in warning ? warning.finess.length : 0,
			segment: 'segment' in warning ? warning.segment : null,
			envelope:
				'funder' in warning
					? `${labelOf(warning.funder)}, ${warning.year}, ${warning.of.toUpperCase()}`
					: null
		}))
	};
}
