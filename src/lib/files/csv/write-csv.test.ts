import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { neutralise } from '$lib/domain/shared';
import type { SheetCell } from '$lib/domain/sheets';
import { RecordSplitter } from '../delimited';
import { writeCsv } from './write-csv';

const write = (columns: readonly string[], rows: readonly (readonly SheetCell[])[]): string =>
	[...writeCsv(columns, rows)].join('');

/** The file as our own reader and as PapaParse see it, header included. */
function readBack(content: string): { ours: (readonly string[])[]; papa: string[][] } {
	const splitter = new RecordSplitter(';', 'utf-8');
	const bytes = Buffer.from(content);
	const ours = [...splitter.push(bytes), ...splitter.end()].map((record) => record.fields);
	const papa = Papa.parse<string[]>(content.slice(1).replace(/\r\n$/, ''), {
		delimiter: ';',
		newline: '\r\n'
	}).data;
	return { ours, papa };
}

describe('writing CSV', () => {
	it('is what a French spreadsheet opens: BOM, semicolons, CRLF, decimal comma', () => {
		expect(write(['N° FINESS', 'Effectif'], [['010000024', 1234.5]])).toBe(
			'\ufeffN° FINESS;Effectif\r\n010000024;1234,5\r\n'
		);
	});

	it('quotes what must be, as RFC 4180 says', () => {
		expect(write(['a'], [['x;y'], ['"LAC"'], ['deux\nlignes'], [' espace ']])).toBe(
			'\ufeffa\r\n"x;y"\r\n"""LAC"""\r\n"deux\nlignes"\r\n" espace "\r\n'
		);
	});

	it('leaves empty what is not known, and never writes an infinite number', () => {
		expect(write(['a', 'b', 'c'], [[null, Infinity, NaN]])).toBe('\ufeffa;b;c\r\n;;\r\n');
	});

	it.each([
		[0, '0'],
		[-12.5, '-12,5'],
		[1e21, '1000000000000000000000'],
		[1e-7, '0,0000001'],
		[0.1 + 0.2, '0,30000000000000004'],
		[45_000, '45000']
	])('writes the number %d as %s', (value, text) => {
		expect(write(['a'], [[value]])).toBe(`\ufeffa\r\n${text}\r\n`);
	});

	it('writes a header alone when there is no row, and thousands of rows piece by piece', () => {
		expect(write(['a'], [])).toBe('\ufeffa\r\n');
		const rows = Array.from({ length: 1_201 }, (_, i) => [i]);
		expect([...writeCsv(['a'], rows)]).toHaveLength(4);
		expect(readBack(write(['a'], rows)).ours).toHaveLength(1_202);
	});

	it('is read back as it was, by our reader and by PapaParse', () => {
		const text = fc
			.array(fc.oneof(fc.constantFrom('"', ';', '\n', '\r\n', '=', '-', "'", 'é', '\0', ' '), fc.string()))
			.map((parts) => parts.join(''));
		const table = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 });
		fc.assert(
			fc.property(table, (rows) => {
				const expected = rows.map((row) => row.map(neutralise));
				const content = write(['a', 'b'], rows);
				expect(content).not.toContain('\0');
				const { ours, papa } = readBack(content);
				expect(ours.slice(1)).toEqual(expected);
				expect(papa.slice(1)).toEqual(expected);
			}),
			{ numRuns: 1_000 }
		);
	});
});
