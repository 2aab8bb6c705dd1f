import { describe, expect, it } from 'vitest';
import { intervalScale } from './interval-scale';

describe('a scale of intervals', () => {
	const bounds = [
		{ low: 100, likely: 150, high: 200 },
		{ low: 50, likely: 50, high: 50 }
	];

	it('starts at zero and ends at the greatest finite bound', () => {
		const { position, marks } = intervalScale(bounds, 400);
		expect(position(0)).toBe(0);
		expect(position(200)).toBe(400);
		expect(marks({ low: 100, likely: 150, high: 200 })).toEqual({
			sureWidth: 200,
			doubtX: 200,
			doubtWidth: 200,
			likelyX: 300,
			open: false
		});
	});

	it('draws a declared number as one solid bar', () => {
		const { marks } = intervalScale(bounds, 400);
		expect(marks({ low: 50, likely: 50, high: 50 })).toMatchObject({ doubtWidth: 0, likelyX: null });
	});

	it('has marks at whole numbers only', () => {
		expect(intervalScale([], 400).ticks).toEqual([0, 1]);
		expect(intervalScale([{ low: 0, likely: null, high: 3 }], 400).ticks).toEqual([0, 1, 2, 3]);
	});

	it('leaves an unbounded number open at the edge', () => {
		const { marks } = intervalScale(bounds, 400);
		expect(marks({ low: 0, likely: null, high: Infinity })).toMatchObject({ doubtWidth: 400, open: true });
	});

	it.each([4999, 5000, 5001])(
		'keeps the threshold inside the picture when the greatest bound is %i',
		(high) => {
			const { position } = intervalScale([{ low: 0, likely: null, high }], 650, { thresholds: [5000] });
			expect(position(5000)).toBeCloseTo(500);
		}
	);

	it('survives nothing at all', () => {
		expect(intervalScale([], 100).position(0)).toBe(0);
	});
});
