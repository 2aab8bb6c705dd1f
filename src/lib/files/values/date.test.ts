import { describe, expect, it } from 'vitest';
import { readDate } from './date';

describe('reading a date', () => {
	it.each([
		['1979-02-13', '1979-02-13'],
		['2021-10-18 00:00:00', '2021-10-18'],
		['2026-03-09T15:49:37Z', '2026-03-09'],
		['13/02/1979', '1979-02-13'],
		['3/2/1979', '1979-02-03'],
		['2024-02-29', '2024-02-29'],
		['1900-01-02', '1900-01-02']
	])('%s is %s', (cell, date) => {
		expect(readDate(cell)).toEqual({ date, odd: false });
	});

	it.each(['', ' ', '1900-01-01', '01/01/1900'])('%j is absent', (cell) => {
		expect(readDate(cell)).toEqual({ date: '', odd: false });
	});

	it.each([
		'0787-01-01',
		'2023-02-29',
		'31/04/2020',
		'2020-13-01',
		'00/00/0000',
		'hier',
		'9999-12-31',
		'44927'
	])('%j is odd, and left empty', (cell) => {
		expect(readDate(cell)).toEqual({ date: '', odd: true });
	});
});
