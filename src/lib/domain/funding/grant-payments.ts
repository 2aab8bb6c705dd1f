import { apportion, type Cents } from '../shared';
import type { GrantRule } from './grant-rule';
import type { Plan } from './plan';

/** When a grant is paid: a share of it for each step, in the order of the rule. */
export interface PaymentSchedule {
	/** Index into the plan's years, by step. */
	readonly years: readonly number[];
	/** They add up to 1. */
	readonly shares: readonly number[];
}

/**
 * The payments of what is committed in a year: each step in its year or in that of the commitment, whichever is later, and never
 * after the plan. Without a rule, everything is paid at once.
 * @param year index into the plan's years
 */
export function paymentSchedule(plan: Plan, rule: GrantRule | null, year: number): PaymentSchedule {
	if (!rule) return { years: [year], shares: [1] };
	const last = plan.years.length - 1;
	const first = plan.years[0] ?? 0;
	return {
		years: rule.payments.map(({ step, date }) =>
			step === 'commitment' ? year : Math.min(last, Math.max(year, Number(date.slice(0, 4)) - first))
		),
		shares: rule.payments.map(({ share }) => share)
	};
}

/** Payments of an amount by step: they add up to it. */
export const paymentsOf = (cents: Cents, { shares }: PaymentSchedule): Cents[] =>
	shares.length === 1 ? [cents] : apportion(cents, shares);

/** Adds the payments of an amount to what is paid by year. @param from where the years begin in `into` */
export function addPayments(cents: Cents, schedule: PaymentSchedule, into: Float64Array, from: number): void {
	const parts = paymentsOf(cents, schedule);
	for (let step = 0; step < parts.length; step++) {
		const at = from + (schedule.years[step] ?? 0);
		into[at] = (into[at] ?? 0) + (parts[step] ?? 0);
	}
}

/** Payments of an amount by year. @param count years of the plan */
export function paidByYear(cents: Cents, schedule: PaymentSchedule, count: number): Float64Array {
	const paid = new Float64Array(count);
	addPayments(cents, schedule, paid, 0);
	return paid;
}
