import type { Cents } from '../shared';
import type { DecidedAmount, PastAid } from './amount-inputs';
import { LIKELY } from './bounds';
import type { CostModel } from './cost-model';
import type { Financing } from './financing';
import { grantSteps, type GrantFacts, type GrantSteps } from './grant-amount';
import { eligibleAtoms, grantFacts } from './grant-cases';
import type { Ineligibility } from './grant-eligibility';
import type { GrantRule } from './grant-rule';
import { paymentSchedule, paymentsOf } from './grant-payments';

/** Every step of the grant of one structure, with its values, from the cost to the last payment. Cents. */
export interface GrantExplanation {
	readonly finess: string;
	readonly rule: GrantRule | null;
	readonly ineligible: readonly Ineligibility[];
	/** What the structure costs, item by item: all of it, and what is eligible. Items that cost nothing are not there. */
	readonly items: readonly { readonly item: string; readonly cost: Cents; readonly eligible: Cents }[];
	readonly cost: Cents;
	/** Eligible items before past aid. */
	readonly eligibleBefore: Cents;
	readonly pastAid: readonly PastAid[];
	readonly eligibleCost: Cents;
	/** Year of the commitment; null for none. */
	readonly commitmentYear: number | null;
	/** What the rule was given, and the steps of the amount; null where no amount is computed. */
	readonly facts: GrantFacts | null;
	readonly steps: GrantSteps | null;
	readonly asked: Cents | null;
	readonly computed: Cents;
	readonly proposed: Cents;
	readonly decided: DecidedAmount | null;
	readonly granted: Cents;
	/** What the envelopes took away from what would have been proposed; 0 where a person decided. */
	readonly cut: Cents;
	readonly funders: readonly ExplainedFunder[];
	readonly ownShare: Cents;
}

/** What one funder gives to one structure. */
export interface ExplainedFunder {
	readonly funder: string;
	/** Its share in the rule, 0 to 1; null where there is no rule. */
	readonly share: number | null;
	readonly amount: Cents;
	readonly payments: readonly {
		readonly step: 'commitment' | 'interim' | 'final';
		readonly year: number;
		readonly share: number;
		readonly amount: Cents;
	}[];
}

/** @param structure row of the population */
export function explainGrant(model: CostModel, financing: Financing, structure: number): GrantExplanation {
	const { population, plan } = model;
	const { inputs } = financing;
	const finess = population.finess[structure] ?? '';
	const segment = plan.segments[population.segment[structure] ?? 0];
	const rule = plan.grants.find((one) => one.segment === segment) ?? null;
	const read = (column: Float64Array): Cents => column[structure] ?? 0;
	const items = itemsOf(model, structure, rule);
	const year = financing.commitmentYear[structure] ?? -1;
	const ineligible = financing.ineligible[structure] ?? [];
	const facts =
		!rule || ineligible.length > 0 || year === -1
			? null
			: grantFacts(population, rule, structure, read(financing.eligibleCost), plan.years[year] ?? 0);
	const asked = financing.asked[structure] ?? NaN;
	const decided = inputs.decided.get(finess) ?? null;
	const [computed, granted] = [read(financing.computed), read(financing.granted)];
	const wanted = Number.isNaN(asked) ? computed : Math.min(asked, computed);
	return {
		finess,
		rule,
		ineligible,
		items,
		cost: read(financing.cost),
		eligibleBefore: items.reduce((sum, { eligible }) => sum + eligible, 0),
		pastAid: inputs.pastAid.get(finess) ?? [],
		eligibleCost: read(financing.eligibleCost),
		commitmentYear: plan.years[year] ?? null,
		facts,
		steps: rule && facts ? grantSteps(rule, facts) : null,
		asked: Number.isNaN(asked) ? null : asked,
		computed,
		proposed: read(financing.proposed),
		decided,
		granted,
		cut: decided ? 0 : wanted - granted,
		funders: year === -1 ? [] : fundersOf(model, financing, structure, rule),
		ownShare: read(financing.cost) - granted
	};
}

function itemsOf(model: CostModel, structure: number, rule: GrantRule | null): GrantExplanation['items'] {
	const { plan } = model;
	const years = plan.years.length;
	const atoms = new Float64Array(plan.items.length * years);
	model.fill(structure, LIKELY, atoms);
	const mask = rule ? eligibleAtoms(plan, rule) : new Uint8Array(atoms.length);
	return plan.items.flatMap(({ id }, k) => {
		let [cost, eligible] = [0, 0];
		for (let at = k * years; at < (k + 1) * years; at++) {
			cost += atoms[at] ?? 0;
			if (mask[at] === 1) eligible += atoms[at] ?? 0;
		}
		return cost === 0 ? [] : [{ item: id, cost, eligible }];
	});
}

/** What each funder gives; those who give nothing and are not asked to are not there. */
function fundersOf(
	{ plan }: CostModel,
	{ ae, commitmentYear }: Financing,
	structure: number,
	rule: GrantRule | null
): ExplainedFunder[] {
	const year = commitmentYear[structure] ?? 0;
	const schedule = paymentSchedule(plan, rule, year);
	const count = plan.years.length;
	return plan.funders.flatMap(({ id }, f) => {
		const amount = ae[(structure * plan.funders.length + f) * count + year] ?? 0;
		const share = rule
			? rule.funders.reduce((sum, one) => sum + (one.funder === id ? one.share : 0), 0)
			: null;
		if (amount === 0 && (share ?? 0) === 0) return [];
		const payments = paymentsOf(amount, schedule).map((part, step) => ({
			step: rule?.payments[step]?.step ?? ('commitment' as const),
			year: plan.years[schedule.years[step] ?? 0] ?? 0,
			share: schedule.shares[step] ?? 0,
			amount: part
		}));
		return [{ funder: id, share, amount, payments }];
	});
}
