import { describe, expect, it } from 'vitest';
import { parseMillions } from './envelope-text';

describe('an envelope as it is typed', () => {
	it.each([
		['12,5', 1_250_000_000],
		['12.5', 1_250_000_000],
		[' 1 234,5 M€', 123_450_000_000],
		['0,01', 1_000_000]
	])('reads %s', (text, cents) => {
		expect(parseMillions(text)).toBe(cents);
	});

	it.each(['', '0', '-3', 'abc', '1,2,3', '1e3', '99999999', 'NaN'])('refuses « %s »', (text) => {
		expect(parseMillions(text)).toBeNull();
	});
});
