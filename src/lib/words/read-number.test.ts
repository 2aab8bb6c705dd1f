import { describe, expect, it } from 'vitest';
import { readNumber } from './read-number';

describe('reading a number as French writes it', () => {
	it.each([
		['1\u202f234,5', 1234.5],
		['1 234,5 €', 1234.5],
		['30 %', 30],
		['0.5', 0.5],
		['−3', -3],
		['-3', -3],
		['', NaN],
		['deux', NaN],
		['1,2,3', NaN],
		['1e5', NaN],
		['Infinity', NaN]
	])('%s', (text, value) => {
		expect(readNumber(text)).toBe(value);
	});
});
