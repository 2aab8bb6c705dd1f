import { hasValidKey, parseFiness } from '$lib/domain/shared';
import { describe, expect, test } from 'vitest';
import { FinessNumbers, luhnDigit, SirenNumbers, siretOf, withWrongKey } from './index';

const passesLuhn = (digits: string): boolean => luhnDigit(digits.slice(0, -1)) === Number(digits.at(-1));
const keyOf = (text: string): boolean | null => {
	const parsed = parseFiness(text);
	return parsed.ok ? hasValidKey(parsed.value) : null;
};

describe('identifiers', () => {
	test.each(['35', '01', '2A', '2B', '971', '974', '976', '978'])(
		'FINESS numbers of %s are well formed, have a valid key and differ',
		(department) => {
			const numbers = new FinessNumbers();
			const given = Array.from({ length: 500 }, () => numbers.next(department));
			expect(given.map(keyOf)).not.toContain(false);
			expect(given.map(keyOf)).not.toContain(null);
			expect(new Set(given).size).toBe(500);
		}
	);

	test('Guadeloupe, Saint-Martin and Saint-Barthélemy share one range', () => {
		const numbers = new FinessNumbers();
		expect(new Set(['971', '978', '977'].map((code) => numbers.next(code))).size).toBe(3);
	});

	test('a département says when it has no number left', () => {
		const numbers = new FinessNumbers();
		for (let i = 0; i < 5000; i++) numbers.next('976');
		expect(numbers.has('976', 1)).toBe(false);
		expect(() => numbers.next('976')).toThrow('No FINESS number left in 976');
	});

	test('a wrong key is wrong', () => {
		expect(keyOf(withWrongKey(new FinessNumbers().next('29')))).toBe(false);
	});

	test('SIREN and SIRET pass the Luhn check and differ', () => {
		const sirens = new SirenNumbers();
		const given = Array.from({ length: 2000 }, () => sirens.next());
		expect(given.every((siren) => siren.length === 9 && passesLuhn(siren))).toBe(true);
		expect(new Set(given).size).toBe(2000);
		expect(given.every((siren, i) => passesLuhn(siretOf(siren, i + 1)))).toBe(true);
	});

	test('the Luhn digit of a known SIREN is the published one', () => {
		expect(luhnDigit('73282932')).toBe(0);
	});
});
