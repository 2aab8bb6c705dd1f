import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occurrencesOf } from '../../support/occurrences';

/** Texts of few letters, so that they overlap and hold one another. */
const letters = (minLength: number, maxLength: number) =>
	fc.string({ unit: fc.constantFrom('a', 'b', 'é'), minLength, maxLength });

describe('what occurs in a text', () => {
	it('is what includes would find', () => {
		fc.assert(
			fc.property(fc.uniqueArray(letters(8, 10), { maxLength: 20 }), letters(0, 60), (wanted, text) => {
				const expected = wanted.filter((one) => text.includes(one));
				expect([...occurrencesOf(wanted)(text)].sort()).toEqual(expected.sort());
			})
		);
	});

	it('is found at both ends, and once', () => {
		const find = occurrencesOf(['560000012', 'RESIDENCE DES LANDES', '440000011']);
		expect(find('560000012 et 560000012, RESIDENCE DES LANDES')).toEqual([
			'560000012',
			'RESIDENCE DES LANDES'
		]);
		expect(find('56000001')).toEqual([]);
	});

	it('is not looked for when it is too short to tell', () => {
		expect(() => occurrencesOf(['courte'])).toThrow('courte');
	});
});
