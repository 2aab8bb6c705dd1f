import { describe, expect, it } from 'vitest';
import { declared, estimated, unknownUpTo } from '$lib/domain/shared';
import {
	formatBytes,
	formatCount,
	formatDate,
	formatInstant,
	formatInteger,
	formatInterval,
	formatList,
	formatNumber,
	formatShare,
	french
} from './format';

/** Typographic spaces shown as plain ones, so that expectations can be read. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('numbers', () => {
	it('groups thousands with thin non-breaking spaces and uses a decimal comma', () => {
		expect(formatInteger(12345)).toBe('12\u202f345');
		expect(plain(formatNumber(12345.64))).toBe('12 345,6');
		expect(plain(formatNumber(3))).toBe('3');
	});

	it.each([
		[0, 'structure', '0 structure'],
		[1, 'structure', '1 structure'],
		[2, 'structure', '2 structures'],
		[1612, 'structure', '1 612 structures']
	])('counts %i %s as « %s »', (count, noun, expected) => {
		expect(plain(formatCount(count, noun))).toBe(expected);
	});

	it.each([
		[0, 10, '0 %'],
		[1, 1000, '< 1 %'],
		[58, 100, '58 %'],
		[999, 1000, '> 99 %'],
		[10, 10, '100 %'],
		[0, 0, '–']
	])('writes the share %i of %i as « %s »', (part, whole, expected) => {
		expect(plain(formatShare(part, whole))).toBe(expected);
	});

	it.each([
		[820, '820 octets'],
		[12_400, '12 ko'],
		[3_400_000, '3,4 Mo']
	])('writes %i bytes as « %s »', (bytes, expected) => {
		expect(plain(formatBytes(bytes))).toBe(expected);
	});
});

describe('dates', () => {
	it('writes ISO dates the French way and leaves other texts alone', () => {
		expect(formatDate('2028-12-31')).toBe('31/12/2028');
		expect(formatDate('vers 1990')).toBe('vers 1990');
		expect(formatDate('')).toBe('');
	});

	it('writes instants in the time of Paris', () => {
		expect(formatInstant('2026-05-12T12:30:00Z')).toBe('12/05/2026 14:30');
	});
});

describe('intervals', () => {
	it.each([
		['a declared number', declared(58), '58'],
		['an estimated number', estimated(44, 58, 80, 400), '≈ 58 (44–80)'],
		['an unknown number with a cap', unknownUpTo(400), 'entre 0 et 400'],
		['an unknown number without a cap', unknownUpTo(Infinity), 'inconnu'],
		['a lower bound', { low: 1200, likely: null, high: Infinity }, 'au moins 1 200'],
		['a count of a part', { low: 13, likely: 13, high: 13, sureHigh: Infinity }, 'au moins 13'],
		['an open estimate', { low: 1200, likely: 1500, high: Infinity }, '≈ 1 500 (au moins 1 200)']
	])('writes %s', (_name, interval, expected) => {
		expect(plain(formatInterval(interval))).toBe(expected);
	});

	it('gives the bounds of what was estimated three significant digits, rounded outwards', () => {
		const of = (low: number, likely: number | null, high: number): string =>
			plain(formatInterval({ low, likely, high }));
		expect(of(32_949.62, null, 145_051.65)).toBe('entre 32 900 et 146 000');
		expect(of(1953, 2444, 2970)).toBe('≈ 2 440 (1 950–2 970)');
		expect(of(1953, 1953, 1953)).toBe('1 953');
		expect(of(13, 24, 45)).toBe('≈ 24 (13–45)');
	});
});

it('joins words as in a sentence', () => {
	expect(formatList([])).toBe('');
	expect(formatList(['PA'])).toBe('PA');
	expect(formatList(['PA', 'PH', 'DOM'])).toBe('PA, PH et DOM');
	expect(formatList(['PA', 'PH'], 'ou')).toBe('PA ou PH');
});

it('sets the spaces of a French sentence', () => {
	expect(french('Quoi : « oui » ; vraiment ?')).toBe('Quoi\u00a0: «\u00a0oui\u00a0»\u202f; vraiment\u202f?');
});
