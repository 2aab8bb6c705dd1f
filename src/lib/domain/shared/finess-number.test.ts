import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finessKey, hasValidKey, parseFiness, type FinessNumber } from './index';

const DIGITS = Array.from('0123456789');

describe('a FINESS number', () => {
	it.each(['010000024', '970102018', '970113015', '010780054', '010000156'])(
		'%s, a published one, has a valid key',
		(number) => {
			const parsed = parseFiness(number);
			expect(parsed.ok && hasValidKey(parsed.value)).toBe(true);
		}
	);
	it('keeps its leading zero and its Corsican letter, and forgives spaces and case', () => {
		expect(parseFiness(' 01 000 0024 ')).toEqual({ ok: true, value: '010000024' });
		expect(parseFiness('2a0000014')).toEqual({ ok: true, value: '2A0000014' });
		expect(parseFiness('01\u00a0000\u202f0024')).toEqual({ ok: true, value: '010000024' });
	});
	it.each([
		['', 'finess-empty'],
		['   ', 'finess-empty'],
		['10000024', 'finess-shape'],
		['0100000240', 'finess-shape'],
		['0A0B00014', 'finess-shape'],
		['1,00E+07', 'finess-shape'],
		['A10000024', 'finess-shape']
	])('"%s" is refused: %s', (text, error) => {
		expect(parseFiness(text)).toEqual({ ok: false, error });
	});
	it('has one valid key out of ten, for any first eight characters', () => {
		const first = fc.tuple(
			fc.constantFrom(...DIGITS),
			fc.constantFrom(...DIGITS, 'A', 'B'),
			fc.integer({ min: 0, max: 999_999 })
		);
		fc.assert(
			fc.property(first, ([a, b, rest]) => {
				const eight = `${a}${b}${String(rest).padStart(6, '0')}`;
				const valid = DIGITS.filter((key) => hasValidKey(`${eight}${key}` as FinessNumber));
				expect(valid).toEqual([String(finessKey(eight))]);
			})
		);
	});
});
