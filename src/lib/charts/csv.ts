import { neutralise } from '$lib/domain/shared';
import type { ChartTable } from './data-table';

function cell(value: string | number): string {
	if (typeof value === 'number') return String(value).replace('.', ',');
	const text = neutralise(value);
	return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The table as a French spreadsheet opens it: semicolons, decimal comma, CRLF, byte-order mark, no formula. */
export function chartCsv({ columns, rows }: ChartTable): string {
	const lines = [columns.map(({ label }) => label), ...rows];
	return `\ufeff${lines.map((line) => `${line.map(cell).join(';')}\r\n`).join('')}`;
}
