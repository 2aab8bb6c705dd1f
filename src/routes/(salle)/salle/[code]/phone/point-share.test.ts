import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { pointsLeft, withPoints, type Share } from './point-share';

it('a share stays whole and within its total, whatever is asked in whatever order', () => {
	const ask = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.double({ min: -500, max: 500 }));
	fc.assert(
		fc.property(fc.array(ask), fc.integer({ min: 1, max: 300 }), (asks, total) => {
			let share: Share = {};
			for (const [id, asked] of asks) {
				share = withPoints(share, id, asked, total);
				expect(pointsLeft(share, total)).toBeGreaterThanOrEqual(0);
				expect(Object.values(share).every((points) => Number.isInteger(points) && points >= 0)).toBe(true);
			}
		})
	);
});

it.each([
	[30, 30],
	[60, 60],
	[61, 60],
	[-1, 0],
	[NaN, 10]
])('asked for %d when 50 are left beside its 10, an object gets %d', (asked, points) => {
	expect(withPoints({ a: 10, b: 40 }, 'a', asked, 100)['a']).toBe(points);
});
