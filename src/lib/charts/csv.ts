import { neutralise } from '$lib/domain/shared';
import type { ChartTable } from './data-table';

function cell(value: string | number): string {
	if (typeof value === 'number') return String(value).replace('.', ',');
	const text = neutralise(value);
	return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The table as a French spreadsheet opens it: semicolons, decimal comma, CRLF, byte-order mark, no formula.
 * @param source where the figures come from and their date: the last column, on each line, as exports name their sources
 */
export function chartCsv({ columns, rows }: ChartTable, source: string): string {
	const lines = [[...columns.map(({ label }) => label), 'Source'], ...rows.map((row) => [...row, source])];
	return `\ufeff${lines.map((line) => `${line.map(cell).join(';')}\r\n`).join('')}`;
}
