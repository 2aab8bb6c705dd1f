import { describe, expect, it } from 'vitest';
import { formatEuros, formatEurosBounds, formatEurosRange, formatEurosShort } from './money';

/** Spaces as one can read them in a test. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('amounts in words', () => {
	it.each([
		[0, '0,00 €'],
		[1, '0,01 €'],
		[123_456, '1 234,56 €'],
		[-50, '−0,50 €'],
		[-0, '0,00 €'],
		[123_456_789_012, '1 234 567 890,12 €']
	])('%d cents are written to the cent', (cents, text) => {
		expect(plain(formatEuros(cents))).toBe(text);
	});

	it.each([
		[0, '0 €'],
		[-0, '0 €'],
		[1, '< 1 €'],
		[49, '< 1 €'],
		[50, '1 €'],
		[94_000, '940 €'],
		[99_949, '999 €'],
		[99_950, '1 k€'],
		[850_000, '8,5 k€'],
		[8_500_000, '85 k€'],
		[99_949_999, '999 k€'],
		[99_950_000, '1 M€'],
		[1_240_000_000, '12,4 M€'],
		[12_360_000_000, '124 M€'],
		[120_000_000_000, '1,2 Md€'],
		[-1_240_000_000, '−12,4 M€']
	])('%d cents at a glance', (cents, text) => {
		expect(plain(formatEurosShort(cents))).toBe(text);
	});

	it('says the unit of a range once where both ends have the same', () => {
		expect(plain(formatEurosBounds({ low: 980_000_000, high: 1_820_000_000 }))).toBe('9,8 à 18,2 M€');
		expect(plain(formatEurosBounds({ low: 94_000_000, high: 120_000_000 }))).toBe('940 k€ à 1,2 M€');
		expect(plain(formatEurosBounds({ low: 0, high: 120_000_000 }))).toBe('0 € à 1,2 M€');
	});

	it('says an amount without a range alone', () => {
		expect(plain(formatEurosRange({ low: 5000, likely: 5000, high: 5000 }))).toBe('50 €');
		expect(plain(formatEurosRange({ low: 980_000_000, likely: 1_240_000_000, high: 1_820_000_000 }))).toBe(
			'12,4 M€ (9,8 à 18,2 M€)'
		);
	});
});
