import { describe, expect, it } from 'vitest';
import { layOutRangeBars } from './range-bars';

describe('bars with whiskers', () => {
	it('go from zero to the likely value, whiskers from the low to the high one, on one scale', () => {
		const rows = [
			{ id: 'a', low: 10, likely: 20, high: 100 },
			{ id: 'b', low: 0, likely: 0, high: 50 }
		];
		expect(layOutRangeBars(rows, { width: 150, rowHeight: 30, room: 50 })).toMatchObject([
			{ y: 0, bar: 20, from: 10, to: 100, end: 108 },
			{ y: 30, bar: 0, from: 0, to: 50 }
		]);
	});

	it('keeps what is very small visible', () => {
		const [, small] = layOutRangeBars(
			[
				{ id: 'a', low: 1e6, likely: 1e6, high: 1e6 },
				{ id: 'b', low: 1, likely: 1, high: 1 }
			],
			{ width: 150, rowHeight: 30, room: 50 }
		);
		expect(small?.bar).toBe(1);
	});

	it('draws nothing where there is nothing', () => {
		expect(layOutRangeBars([], { width: 10, rowHeight: 30, room: 50 })).toEqual([]);
	});
});
