import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { band } from './uncertainty-band';

describe('a band', () => {
	it('has the values that sorting would put at its ranks, equal ones and few of them included', () => {
		const value = fc.oneof(fc.nat(5), fc.double({ min: -1e9, max: 1e9, noNaN: true }));
		fc.assert(
			fc.property(fc.array(value, { minLength: 1, maxLength: 400 }), (values) => {
				const sorted = Float64Array.from(values).sort();
				const at = (rank: number): number => sorted[Math.min(values.length, Math.max(1, rank)) - 1] ?? NaN;
				const found = band(Float64Array.from(values));
				([0.1, 0.5, 0.9] as const).forEach((share, which) => {
					const name = (['p10', 'p50', 'p90'] as const)[which] ?? 'p50';
					const spread = 1.96 * Math.sqrt(values.length * share * (1 - share));
					const middle = values.length * share;
					expect(found[name]).toBe(at(Math.ceil(middle)));
					expect(found.error[name]).toEqual([
						at(Math.floor(middle - spread)),
						at(Math.ceil(middle + spread) + 1)
					]);
				});
			})
		);
	});
});
