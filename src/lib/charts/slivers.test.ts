import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutSlivers, spread } from './slivers';

describe('notes of pieces too small for a shape', () => {
	it('end at the right edge, in the order of the pieces, without touching', () => {
		const { places, left } = layOutSlivers(['3', '12', '1'], 300, 150);
		expect(left).toBeGreaterThanOrEqual(150);
		places.forEach(({ shape, text }, i) => {
			expect(text).toBeGreaterThan(shape);
			const next = places[i + 1];
			if (next) expect(next.shape - 5).toBeGreaterThan(text ?? 0);
		});
	});

	it('are shapes only where there is no room for numbers', () => {
		const { places } = layOutSlivers(['1 234', '1 234', '1 234'], 300, 60);
		expect(places.map(({ text }) => text)).toEqual([null, null, null]);
	});

	it('of nothing take nothing', () => {
		expect(layOutSlivers([], 300, 100)).toEqual({ places: [], left: 300 });
	});
});

describe('places that are spread', () => {
	it('stay in order, at least a gap apart, and before the end', () => {
		fc.assert(
			fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 12 }), (values) => {
				const placed = spread(
					[...values].sort((a, b) => a - b),
					9,
					200
				);
				placed.forEach((at, i) => {
					expect(at).toBeLessThanOrEqual(200 + 1e-9);
					if (i > 0) expect(at - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(9 - 1e-9);
				});
			})
		);
	});

	it('do not move where they are apart already', () => {
		expect(spread([0, 20, 40], 9, 100)).toEqual([0, 20, 40]);
	});
});
