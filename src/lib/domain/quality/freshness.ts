import { daysInMonth, isCalendarDate } from '../shared';

/** From what age a declared value is taken to need confirmation: a parameter of the product, not a rule of the field. */
export interface FreshnessRule {
	/** Months after its reference date from which a value is stale. */
	readonly months: number;
	readonly status: 'sourced' | 'assumed';
	/** French. */
	readonly source: string;
	/** ISO date. */
	readonly date: string;
}

/** The date `months` before an ISO date; the last day of a shorter month. */
export function monthsBefore(date: string, months: number): string {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	const total = year * 12 + (month - 1) - months;
	const [y, m] = [Math.floor(total / 12), (total % 12) + 1];
	const d = Math.min(day, daysInMonth(y, m));
	return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/**
 * A reader of ages: true for a reference date older than the rule allows. A date nobody said is no proof of age.
 * @param today ISO date
 */
export function staleness(rule: FreshnessRule, today: string): (date: string) => boolean {
	const oldest = monthsBefore(today, rule.months);
	return (date) => isCalendarDate(date) && date < oldest;
}
