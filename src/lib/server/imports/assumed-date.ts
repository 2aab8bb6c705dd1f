/** `20260930` or `2026-09-30` in a file name, not inside a longer number. */
const IN_NAME = /(?<!\d)(20\d{2})[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])(?!\d)/;

/**
 * The date that data are taken to be as of when neither the file nor a person says: the one in the file's name,
 * unless it is still to come, else the day of the import.
 * @returns an ISO date
 */
export function assumedDate(name: string, today: Date): string {
	const day = today.toISOString().slice(0, 10);
	const [, year, month, date] = IN_NAME.exec(name) ?? [];
	const named = year && month && date ? `${year}-${month}-${date}` : '';
	return named !== '' && named <= day ? named : day;
}
