import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber, type NumberRule } from './number';

const heads: NumberRule = { integer: true, max: 50_000, unit: 'professionnels' };
const parts: NumberRule = { integer: false, max: 50_000, unit: 'ETP' };

const read = (cell: string, rule = heads): string => {
	const number = readNumber(cell, rule);
	return number.ok ? number.value : number.error.code;
};

describe('reading a number', () => {
	it.each([
		['42', '42'],
		['0', '0'],
		['007', '7'],
		[' 42 ', '42'],
		['1 234', '1234'],
		['1\u00a0234', '1234'],
		['1\u202f234', '1234'],
		['12,0', '12'],
		['12.0', '12'],
		['+42', '42'],
		['-0', '0'],
		['50 000', '50000']
	])('%j is the whole number %s', (cell, expected) => {
		expect(read(cell)).toBe(expected);
	});

	it.each([
		['1 234,5', '1234.5'],
		['1.234,5', '1234.5'],
		['12.5', '12.5'],
		['0,25', '0.25']
	])('%j is the decimal number %s', (cell, expected) => {
		expect(read(cell, parts)).toBe(expected);
	});

	it.each(['', '  ', 'NC', 'n/a', '-', 'Non renseigné', 'NSP', '#N/A'])('%j says nothing', (cell) => {
		expect(read(cell)).toBe('');
	});

	it.each([
		['50 %', 'number-percent'],
		['50%', 'number-percent'],
		['-12', 'number-negative'],
		['\u221212', 'number-negative'],
		['- 12', 'number-negative'],
		['12,5', 'number-not-integer'],
		['1.234', 'number-not-integer'],
		['50 001', 'number-too-large'],
		['99999999999999999999', 'number-too-large'],
		['1E+05', 'number-scientific'],
		['1,2E3', 'number-scientific'],
		['environ 50', 'number-shape'],
		['50 ETP', 'number-shape'],
		['<5', 'number-shape'],
		['12 34', 'number-shape'],
		['1,234,567', 'number-shape'],
		['0x10', 'number-shape'],
		['Infinity', 'number-shape'],
		['=1+1', 'number-shape'],
		['42\u0000', 'number-shape']
	])('%j is refused as %s', (cell, code) => {
		expect(read(cell)).toBe(code);
	});

	it('reads back any number written in French', () => {
		fc.assert(
			fc.property(fc.nat(50_000), fc.nat(99), (whole, cents) => {
				const value = (whole * 100 + cents) / 100;
				if (value > parts.max) return;
				const written = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 }).format(value);
				expect(Number(read(written, parts))).toBe(value);
			})
		);
	});
});
