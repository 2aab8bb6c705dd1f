import { isCalendarDate } from '$lib/domain/shared';

const DAY_MS = 86_400_000;
const DAY_ZERO = Date.UTC(1899, 11, 30);
/** Spreadsheets believe that 1900 was a leap year: before 1 March 1900 they do not agree on the number of a day. */
const FIRST_SURE_DAY = '1900-03-01';

/** The number of a day in a spreadsheet; null for what is not a day that all of them count alike. */
export function excelDate(iso: string): number | null {
	if (!isCalendarDate(iso) || iso < FIRST_SURE_DAY) return null;
	return (Date.parse(`${iso}T00:00:00Z`) - DAY_ZERO) / DAY_MS;
}
