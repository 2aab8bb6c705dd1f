import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleRange } from './visible-range';

describe('the rows to draw', () => {
	it('are those of the window and a few beyond', () => {
		expect(visibleRange({ scroll: 5200, height: 520, top: 0, rowHeight: 52, count: 45_000 })).toEqual({
			from: 88,
			to: 122,
			first: 100,
			last: 110
		});
	});

	it('start at the first and stop at the last', () => {
		expect(visibleRange({ scroll: 0, height: 520, top: 300, rowHeight: 52, count: 5 })).toEqual({
			from: 0,
			to: 5,
			first: 0,
			last: 5
		});
		expect(visibleRange({ scroll: 0, height: 520, top: 0, rowHeight: 52, count: 0 })).toEqual({
			from: 0,
			to: 0,
			first: 0,
			last: 0
		});
	});

	it('are few, in bounds, and hold every row in sight, wherever the page is', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 3_000_000 }),
				fc.integer({ min: 100, max: 2000 }),
				fc.integer({ min: 0, max: 50_000 }),
				(scroll, height, count) => {
					const { from, to, first, last } = visibleRange({
						scroll,
						height,
						top: 200,
						rowHeight: 52,
						count
					});
					expect(from).toBeGreaterThanOrEqual(0);
					expect(to).toBeLessThanOrEqual(count);
					expect(to - from).toBeLessThanOrEqual(height / 52 + 27);
					const inSight = Math.floor((scroll - 200 + height / 2) / 52);
					if (inSight >= 0 && inSight < count) {
						expect(first).toBeLessThanOrEqual(inSight);
						expect(last).toBeGreaterThan(inSight);
					}
					expect(first).toBeGreaterThanOrEqual(from);
					expect(last).toBeLessThanOrEqual(to);
					expect(last - first).toBeLessThanOrEqual(height / 52 + 2);
				}
			)
		);
	});
});
