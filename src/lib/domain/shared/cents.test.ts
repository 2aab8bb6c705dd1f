import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from './cents';

describe('splitting an amount', () => {
	it('gives the cents left over to the largest remainders, and to the first of equals', () => {
		expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
		expect(apportion(100, [1, 2])).toEqual([33, 67]);
		expect(apportion(5, [0, 0])).toEqual([3, 2]);
		expect(apportion(0, [])).toEqual([]);
	});

	it('refuses what is no amount, no weight, or nobody to split between', () => {
		expect(() => apportion(-1, [1])).toThrow(RangeError);
		expect(() => apportion(0.5, [1])).toThrow(RangeError);
		expect(() => apportion(1, [NaN])).toThrow(RangeError);
		expect(() => apportion(1, [Infinity])).toThrow(RangeError);
		expect(() => apportion(1, [])).toThrow(RangeError);
	});

	it('loses nothing, and no part is a cent or more away from its share', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1e13 }),
				fc.array(fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e6, noNaN: true })), {
					minLength: 1,
					maxLength: 30
				}),
				(total, weights) => {
					const parts = apportion(total, weights);
					expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
					const sum = weights.reduce((all, weight) => all + weight, 0);
					parts.forEach((part, i) => {
						const exact = sum === 0 ? total / weights.length : total * ((weights[i] ?? 0) / sum);
						expect(Math.abs(part - exact)).toBeLessThan(1 + 1e-12 * total);
						expect(part).toBeGreaterThanOrEqual(0);
					});
				}
			)
		);
	});
});
