/** Days of a month, from 1 for January, in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A day of the calendar, as `yyyy-mm-dd`. */
export function isCalendarDate(text: string): boolean {
	const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
	if (!year || !month || !day || month > 12) return false;
	return day <= daysInMonth(year, month);
}

const DAY = 86_400_000;
const shifted = (date: string, days: number): string =>
	new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** The day after a day of the calendar, both as `yyyy-mm-dd`. */
export const nextDay = (date: string): string => shifted(date, 1);

/** The day before a day of the calendar, both as `yyyy-mm-dd`. */
export const previousDay = (date: string): string => shifted(date, -1);
