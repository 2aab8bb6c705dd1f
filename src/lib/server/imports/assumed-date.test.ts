import { describe, expect, it } from 'vitest';
import { assumedDate } from './assumed-date';

const TODAY = new Date('2026-11-23T10:00:00Z');

describe('the date of a file that does not say it', () => {
	it.each([
		['enquete.csv', '2026-11-23'],
		['enquete-20260930.csv', '2026-09-30'],
		['enquete_2026-09-30_v2.xlsx', '2026-09-30'],
		['enquete-20261123.csv', '2026-11-23'],
		['enquete-20261124.csv', '2026-11-23'],
		['enquete-20991231.csv', '2026-11-23'],
		['enquete-20261301.csv', '2026-11-23'],
		['export-1202609301.csv', '2026-11-23'],
		['56-etablissements.csv', '2026-11-23']
	])('is, for %s, %s', (name, expected) => {
		expect(assumedDate(name, TODAY)).toBe(expected);
	});
});
