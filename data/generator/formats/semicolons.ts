/** One line of a semicolon-separated file; a field is quoted only where it must be. */
export const semicolons = (fields: readonly string[]): string =>
	fields.map((field) => (/[";\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(';');

/** A number as a French spreadsheet writes it; empty when there is none. */
export const french = (value: number | null): string =>
	value === null ? '' : String(value).replace('.', ',');
