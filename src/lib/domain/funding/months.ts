import type { Month } from './plan';

const MONTHS = 12;

/** Months since year 0: two of them can be subtracted. @throws RangeError for a text that is no `YYYY-MM` */
export function monthNumber(month: Month): number {
	const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
	if (!match) throw new RangeError(`Not a month: ${month}`);
	return Number(match[1]) * MONTHS + Number(match[2]) - 1;
}

/** The month of a number of `monthNumber`. */
export const monthOf = (number: number): Month =>
	`${Math.floor(number / MONTHS)}-${String((number % MONTHS) + 1).padStart(2, '0')}`;

/** True for a text that is a month. */
export const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
