import { describe, expect, it } from 'vitest';
import { readFiness } from './finess';

const read = (cell: string, department = ''): string => {
	const reading = readFiness(cell, department);
	if (!reading.ok) return reading.error.code;
	const { finess, keyValid, repaired } = reading.value;
	return `${finess}${keyValid ? '' : ' key'}${repaired ? ' repaired' : ''}`;
};

describe('reading a FINESS number', () => {
	it.each([
		['010000024', '010000024'],
		[' 010 000 024 ', '010000024'],
		['01\u00a00000\u00a0024', '010000024'],
		['="010000024"', '010000024'],
		["'010000024", '010000024'],
		['970100400', '970100400'],
		['2a0000014', '2A0000014']
	])('%j reads as %s', (cell, expected) => {
		expect(read(cell)).toBe(expected);
	});

	it('accepts a well-formed number whose key is wrong, and says so', () => {
		expect(read('010000025')).toBe('010000025 key');
	});

	it.each([
		['', 'finess-missing'],
		['   ', 'finess-missing'],
		['bonjour', 'finess-shape'],
		['1234567', 'finess-shape'],
		['0100000240', 'finess-shape'],
		['01000002é', 'finess-shape'],
		['1,00E+07', 'finess-scientific'],
		['1.0000024E+7', 'finess-scientific'],
		['1E+08', 'finess-scientific']
	])('%j is refused as %s', (cell, code) => {
		expect(read(cell, '01')).toBe(code);
	});

	it.each([
		['a leading zero lost', '10000024', '01', '010000024 repaired'],
		['a leading zero lost in a decimal number', '10000024.0', '01', '010000024 repaired'],
		['letters taken for digits', 'O1OOOOO24', '01', '010000024 repaired'],
		['another département', '10000024', '02', 'finess-damaged'],
		['no département to confirm it', '10000024', '', 'finess-damaged'],
		['a wrong key', '10000025', '01', 'finess-damaged']
	])('repairs only when key and département agree: %s', (_, cell, department, expected) => {
		expect(read(cell, department)).toBe(expected);
	});

	it('takes an overseas number as agreeing with its département by its first two digits', () => {
		expect(read('97O1004OO', '971')).toBe('970100400 repaired');
		expect(read('97O1004OO', '75')).toBe('finess-damaged');
	});
});
